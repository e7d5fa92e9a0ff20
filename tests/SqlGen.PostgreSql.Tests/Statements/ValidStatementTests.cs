using System.Collections;
using System.Reflection;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Tests.Statements;

public sealed class ValidStatementTests
{
    public static TheoryData<string, string, PostgresVersion> Files =>
        [.. StatementFiles.Cases(["Valid"], [PostgresVersion.V17, PostgresVersion.V18]), .. StatementFiles.Cases(["Since18"], [PostgresVersion.V18])];

    [Theory]
    [MemberData(nameof(Files))]
    public void Statements_that_the_server_takes_are_understood(string folder, string name, PostgresVersion version)
    {
        var statements = StatementFiles.Statements(folder, name);

        Assert.NotEmpty(statements);
        foreach (var sql in statements)
        {
            var script = StatementFiles.Parse(sql, version);
            Assert.Equal((sql, ""), (sql, string.Join('\n', script.Diagnostics.Select(static d => d.Message))));
            Assert.IsNotType<InvalidStatement>(Assert.Single(script.Statements));
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_statement_spans_its_text_and_every_node_lies_inside_its_parent(string folder, string name, PostgresVersion version)
    {
        foreach (var sql in StatementFiles.Statements(folder, name))
        {
            var text = sql + " ;";
            var statement = StatementFiles.Parse(text, version).Statements[0];
            Assert.Equal(new TextRange(0, sql.Length), statement.Range);
            AssertChildrenInside(statement, statement, text);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_missing_word_never_costs_the_next_statement(string folder, string name, PostgresVersion version)
    {
        foreach (var statement in StatementFiles.Statements(folder, name))
        {
            var words = statement.Split(' ');
            for (var i = 0; i < words.Length; i++)
            {
                if (words[i].AsSpan().ContainsAny('\'', '"', '$'))
                {
                    continue;
                }

                var sql = string.Join(' ', words.Where((_, index) => index != i)) + ";\ncreate table next (id int);";
                var last = StatementFiles.Parse(sql, version).Statements[^1];
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
