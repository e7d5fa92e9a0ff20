using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Parsing;

/// <summary>CREATE TABLE … AS query.</summary>
public sealed partial class Parser
{
    // After the name, or after a list of bare names, only AS and what may precede it can follow.
    private bool AtCreateTableAs() => Current.Keyword switch
    {
        Keyword.Using or Keyword.With or Keyword.Without or Keyword.On or Keyword.Tablespace or Keyword.As => true,
        _ => At(TokenKind.LeftParenthesis) && IsColumnId(Peek(1)) && Peek(2).Kind is TokenKind.Comma or TokenKind.RightParenthesis,
    };

    /// <summary>name [(columns)] [USING method] [WITH (…)] [ON COMMIT …] [TABLESPACE name] AS query | EXECUTE name [WITH [NO] DATA]</summary>
    private CreateTableAsStatement ParseCreateTableAs(int start, QualifiedName name, Persistence persistence, bool ifNotExists)
    {
        var columns = ParseCreateTableAsColumns();
        var method = ParseOptionalAccessMethod();
        var options = ParseOptionalTableOptions();
        var onCommit = ParseOptionalOnCommit();
        var tablespace = ParseOptionalTablespace();
        if (!Accept(Keyword.As))
        {
            Fail(columns.Count == 0 ? "AS and a query" : $"AS and a query, or a type after column \"{columns[0].Name}\"");
        }

        Statement source = At(Keyword.Execute) ? ParseExecute() : ParseQuery();
        var withNoData = ParseOptionalWithNoData();
        return new CreateTableAsStatement(RangeFrom(start), name, columns)
        {
            Persistence = persistence,
            IfNotExists = ifNotExists,
            AccessMethod = method,
            Options = options,
            OnCommit = onCommit,
            Tablespace = tablespace,
            Source = source,
            WithNoData = withNoData,
        };
    }

    // A column without its type looks like the beginning of such a list, too.
    private IReadOnlyList<Identifier> ParseCreateTableAsColumns()
    {
        if (!Accept(TokenKind.LeftParenthesis))
        {
            return NoIdentifiers;
        }

        var columns = ParseCommaList(ParseColumnId);
        if (!Accept(TokenKind.RightParenthesis))
        {
            Fail($"\",\" or \")\", or a type after column \"{columns[0].Name}\"");
        }

        return columns;
    }

    /// <summary>[WITH [NO] DATA]</summary>
    private bool ParseOptionalWithNoData()
    {
        if (!Accept(Keyword.With))
        {
            return false;
        }

        var no = Accept(Keyword.No);
        Expect(Keyword.Data);
        return no;
    }
}
