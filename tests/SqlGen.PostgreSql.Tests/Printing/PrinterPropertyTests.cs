using System.Globalization;
using System.Text;
using CsCheck;
using SqlGen.PostgreSql.Parsing;
using SqlGen.PostgreSql.Printing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Tests.Parsing;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Tests.Printing;

public sealed class PrinterPropertyTests
{
    // The least that the generator may meet: half a megabyte of stack.
    private const int SmallStack = 512 * 1024;

    // SQLGEN_FUZZ_INPUTS makes the run long.
    private static readonly int s_inputs =
        int.TryParse(Environment.GetEnvironmentVariable("SQLGEN_FUZZ_INPUTS"), CultureInfo.InvariantCulture, out var inputs) ? inputs : 20_000;

    public static TheoryData<PostgresVersion> Versions => [.. Enum.GetValues<PostgresVersion>()];

    [Theory]
    [MemberData(nameof(Versions))]
    public void What_is_printed_of_statements_made_from_the_grammar_parses_to_the_same_tree(PostgresVersion version) =>
        SqlSoup.Made(version).Sample(sql => AssertRoundTrip(sql, version), iter: s_inputs / 10);

    /// <summary>Characters, words, statements whole and damaged: what is wrong is printed as it stands, what is right parses to the same tree.</summary>
    [Theory]
    [MemberData(nameof(Versions))]
    public void Printing_never_throws_and_keeps_what_was_understood(PostgresVersion version) =>
        SqlSoup.Any.Sample(sql => AssertRoundTrip(sql, version), iter: s_inputs);

    [Theory]
    [InlineData("select ", "(", "1", ")")]
    [InlineData("select ", "not ", "true", "")]
    [InlineData("select ", "- ", "1", "")]
    [InlineData("select ", "@ ", "1", "")]
    [InlineData("select ", "f(", "1", ")")]
    [InlineData("select 1", "::int", "", "")]
    [InlineData("select 1", " + 1", "", "")]
    [InlineData("select a", "[1]", "", "")]
    [InlineData("select a", ".b", "", "")]
    [InlineData("select ", "array[", "1", "]")]
    [InlineData("select array", "[", "1", "]")]
    [InlineData("select ", "case when ", "true", " then 1 end")]
    [InlineData("select * from a ", "cross join b ", "", "")]
    [InlineData("", "with x as (", "select 1", ") select 1")]
    [InlineData("select 1", " union select 1", "", "")]
    [InlineData("table t", " except table t", "", "")]
    [InlineData("select 1 ", "@ ", "1", "")]
    [InlineData("select * from ", "a join ", "b", " on true")]
    [InlineData("select 1 where ", "exists (select 1 where ", "true", ")")]
    public void The_deepest_tree_that_is_parsed_is_printed_on_a_small_stack(string start, string open, string core, string close)
    {
        string Write(int levels) => start + new StringBuilder().Insert(0, open, levels) + core + new StringBuilder().Insert(0, close, levels);
        var text = Write(Deepest.Of(Write));
        var script = Sql.Parse(text);
        string? printed = null;
        var thread = new Thread(() => printed = SqlPrinter.Print(script.Statements[0], text), SmallStack);
        thread.Start();
        thread.Join();

        Assert.Null(TreeComparison.Difference(script.Statements, Sql.Parse(printed!).Statements));
    }

    private static void AssertRoundTrip(string sql, PostgresVersion version)
    {
        var options = ParseOptions.ServerOf(version);
        foreach (var statement in SqlParser.Parse(new SourceFile("x", sql), options).Statements)
        {
            var printed = SqlPrinter.Print(statement, sql);
            if (statement is not InvalidStatement)
            {
                var again = SqlParser.Parse(new SourceFile("x", printed), options).Statements;
                var difference = TreeComparison.Difference(new[] { statement }, again);
                Assert.True(difference is null, $"{sql}\nis printed as\n{printed}\n{difference}");
                Assert.Equal(printed, SqlPrinter.Print(again[0], printed));
            }
        }
    }
}
