using Npgsql;
using SqlGen.PostgreSql.Parsing;
using SqlGen.Testing;

namespace SqlGen.PostgreSql.Tests.Statements;

/// <summary>What the statement files say, said by a server's parser; nothing of it is executed.</summary>
public sealed class ServerVerdictTests
{
    // A server reads the whole text before it says this, so whoever hears it has written valid SQL.
    private const string Accepted = "cannot insert multiple commands into a prepared statement";

    public static TheoryData<string> Valid => StatementFiles.Names("Valid");

    public static TheoryData<string> Invalid => StatementFiles.Names("Invalid");

    [Theory]
    [MemberData(nameof(Valid))]
    public async Task A_server_accepts_what_we_accept(string name)
    {
        var file = StatementFiles.Read("Valid", name);
        await using var connection = await ConnectAsync();
        foreach (var statement in SqlParser.Parse(file).Statements)
        {
            var sql = file.Text.Substring(statement.Range.Start, statement.Range.Length);
            Assert.Equal((sql, Accepted), (sql, await MessageAsync(connection, sql)));
        }
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public async Task A_server_refuses_what_we_refuse_in_the_same_words(string name)
    {
        await using var connection = await ConnectAsync();
        foreach (var block in StatementFiles.Read("Invalid", name).Text.TrimEnd('\n').Split("\n\n"))
        {
            var sql = string.Join('\n', block.Split('\n').Where(static line => !line.StartsWith("--", StringComparison.Ordinal)));
            var message = StatementFiles.Parse(sql).Diagnostics[0].Message;
            var said = await MessageAsync(connection, sql);
            Assert.True(message == said || message.StartsWith(said + "; ", StringComparison.Ordinal), $"{sql}\nthe server: {said}\nwe: {message}");
        }
    }

    private static async Task<NpgsqlConnection> ConnectAsync()
    {
        var server = await SharedServer.GetAsync();
        Assert.SkipUnless(server.IsNative, "needs a PostgreSQL of version 17, whose grammar this is");
        var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<string> MessageAsync(NpgsqlConnection connection, string sql)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new("select; " + sql) } };
        return (await Assert.ThrowsAsync<PostgresException>(() => batch.ExecuteNonQueryAsync())).MessageText;
    }
}
