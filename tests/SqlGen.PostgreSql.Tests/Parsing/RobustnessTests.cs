using CsCheck;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Parsing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Tests.Parsing;

public sealed class RobustnessTests
{
    // The least that the generator may meet: half a megabyte of stack.
    private const int SmallStack = 512 * 1024;

    // SQLGEN_FUZZ_INPUTS makes the run long.
    private static readonly int s_inputs =
        int.TryParse(Environment.GetEnvironmentVariable("SQLGEN_FUZZ_INPUTS"), System.Globalization.CultureInfo.InvariantCulture, out var inputs) ? inputs : 20_000;

    public static TheoryData<PostgresVersion> Versions => [.. Enum.GetValues<PostgresVersion>()];

    /// <summary>Characters, words, statements of the grammar, and statements that people wrote, whole and damaged.</summary>
    [Theory]
    [MemberData(nameof(Versions))]
    public void Parsing_never_throws_and_every_invalid_statement_has_its_diagnostic(PostgresVersion version) => SqlSoup.Any.Sample(
        sql =>
        {
            var script = SqlParser.Parse(new SourceFile("x", sql), ParseOptions.ServerOf(version));

            Assert.Equal(
                script.Statements.OfType<InvalidStatement>().Count(),
                script.Diagnostics.Count(diagnostic => diagnostic.Severity == SqlSeverity.Error && diagnostic.Descriptor != SqlRules.NotText));
            Assert.All(script.Statements, statement => Assert.InRange(statement.Range.End, statement.Range.Start, sql.Length));
        },
        iter: s_inputs);

    [Theory]
    [MemberData(nameof(Versions))]
    public void Statements_made_from_the_grammar_are_understood(PostgresVersion version) => SqlSoup.Made(version).Sample(
        sql =>
        {
            var script = SqlParser.Parse(new SourceFile("x", sql), ParseOptions.ServerOf(version));
            Assert.Equal((sql, ""), (sql, string.Join('\n', script.Diagnostics.Select(static d => d.Message))));
            Assert.IsNotType<InvalidStatement>(Assert.Single(script.Statements));
        },
        iter: s_inputs / 10);

    [Theory]
    [InlineData("select ", "(", "1", ")")]
    [InlineData("select ", "not ", "true", "")]
    [InlineData("select ", "- ", "1", "")]
    [InlineData("select ", "f(", "1", ")")]
    [InlineData("select 1", "::int", "", "")]
    [InlineData("select 1", " + 1", "", "")]
    [InlineData("select a", "[1]", "", "")]
    [InlineData("select ", "array[", "1", "]")]
    [InlineData("select array", "[", "1", "]")]
    [InlineData("select ", "case when ", "true", " then 1 end")]
    [InlineData("", "(", "select 1", ")")]
    [InlineData("select * from ", "(", "a join b on true", ")")]
    [InlineData("select * from a ", "join b ", "", "")]
    [InlineData("select * from a join b", " cross join c", "", "")]
    [InlineData("", "with x as (", "select 1", ") select 1")]
    [InlineData("select 1", " union select 1", "", "")]
    [InlineData("select 1 where ", "exists (select 1 where ", "true", ")")]
    [InlineData("select 1 group by ", "grouping sets (", "a", ")")]
    public void A_hundred_thousand_levels_are_an_error_not_a_crash(string start, string open, string core, string close)
    {
        const int levels = 100_000;
        var sql = start + string.Concat(Enumerable.Repeat(open, levels)) + core + string.Concat(Enumerable.Repeat(close, levels)) + "; select 2";
        SqlScript? script = null;
        var thread = new Thread(() => script = Sql.Parse(sql), SmallStack);
        thread.Start();
        Assert.True(thread.Join(TimeSpan.FromMinutes(3)), "still parsing");

        Assert.Same(SqlRules.TooDeep, Assert.Single(script!.Diagnostics).Descriptor);
        Assert.IsType<SelectStatement>(script.Statements[1]);
    }

    [Fact]
    public void Nesting_that_people_write_is_no_error()
    {
        var nested = "select " + new string('(', 150) + "1" + new string(')', 150);
        var chained = "select " + string.Join(" || ", Enumerable.Repeat("a", 500));
        var condition = "select 1 where " + string.Join(" and ", Enumerable.Repeat("a = 1", 20_000));

        Assert.Empty(Sql.Parse($"{nested}; {chained}; {condition}").Diagnostics);
    }

    [Theory]
    [InlineData("select a", ".b")]
    [InlineData("set a", ".b")]
    [InlineData("select 1 operator(a", ".b")]
    public void A_name_of_a_hundred_thousand_parts_takes_linear_time(string start, string part)
    {
        var sql = start + string.Concat(Enumerable.Repeat(part, 100_000));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Sql.Parse(sql);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"took {watch.Elapsed}");
    }

    [Fact]
    public void Five_megabytes_in_one_line_take_linear_time()
    {
        var one = "insert into t (a, b) values (1, 'some text'), (2, 'more text'); ";
        var sql = string.Concat(Enumerable.Repeat(one, 5_000_000 / one.Length));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var script = Sql.Parse(sql);

        Assert.Empty(script.Diagnostics);
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(2), $"took {watch.Elapsed}");
    }
}
