using System.Collections;
using System.Reflection;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Tests.Parsing;

public sealed class RangeTests
{
    public static TheoryData<string> ValidStatements => [.. SqlSoup.ValidStatements];

    [Theory]
    [MemberData(nameof(ValidStatements))]
    public void Every_node_lies_within_its_parent(string sql)
    {
        foreach (var statement in Sql.Parse(sql).Statements)
        {
            AssertChildrenWithin(statement);
        }
    }

    [Fact]
    public void Parentheses_belong_to_the_expression_they_surround()
    {
        const string sql = "(a + b) * c";
        var product = Assert.IsType<BinaryExpression>(Sql.Expression(sql));

        Assert.Equal("(a + b)", ("select " + sql).Substring(product.Left.Range.Start, product.Left.Range.Length));
    }

    [Fact]
    public void Fields_of_an_interval_belong_to_its_type_though_the_string_stands_before_them()
    {
        const string sql = "interval '1' day to second (3)";
        var cast = Assert.IsType<CastExpression>(Sql.Expression(sql));

        Assert.Equal(sql, ("select " + sql).Substring(cast.Type.Range.Start, cast.Type.Range.Length));
        AssertChildrenWithin(cast);
    }

    private static void AssertChildrenWithin(SyntaxNode node)
    {
        foreach (var child in Children(node))
        {
            Assert.True(
                child.Range.Start >= node.Range.Start && child.Range.End <= node.Range.End,
                $"{child.GetType().Name} {child.Range} is not within {node.GetType().Name} {node.Range}");
            AssertChildrenWithin(child);
        }
    }

    private static IEnumerable<SyntaxNode> Children(SyntaxNode node) => node.GetType()
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.GetIndexParameters().Length == 0)
        .SelectMany(property => Nodes(property.GetValue(node)));

    private static IEnumerable<SyntaxNode> Nodes(object? value) => value switch
    {
        SyntaxNode child => [child],
        string => [],
        IEnumerable many => many.Cast<object?>().SelectMany(Nodes),
        _ => [],
    };
}
