using Npgsql;
using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Parsing;
using SqlGen.PostgreSql.Rules;
using SqlGen.PostgreSql.Text;
using SqlGen.Testing;

namespace SqlGen.Tool.Tests.Rules;

/// <summary>A schema on a server that has the platform's roles, and what the rules say of it.</summary>
internal sealed class HarmDatabase(PostgresDatabase database, string schema) : IAsyncDisposable
{
    public const string Ann = "{\"sub\": \"00000000-0000-0000-0000-00000000000a\"}";
    public const string Bob = "{\"sub\": \"00000000-0000-0000-0000-00000000000b\"}";

    /// <summary>With <paramref name="platform"/>, which the server has and the rules are not told.</summary>
    public static async Task<HarmDatabase> CreateAsync(string schema, CancellationToken ct, string platform = "select 1")
    {
        var server = await SharedServer.GetAsync();
        Assert.SkipUnless(server.IsNative, $"asks PostgreSQL's own planner and roles; there is only {server.Description}");
        var database = await server.CreateDatabaseAsync([Testing.SqlScript.SupabaseShim, new("platform", platform), new("schema.sql", schema)], ct);
        return new HarmDatabase(database, schema);
    }

    /// <summary>The one message of a rule about the schema, with more that the server does not have.</summary>
    public string Message(string rule, string more = "")
    {
        var script = SqlParser.Parse(new SourceFile("schema.sql", schema + more));
        return Assert.Single(Advisor.Check(CatalogBuilder.Build([script]).Catalog, [script]), d => d.Descriptor.Id == rule).Message;
    }

    /// <summary>The SQL that a rule's message gives after "write".</summary>
    public string Mend(string rule, string more = "")
    {
        var message = Message(rule, more);
        var start = message.IndexOf("write \"", StringComparison.Ordinal) + "write \"".Length;
        return message[start..message.IndexOf('"', start)];
    }

    public Task ExecuteAsync(string sql, CancellationToken ct) => database.ExecuteAsync(sql, ct);

    /// <summary>Runs statements as a role with a request's claims, and returns the first value of the last.</summary>
    public async Task<object?> AsAsync(string role, string claims, CancellationToken ct, params string[] statements)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString + ";Pooling=false");
        await connection.OpenAsync(ct);
        object? value = null;
        foreach (var statement in (string[])[$"set request.jwt.claims = '{claims}'", $"set role {role}", .. statements])
        {
            await using var command = new NpgsqlCommand(statement, connection);
            value = await command.ExecuteScalarAsync(ct);
        }

        return value;
    }

    /// <summary>The SQLSTATE that statements of a role fail with.</summary>
    public async Task<string> FailsAsync(string role, string claims, CancellationToken ct, params string[] statements) =>
        (await Assert.ThrowsAsync<PostgresException>(() => AsAsync(role, claims, ct, statements))).SqlState;

    public async Task<string> ExplainAsync(string role, string claims, CancellationToken ct, string query, params string[] before) =>
        (string)(await AsAsync(role, claims, ct, [.. before, "explain (analyze, costs off, timing off, summary off, format json) " + query]))!;

    public ValueTask DisposeAsync() => database.DisposeAsync();
}
