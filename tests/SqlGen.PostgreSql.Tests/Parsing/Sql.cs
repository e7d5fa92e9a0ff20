using SqlGen.PostgreSql.Parsing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Tests.Parsing;

/// <summary>Short ways to parse in tests.</summary>
internal static class Sql
{
    public static SqlScript Parse(string sql) => SqlParser.Parse(new SourceFile("test.sql", sql));

    public static Statement Statement(string sql)
    {
        var script = Parse(sql);
        Assert.Empty(script.Diagnostics);
        return Assert.Single(script.Statements);
    }

    public static Expression Expression(string sql) =>
        Assert.Single(Assert.IsType<SelectStatement>(Statement("select " + sql)).Items).Value;
}
