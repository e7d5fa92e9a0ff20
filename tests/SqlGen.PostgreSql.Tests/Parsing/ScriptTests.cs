using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Tests.Parsing;

public sealed class ScriptTests
{
    [Fact]
    public void Backslash_commands_are_statements_of_their_own()
    {
        var script = Sql.Parse("\\connect db\nselect 1;\n\\restrict abc\nselect 2 \\gset\nselect 3\\; select 4;");

        Assert.Empty(script.Diagnostics);
        Assert.Equal(["\\connect db", "\\restrict abc", "\\gset"], script.Statements.OfType<PsqlCommand>().Select(command => command.Text));
        Assert.Equal(4, script.Statements.OfType<SelectStatement>().Count());
    }

    [Fact]
    public void Copied_data_is_not_read_as_statements()
    {
        var script = Sql.Parse("COPY public.t (a, b) FROM stdin;\n1\tit's (\n2\t\\N\n\\.\n\nselect 1;");

        Assert.IsType<SelectStatement>(script.Statements[script.Statements.Count - 1]);
        Assert.Equal(2, script.Statements.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n-- nothing\n/* here */ ;; ;")]
    public void A_file_without_statements_is_fine(string sql)
    {
        var script = Sql.Parse(sql);

        Assert.Empty(script.Statements);
        Assert.Empty(script.Diagnostics);
    }

    [Theory]
    [InlineData("select 1;\0select 2;")]
    [InlineData("\u0001\u0002\u0003\u0004a\u0005")]
    public void A_binary_file_is_one_error(string sql)
    {
        var script = Sql.Parse(sql);

        Assert.Empty(script.Statements);
        Assert.Same(SqlRules.NotText, Assert.Single(script.Diagnostics).Descriptor);
    }

    [Fact]
    public void Ranges_of_statements_leave_the_semicolon_out()
    {
        const string sql = "select 1 ;\n  values (2), (3)  ; table t";
        var texts = Sql.Parse(sql).Statements.Select(statement => sql.Substring(statement.Range.Start, statement.Range.Length));

        Assert.Equal(["select 1", "values (2), (3)", "table t"], texts);
    }
}
