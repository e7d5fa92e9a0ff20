using CsCheck;
using Npgsql;
using SqlGen.PostgreSql.Parsing;
using SqlGen.PostgreSql.Tests.Parsing;
using SqlGen.PostgreSql.Text;
using SqlGen.Testing;

namespace SqlGen.PostgreSql.Tests.Statements;

/// <summary>What the statement files say, said by a server's parser; nothing of it is executed.</summary>
public sealed class ServerVerdictTests
{
    // A server reads the whole text before it says this, so whoever hears it has written valid SQL.
    private const string Accepted = "cannot insert multiple commands into a prepared statement";

    public static TheoryData<string, string, PostgresVersion> Files => StatementFiles.Cases(["Valid", "Invalid", "Since18", "Invalid18"], [PostgresVersion.V17, PostgresVersion.V18]);

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_server_of_a_version_accepts_what_we_accept_for_it_and_refuses_the_rest_in_the_same_words(string folder, string name, PostgresVersion version)
    {
        await using var connection = await ConnectAsync(version);
        foreach (var sql in StatementFiles.Statements(folder, name))
        {
            var said = await MessageAsync(connection, sql);
            var ours = StatementFiles.Parse(sql, version).Diagnostics is [var first, ..] ? first.Message : Accepted;
            Assert.True(ours == said || ours.StartsWith(said + "; ", StringComparison.Ordinal), $"{sql}\nthe server: {said}\nwe: {ours}");
        }
    }

    /// <summary>What the tests of robustness take for valid is so for a server; and of what they damage a server says the same.</summary>
    [Theory]
    [InlineData(PostgresVersion.V17)]
    [InlineData(PostgresVersion.V18)]
    public async Task A_server_agrees_on_statements_made_from_the_grammar_and_on_damaged_ones(PostgresVersion version)
    {
        await using var connection = await ConnectAsync(version);
        var damaged = new List<string>();
        SqlSoup.Mutated.Sample(sql => damaged.Add(sql), iter: 500, threads: 1, seed: "0000000000001");
        var made = Enumerable.Range(0, 500).Select(i => SqlGrammar.Make((ulong)i, version));
        foreach (var sql in made.Concat(damaged.Where(static s => !s.Contains('\0') && !s.Contains('\\'))))
        {
            var script = SqlParser.Parse(new SourceFile("x", sql), ParseOptions.ServerOf(version));
            if (script.Statements.Count > 0)
            {
                var said = await MessageAsync(connection, sql);
                Assert.Equal((sql, said, said == Accepted), (sql, said, script.Diagnostics.Count == 0));
            }
        }
    }

    private static async Task<NpgsqlConnection> ConnectAsync(PostgresVersion version)
    {
        var server = version == PostgresVersion.V17 ? await SharedServer.GetAsync() : await NewestServer.GetAsync();
        Assert.SkipWhen(server is null, $"no server of version {version} answers: {NewestServer.Missing}");
        var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var major = connection.PostgreSqlVersion.Major;
        if (major != (int)version)
        {
            await connection.DisposeAsync();
            Assert.Skip($"needs a PostgreSQL of version {version}, not {major}");
        }

        return connection;
    }

    private static async Task<string> MessageAsync(NpgsqlConnection connection, string sql)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new("select; " + sql) } };
        return (await Assert.ThrowsAsync<PostgresException>(() => batch.ExecuteNonQueryAsync())).MessageText;
    }
}
