using SqlGen.PostgreSql.Parsing;
using SqlGen.PostgreSql.Text;
using SqlGen.Tool.Output;

namespace SqlGen.Tool.Tests.Parse;

public sealed class SyntaxTreeTextTests
{
    [Fact]
    public void A_tree_says_what_each_part_is_and_where_and_nothing_that_was_not_said() =>
        Assert.Equal(
            """
            CreateTableStatement 1:1
              Name: public.notes
              Elements[0]: ColumnDefinition 2:3
                Name: title
                Type: varchar(40)
                Constraints[0]: NotNullConstraintDefinition 2:21
                Constraints[1]: CheckConstraintDefinition 2:30
                  Attributes:
                    NoInherit
                  Condition: BinaryExpression 2:37  title <> ''
                    Operator: <>
                    Left: ColumnReference 2:37  title
                    Right: StringLiteral 2:46  ''
              Elements[1]: UniqueConstraintDefinition 3:3
                Columns: title
                NullsNotDistinct

            """,
            Tree("create table public.notes (\n  title varchar(40) not null check (title <> '') no inherit,\n  unique nulls not distinct (title)\n);"));

    [Fact]
    public void A_statement_that_is_wrong_stands_in_the_tree_with_its_error_between_those_that_are_right() =>
        Assert.Equal(
            """
            TransactionStatement 1:1
              Kind: Commit
            InvalidStatement 2:1
              Error:
                Message: 'syntax error at or near "polcy"'
                Expected: 'TABLE, VIEW, FUNCTION or another kind of object'
            TransactionStatement 3:1
              Kind: Commit

            """,
            Tree("commit;\ncreate polcy x;\ncommit;"));

    private static string Tree(string sql)
    {
        var file = new SourceFile("schema.sql", sql);
        using var output = new StringWriter { NewLine = "\n" };
        SyntaxTreeText.Write(output, file, SqlParser.Parse(file, ParseOptions.Default));
        return output.ToString();
    }
}
