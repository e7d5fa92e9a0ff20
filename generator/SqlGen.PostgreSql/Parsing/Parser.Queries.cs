using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Parsing;

public sealed partial class Parser
{
    /// <summary>PreparableStmt: SELECT, INSERT, UPDATE, DELETE or MERGE.</summary>
    private Statement ParsePreparableStatement() => ParseUnsupportedStatement();

    /// <summary>SelectStmt, with or without parentheses.</summary>
    private QueryStatement ParseQuery()
    {
        Fail("a query");
        return null!;
    }

    /// <summary>select_with_parens.</summary>
    private QueryStatement ParseParenthesizedQuery()
    {
        Expect(TokenKind.LeftParenthesis);
        var query = ParseQuery();
        Expect(TokenKind.RightParenthesis);
        return query;
    }

    /// <summary>Whether "(", or several, and then a query follow.</summary>
    private bool AtParenthesizedQuery()
    {
        var offset = 0;
        while (Peek(offset).Kind == TokenKind.LeftParenthesis)
        {
            offset++;
        }

        return offset > 0 && Peek(offset).Keyword is Keyword.Select or Keyword.With or Keyword.Values or Keyword.Table;
    }
}
