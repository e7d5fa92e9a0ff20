using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Parsing;
using SqlGen.PostgreSql.Text;
using SqlGen.Tool.Output;

namespace SqlGen.Tool.Tests.Drift;

public sealed class PullTests(DriftFixture fixture) : IClassFixture<DriftFixture>
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pulled_text_makes_the_same_database_and_the_same_catalog()
    {
        await using var database = await fixture.CreateAppliedAsync(Ct);
        var pulled = await ToolRun.RunAsync(database.ConnectionString, Ct, "pull", "--sql");
        var file = Path.Combine(fixture.Folder, "pulled.sql");
        await File.WriteAllTextAsync(file, pulled.Output, Ct);

        Assert.Equal(0, (await ToolRun.RunAsync(database.ConnectionString, Ct, "verify", file)).ExitCode);
        Assert.Equal(Facts(DriftFixture.Schema), Facts(pulled.Output));

        await using var empty = await fixture.CreateEmptyAsync(Ct);
        Assert.Equal("", (await ToolRun.RunAsync(empty.ConnectionString, Ct, "apply", file)).Errors);
        Assert.Equal(0, (await ToolRun.RunAsync(empty.ConnectionString, Ct, "verify", fixture.SchemaFile)).ExitCode);
        Assert.Equal(pulled.Output, (await ToolRun.RunAsync(empty.ConnectionString, Ct, "pull", "--sql")).Output);
    }

    [Fact]
    public async Task The_snapshot_says_where_it_comes_from_and_not_from_whom()
    {
        await using var database = await fixture.CreateAppliedAsync(Ct);
        var file = Path.Combine(fixture.Folder, "schema.lock.sql");

        Assert.Equal(0, (await ToolRun.RunAsync(database.ConnectionString, Ct, "pull", "--output", file)).ExitCode);

        var text = await File.ReadAllTextAsync(file, Ct);
        Assert.StartsWith("-- The schema of a live database, written by \"sqlgen pull\" (PostgreSQL ", text);
        Assert.DoesNotContain("\r", text);
        Assert.DoesNotContain("Password", text);
    }

    private static string Facts(string text) =>
        string.Join('\n', CatalogFacts.Of(CatalogJson.ToJson(CatalogBuilder.Build([SqlParser.Parse(new SourceFile("schema.sql", text))]).Catalog))
            .Where(static f => !f.Contains("ordinal", StringComparison.Ordinal)));
}
