using System.Text.RegularExpressions;
using Npgsql;
using SqlGen.PostgreSql.Printing;
using SqlGen.PostgreSql.Tests.Statements;
using SqlGen.Testing;

namespace SqlGen.PostgreSql.Tests.Printing;

/// <summary>A server shows the tree that it made of a statement: it is the same for what was written and for what is printed. Nothing is executed.</summary>
public sealed partial class PrinterServerTests
{
    // ASC in an index is what the server does without it.
    private const string WrittenAscending = " :ordering 1";

    public static TheoryData<string> Files => StatementFiles.Names("Valid");

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_server_reads_what_is_printed_as_it_reads_what_was_written(string name)
    {
        var server = await SharedServer.GetAsync();
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server.ConnectionString) { IncludeErrorDetail = true }.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var trees = new List<string>();
        connection.Notice += (_, e) => trees.Add(Places().Replace(Blanks().Replace(e.Notice.Detail ?? "", " "), "").Replace(WrittenAscending, " :ordering 0", StringComparison.Ordinal));
        await using (var setting = new NpgsqlCommand("set client_min_messages = log; set debug_print_parse = on; set debug_pretty_print = off", connection))
            await setting.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var compared = 0;
        foreach (var sql in StatementFiles.Statements("Valid", name))
        {
            var script = StatementFiles.Parse(sql);
            var written = await ReadAsync(connection, sql, trees);
            var printed = await ReadAsync(connection, SqlPrinter.Print(script.Statements[0], script.File.Text), trees);
            Assert.Equal(written, printed);
            compared += written.StartsWith('{') ? 1 : 0;
        }

        Assert.True(compared > 0 || name == "queries.sql", "the server showed no tree");
    }

    /// <summary>The tree; where names can't be found, what the server says of that.</summary>
    private static async Task<string> ReadAsync(NpgsqlConnection connection, string sql, List<string> trees)
    {
        trees.Clear();
        try
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.PrepareAsync();
            await command.UnprepareAsync();
            return string.Concat(trees);
        }
        catch (PostgresException e)
        {
            return e.MessageText;
        }
    }

    // The server breaks lines where they get long.
    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@" :(location|stmt_location|stmt_len|name_location|list_start|list_end|rexpr_list_start|rexpr_list_end) -?\d+")]
    private static partial Regex Places();
}
