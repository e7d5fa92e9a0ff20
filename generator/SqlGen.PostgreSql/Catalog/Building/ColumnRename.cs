using System.Text;
using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Catalog;

/// <summary>
/// A server keeps expressions as trees, so that they follow when a column gets another name; text has to be rewritten. Inside a subquery the name may be
/// another relation's, and stays.
/// </summary>
internal static class ColumnRename
{
    public static string? In(string? expression, string oldName, string newName)
    {
        if (expression is null || expression.IndexOf(oldName, StringComparison.OrdinalIgnoreCase) < 0)
        {
            return expression;
        }

        var list = TokenList.Read(expression, new LexerOptions(false, false));
        var text = new StringBuilder();
        var copied = 0;
        for (var i = 0; i < list.Count; i++)
        {
            var token = list.Items[i];
            if (token.Keyword == Keyword.Select)
            {
                return expression;
            }

            if (IsColumn(expression, list, i, oldName))
            {
                text.Append(expression, copied, token.Start - copied).Append(SqlIdentifier.Quote(newName));
                copied = token.End;
            }
        }

        return text.Append(expression, copied, expression.Length - copied).ToString();
    }

    // Not the name of a function, of a type after ::, or of what a dot follows.
    private static bool IsColumn(string expression, TokenList list, int i, string name)
    {
        var token = list.Items[i];
        var next = i + 1 < list.Count ? list.Items[i + 1].Kind : default;
        return (token.Kind == TokenKind.QuotedIdentifier ? TokenText.GetQuotedIdentifier(expression, token) == name
                : token.Kind is TokenKind.Identifier or TokenKind.Keyword && string.Equals(expression.Substring(token.Start, token.Length), name, StringComparison.OrdinalIgnoreCase))
            && next is not (TokenKind.LeftParenthesis or TokenKind.Dot)
            && !(i > 0 && list.Items[i - 1].Kind == TokenKind.TypeCast);
    }
}
