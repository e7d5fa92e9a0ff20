using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Tests.Parsing;

public sealed class SyntaxErrorTests
{
    [Theory]
    [InlineData("select 1 from", "             ^", "syntax error at end of input; expected a name")]
    [InlineData("select from where", "            ^", "syntax error at or near \"where\"; expected a name")]
    [InlineData("select (1 + 2", "             ^", "syntax error at end of input; expected \")\"")]
    [InlineData("select a, from t", "          ^", "syntax error at or near \"from\"; expected an expression")]
    [InlineData("select * form t", "         ^", "syntax error at or near \"form\"")]
    [InlineData("update t a = 1", "           ^", "syntax error at or near \"=\"; expected SET")]
    [InlineData("insert into t (a) valus (1)", "                  ^", "syntax error at or near \"valus\"; expected SELECT")]
    [InlineData("select 'abc", "       ^", "unterminated quoted string at or near \"'abc\"")]
    [InlineData("select 12ab", "       ^", "trailing junk after numeric literal at or near \"12ab\"")]
    [InlineData("selec 1", "^", "syntax error at or near \"selec\"; expected a statement")]
    [InlineData("select 1 limit 1, 2", "         ^", "LIMIT #,# syntax is not supported")]
    [InlineData("select a.*.b", "            ^", "improper use of \"*\" at end of input")]
    [InlineData("(select 1 order by 1) order by 2", "                               ^", "multiple ORDER BY clauses not allowed")]
    [InlineData("select float(54) '1'", "             ^", "precision for type float must be less than 54 bits")]
    [InlineData("select sum(a) over (rows unbounded following) from t", "                         ^", "frame start cannot be UNBOUNDED FOLLOWING")]
    public void An_error_is_said_at_its_place(string sql, string caret, string message)
    {
        var diagnostic = Assert.Single(Sql.Parse(sql).Diagnostics);

        Assert.Equal((caret.IndexOf('^'), message), (diagnostic.Range.Start, diagnostic.Message));
    }

    [Fact]
    public void The_servers_own_words_are_kept_apart_from_ours()
    {
        var invalid = Assert.IsType<InvalidStatement>(Assert.Single(Sql.Parse("select a, from t").Statements));

        Assert.Equal("syntax error at or near \"from\"", invalid.Error.Message);
        Assert.Equal("an expression", invalid.Error.Expected);
    }

    [Fact]
    public void Unterminated_text_has_a_rule_of_its_own_and_does_not_quote_the_rest_of_the_file()
    {
        var diagnostic = Assert.Single(Sql.Parse("select 'it\n" + new string('x', 5000)).Diagnostics);

        Assert.Same(SqlRules.UnterminatedText, diagnostic.Descriptor);
        Assert.Equal("unterminated quoted string at or near \"'it…\"", diagnostic.Message);
    }

    [Fact]
    public void An_error_in_one_statement_keeps_the_others()
    {
        var script = Sql.Parse("select 1;\nselect (2;\nselect 3");

        Assert.Collection(
            script.Statements,
            first => Assert.IsType<SelectStatement>(first),
            second => Assert.IsType<InvalidStatement>(second),
            third => Assert.IsType<SelectStatement>(third));
        Assert.Equal("test.sql(2,10): error SQLG001: syntax error at or near \";\"; expected \")\"", Assert.Single(script.Diagnostics).ToString());
    }

    [Fact]
    public void An_error_in_an_atomic_body_skips_to_the_end_of_the_function()
    {
        var script = Sql.Parse("create function f() returns int begin atomic select case 1 when 1 then 2 end; selec 2; end; select 3");

        Assert.Equal(2, script.Statements.Count);
        Assert.IsType<SelectStatement>(script.Statements[1]);
    }

    [Fact]
    public void An_atomic_body_that_never_ends_does_not_swallow_the_definitions_after_it()
    {
        var script = Sql.Parse("create function f() returns int begin atomic selec 2; select 3; create table t (id int); select 4");

        Assert.Equal(3, script.Statements.Count);
    }
}
