using System.Globalization;
using System.Text;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Tests.Statements;

/// <summary>SUPPORTED.md is written from the statements beside these tests: SQLGEN_UPDATE_GOLDEN=1 writes it anew.</summary>
public sealed class SupportedTests
{
    private const string Heading = """
        # What is supported

        Every command of PostgreSQL's reference, written from the statements of `tests/SqlGen.PostgreSql.Tests/Statements`: those that are accepted, and
        those that are refused with the server's message at the server's place. Each passes a test, which asks the parsers of a server of 17 and of one of 18
        too; a thousand statements more, made from a grammar or damaged, are held against both.

        ## Where we and a server differ

        - Expressions nested deeper than 400 levels, and operators chained beyond 1000, are refused ("nested too deeply"): the server's limit is its stack.
        - A text with a NUL, or mostly of control characters, is no SQL text; a server stops at the NUL.
        - `standard_conforming_strings` is on, whatever a script sets.
        - psql's `\if`, `\gset`, `\gexec` and `\i` are not followed; `\set`, `\unset` and the data after COPY … FROM stdin are.
        - Statements that are wrong anyway may be refused one word earlier or later than by the server: a subscript behind a function's name
          (`partition by list (a[`), `without time` where a type should stand, a frame that begins with `::`.
        - Of version 18, `verify` and the comparison with migrations do not tell VIRTUAL from STORED, nor a key without overlaps from one with.

        ## What stays undecided in DO blocks

        Each kind is said in a diagnostic at its place (SQLG111; SQLG112 where a later statement needs what the block may have made) and left out, never
        guessed; see [Catalog](Catalog/README.md).

        | kind | why |
        | --- | --- |
        | conditions and loops over a table's rows | rows are followed only where the files insert constants; rows from before are in no file |
        | EXECUTE of a text computed from rows, clock, random or the user's name | the text is made at the server |
        | questions about privileges, settings of the server, versions, available extensions, other catalogs | no file tells |
        | questions about objects of a platform that no file makes | whether they are there is not known |
        | handlers of errors that data raise | the data are not in the files |
        | bodies in other languages than SQL and PL/pgSQL; overloaded functions that are called; cursors moved by hand; GET DIAGNOSTICS | not replayed |

        ## Commands

        | command | 17 | 18 | accepted in tests | only by 18 | refused in tests |
        | --- | --- | --- | ---: | ---: | ---: |

        """;

    private const string Since18Heading = """

        ## What 18 adds

        | statement | 17 says |
        | --- | --- |

        """;

    [Fact]
    public void Every_command_of_the_reference_has_a_statement_that_is_accepted_and_the_list_of_them_is_written_from_the_tests()
    {
        var accepted = Count("Valid", PostgresVersion.V17);
        var accepted18 = Count("Valid", PostgresVersion.V18);
        var since18 = Count("Since18", PostgresVersion.V18);
        var refused = Count("Invalid", version: null);
        var refused18 = Count("Invalid18", version: null);
        var list = new StringBuilder(Heading.ReplaceLineEndings("\n"));
        foreach (var command in Commands.All)
        {
            list.Append(
                CultureInfo.InvariantCulture,
                $"| {command} | {Word(accepted, command)} | {Word(accepted18, command)} | {accepted.GetValueOrDefault(command)} | {since18.GetValueOrDefault(command)} | {refused.GetValueOrDefault(command) + refused18.GetValueOrDefault(command)} |\n");
        }

        list.Append(Since18Heading.ReplaceLineEndings("\n"));
        foreach (var sql in StatementFiles.Names("Since18").SelectMany(static name => StatementFiles.Statements("Since18", name.Data)))
        {
            var message = StatementFiles.Parse(sql).Diagnostics[0].Message;
            list.Append(CultureInfo.InvariantCulture, $"| `{sql}` | {message.Split("; expected ")[0]} |\n");
        }

        Assert.Equal("", string.Join("; ", Commands.All.Except(accepted.Keys).Concat(Commands.All.Except(accepted18.Keys))));
        if (Environment.GetEnvironmentVariable("SQLGEN_UPDATE_GOLDEN") == "1")
            File.WriteAllText(Path.Combine(Root(), "generator/SqlGen.PostgreSql/SUPPORTED.md"), list.ToString());
        Assert.Equal(list.ToString(), File.ReadAllText(Path.Combine(Root(), "generator/SqlGen.PostgreSql/SUPPORTED.md")).ReplaceLineEndings("\n"));
    }

    private static string Word(Dictionary<string, int> accepted, string command) => accepted.ContainsKey(command) ? "yes" : "no";

    /// <summary>Statements of each command; with a version those that are accepted by it.</summary>
    private static Dictionary<string, int> Count(string folder, PostgresVersion? version) =>
        StatementFiles.Names(folder)
            .SelectMany(name => StatementFiles.Statements(folder, name.Data))
            .Where(sql => version is not { } wanted || StatementFiles.Parse(sql, wanted).Diagnostics.Count == 0)
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
