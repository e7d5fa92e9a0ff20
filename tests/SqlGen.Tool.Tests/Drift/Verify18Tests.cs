using System.Text.Json.Nodes;
using SqlGen.Testing;

namespace SqlGen.Tool.Tests.Drift;

/// <summary>What only PostgreSQL 18 has, held against PGlite.</summary>
public sealed class Verify18Tests : IDisposable
{
    private const string Schema =
        """
        create table stays (room int4range, during daterange, constraint stays_key primary key (room, during without overlaps));
        create table guests (
          room int4range, during daterange, nights int, twice int generated always as (nights * 2), half int generated always as (nights / 2) stored,
          constraint guests_stay foreign key (room, period during) references stays, constraint guests_nights check (nights > 0) not enforced
        );
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("sqlgen").FullName;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("alter table guests drop twice, add twice int generated always as (nights * 2) stored",
        "generated values of column \"twice\" of \"guests\" are virtual in the schema, but stored in the database")]
    [InlineData("alter table guests drop half, add half int generated always as (nights / 2)",
        "generated values of column \"half\" of \"guests\" are stored in the schema, but virtual in the database")]
    [InlineData("alter table guests drop constraint guests_nights, add constraint guests_nights check (nights > 0)",
        "validation of check constraint \"guests_nights\" of \"guests\" is not enforced in the schema, but valid in the database")]
    [InlineData("alter table guests alter constraint guests_stay not enforced",
        "validation of foreign key constraint \"guests_stay\" of \"guests\" is valid in the schema, but not enforced in the database")]
    [InlineData("alter table guests drop constraint guests_stay; alter table stays drop constraint stays_key, add constraint stays_key primary key (room, during);"
        + "alter table guests add constraint guests_stay foreign key (room, during) references stays",
        "period of primary key constraint \"stays_key\" of \"stays\" is WITHOUT OVERLAPS in the schema, but none in the database",
        "period of foreign key constraint \"guests_stay\" of \"guests\" is PERIOD in the schema, but none in the database")]
    public async Task A_change_of_what_18_brought_is_found(string change, params string[] messages)
    {
        await using var database = await CreateAsync();
        Assert.Empty(await VerifyAsync(database));

        await database.ExecuteAsync(change, Ct);

        Assert.Equal(messages.Order(StringComparer.Ordinal), (await VerifyAsync(database)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_pulled_from_18_makes_the_same_schema()
    {
        await using var database = await CreateAsync();
        var pulled = await ToolRun.RunAsync(database.ConnectionString, Ct, "pull", "--sql");
        Assert.Equal("", pulled.Errors);
        await using var other = await database.Server.CreateDatabaseAsync([new SqlScript("pulled.sql", pulled.Output)], Ct);

        Assert.Empty(await VerifyAsync(other));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<PostgresDatabase> CreateAsync()
    {
        var server = await NewestServer.GetAsync();
        Assert.SkipWhen(server is null, $"needs PostgreSQL 18: {NewestServer.Missing}");
        return await server.CreateDatabaseAsync([new SqlScript("schema.sql", Schema)], Ct);
    }

    private async Task<IReadOnlyList<string>> VerifyAsync(PostgresDatabase database)
    {
        var file = Path.Combine(_folder, "schema.sql");
        await File.WriteAllTextAsync(file, Schema, Ct);
        var run = await ToolRun.RunAsync(database.ConnectionString, Ct, "verify", file, "--json");
        Assert.StartsWith("expressions are compared as text", run.Errors);
        return [.. JsonNode.Parse(run.Output)!["differences"]!.AsArray().Select(static d => (string)d!["message"]!)];
    }
}
