using System.Collections;
using System.Reflection;
using SqlGen.PostgreSql.Parsing;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Tests.Statements;

public sealed class ValidStatementTests
{
    public static TheoryData<string> Files => StatementFiles.Names("Valid");

    [Theory]
    [MemberData(nameof(Files))]
    public void Statements_that_the_server_takes_are_understood(string name)
    {
        var script = SqlParser.Parse(StatementFiles.Read("Valid", name));

        Assert.Empty(script.Diagnostics);
        Assert.NotEmpty(script.Statements);
        Assert.DoesNotContain(script.Statements, static s => s is InvalidStatement);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_statement_spans_its_text_and_every_node_lies_inside_its_parent(string name)
    {
        var file = StatementFiles.Read("Valid", name);
        foreach (var statement in SqlParser.Parse(file).Statements)
        {
            var after = file.Text.Substring(statement.Range.End).TrimStart();
            Assert.True(after.Length == 0 || after[0] == ';', $"{statement.GetType().Name} ends before {after[..Math.Min(20, after.Length)]}");
            AssertChildrenInside(statement, statement, file.Text);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_missing_word_never_costs_the_next_statement(string name)
    {
        var file = StatementFiles.Read("Valid", name);
        foreach (var statement in SqlParser.Parse(file).Statements)
        {
            var words = file.Text.Substring(statement.Range.Start, statement.Range.Length).Split(' ');
            for (var i = 0; i < words.Length; i++)
            {
                if (words[i].AsSpan().ContainsAny('\'', '"', '$'))
                {
                    continue;
                }

                var sql = string.Join(' ', words.Where((_, index) => index != i)) + ";\ncreate table next (id int);";
                var last = StatementFiles.Parse(sql).Statements[^1];
                Assert.True(last is CreateTableStatement { Name.Name: "next" }, sql);
            }
        }
    }

    private static void AssertChildrenInside(Statement statement, SyntaxNode node, string text)
    {
        foreach (var property in node.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetIndexParameters().Length > 0)
            {
                continue;
            }

            foreach (var child in Children(property.GetValue(node)))
            {
                var isInside = child.Range.Start >= node.Range.Start && child.Range.End <= node.Range.End;
                Assert.True(isInside, $"{node.GetType().Name}.{property.Name} {child.Range} is not inside {node.Range} of {statement.GetType().Name}: {text.AsSpan(statement.Range.Start, statement.Range.Length)}");
                AssertChildrenInside(statement, child, text);
            }
        }
    }

    private static IEnumerable<SyntaxNode> Children(object? value) => value switch
    {
        SyntaxNode node => [node],
        string => [],
        IEnumerable list => list.Cast<object?>().SelectMany(Children),
        _ => [],
    };
}
