using System.Text;
using SqlGen.PostgreSql.Parsing;

namespace SqlGen.PostgreSql.Tests.Statements;

/// <summary>SUPPORTED.md is written from the statements beside these tests: SQLGEN_UPDATE_GOLDEN=1 writes it anew.</summary>
public sealed class SupportedTests
{
    private const string Heading = """
        # What is supported

        Every command of PostgreSQL 17's reference, written from the statements of `tests/SqlGen.PostgreSql.Tests/Statements`: those that are accepted,
        and those that are refused with the server's message at the server's place. Each of them passes a test, which asks a server's own parser too.

        What is not supported: the grammar of version 18, beyond what it shares with 17; psql's `\if`, `\gexec` and `\i`. What text cannot tell of a schema
        is listed in [Catalog](Catalog/README.md).

        | command | supported | accepted in tests | refused in tests |
        | --- | --- | ---: | ---: |

        """;

    [Fact]
    public void Every_command_of_the_reference_has_a_statement_that_is_accepted_and_the_list_of_them_is_written_from_the_tests()
    {
        var accepted = Count("Valid", static text => SqlParser.Parse(text).Statements.Select(s => text.Text.Substring(s.Range.Start, s.Range.Length)));
        var refused = Count("Invalid", static text => text.Text.Split("\n\n"));
        var list = new StringBuilder(Heading.ReplaceLineEndings("\n"));
        foreach (var command in Commands.All)
            list.Append(System.Globalization.CultureInfo.InvariantCulture, $"| {command} | {(accepted.ContainsKey(command) ? "yes" : "no")} | {accepted.GetValueOrDefault(command)} | {refused.GetValueOrDefault(command)} |\n");

        Assert.Equal("", string.Join("; ", Commands.All.Except(accepted.Keys)));
        if (Environment.GetEnvironmentVariable("SQLGEN_UPDATE_GOLDEN") == "1")
            File.WriteAllText(Path.Combine(Root(), "generator/SqlGen.PostgreSql/SUPPORTED.md"), list.ToString());
        Assert.Equal(list.ToString(), File.ReadAllText(Path.Combine(Root(), "generator/SqlGen.PostgreSql/SUPPORTED.md")).ReplaceLineEndings("\n"));
    }

    private static Dictionary<string, int> Count(string folder, Func<Text.SourceFile, IEnumerable<string>> statements) =>
        StatementFiles.Names(folder)
            .SelectMany(name => statements(StatementFiles.Read(folder, name.Data)))
            .Select(Commands.Of)
            .OfType<string>()
            .GroupBy(static command => command, StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => group.Count(), StringComparer.Ordinal);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SqlGen.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
