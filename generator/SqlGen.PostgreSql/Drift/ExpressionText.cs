using SqlGen.PostgreSql.Lexing;

namespace SqlGen.PostgreSql.Drift;

/// <summary>
/// Compares expressions as text. A server prints what it understood, not what was written: casts, qualified names, <c>~~</c> for LIKE, <c>= ANY (ARRAY[…])</c>
/// for IN. What can't be told from such a rewriting counts as equal, so that a difference found is one.
/// </summary>
public static class ExpressionText
{
    public static bool Equal(string left, string right, ExpressionMatch match)
    {
        if (match == ExpressionMatch.Exact)
        {
            return left == right;
        }

        if ((left.Length == 0) != (right.Length == 0))
        {
            return false;
        }

        var a = Words(left);
        var b = Words(right);
        return a.SequenceEqual(b) || (match == ExpressionMatch.Printed && Essence(a).SetEquals(Essence(b)));
    }

    /// <summary>Tokens without parentheses and casts; identifiers as the server stores them, keywords in lower case, strings by value.</summary>
    private static List<string> Words(string text)
    {
        var list = TokenList.Read(text, LexerOptionsOf());
        var words = new List<string>();
        for (var i = 0; i < list.Count - 1; i++)
        {
            var token = list.Items[i];
            if (token.Kind == TokenKind.TypeCast)
            {
                i = SkipType(list, i + 1, text);
            }
            else if (token.Kind is not (TokenKind.LeftParenthesis or TokenKind.RightParenthesis or TokenKind.Semicolon))
            {
                words.Add(Word(text, token));
            }
        }

        return words;
    }

    private static LexerOptions LexerOptionsOf() => new(false, false);

    // name[.name] or several words as in "timestamp with time zone", then (modifier) and [].
    private static int SkipType(TokenList list, int i, string text)
    {
        if (i >= list.Count - 1)
        {
            return i;
        }

        while (i + 2 < list.Count - 1 && list.Items[i + 1].Kind == TokenKind.Dot)
        {
            i += 2;
        }

        while (i + 1 < list.Count - 1 && Word(text, list.Items[i + 1]) is "varying" or "precision" or "with" or "without" or "time" or "zone")
        {
            i++;
        }

        if (i + 1 < list.Count - 1 && list.Items[i + 1].Kind == TokenKind.LeftParenthesis)
        {
            while (i + 1 < list.Count - 1 && list.Items[i + 1].Kind is TokenKind.LeftParenthesis or TokenKind.Integer or TokenKind.Comma or TokenKind.RightParenthesis)
            {
                i++;
                if (list.Items[i].Kind == TokenKind.RightParenthesis)
                {
                    break;
                }
            }
        }

        while (i + 1 < list.Count - 1 && list.Items[i + 1].Kind is TokenKind.LeftBracket && list.Items[i + 2].Kind == TokenKind.RightBracket)
        {
            i += 2;
        }

        return i;
    }

    private static string Word(string text, Token token) => token.Kind switch
    {
        TokenKind.String or TokenKind.EscapeString or TokenKind.DollarString => "'" + TokenText.GetString(text, token),
        TokenKind.QuotedIdentifier => TokenText.GetQuotedIdentifier(text, token),
        TokenKind.NotEqual => "<>",
        _ => text.Substring(token.Start, token.Length).ToLowerInvariant(),
    };

    /// <summary>What no rewriting adds or takes away: names that aren't qualifiers, values of literals.</summary>
    private static HashSet<string> Essence(List<string> words)
    {
        var kept = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            var isQualifier = i + 1 < words.Count && words[i + 1] == ".";
            var before = i > 0 ? words[i - 1] : "";
            if (!isQualifier && before is not ("as" or "nextval" or "currval") && word.Length > 0)
            {
                word = word.TrimStart('\'').TrimStart('-');
                if (IsStable(word) && !Noise.Contains(word))
                {
                    kept.Add(word);
                }
            }
        }

        return kept;
    }

    // Names and whole numbers come back as they went in; dates, intervals, JSON and fractions are printed anew, and users_1 is an alias of the server's.
    private static bool IsStable(string word) =>
        word.Length > 0 && (word.All(static c => c is >= '0' and <= '9')
            || ((char.IsLetter(word[0]) || word[0] == '_') && word.All(static c => char.IsLetterOrDigit(c) || c == '_') && !EndsWithNumber(word)));

    private static bool EndsWithNumber(string word)
    {
        var digits = word.Length;
        while (digits > 0 && char.IsDigit(word[digits - 1]))
        {
            digits--;
        }

        return digits < word.Length && digits > 0 && word[digits - 1] == '_';
    }

    private static readonly HashSet<string> Noise = new(
        """
        as array any all some in between symmetric like ilike similar to not is null true false and or case when then else end select from where on
        using cast at time zone timezone interval date timestamp timestamptz text varchar char character int integer int4 int8 bigint smallint int2 numeric
        decimal real float double precision boolean bool json jsonb uuid varying with without join inner outer left right full cross lateral group by order
        asc desc nulls first last distinct extract date_part epoch year month day hour minute second for trim both leading trailing btrim ltrim rtrim
        substring position overlay now current_timestamp current_date localtimestamp localtime current_time current_user user session_user current_role
        limit offset fetch next rows row only union except intersect over partition values t f recursive materialized xmin collate default pg_catalog
        isfalse istrue unknown yes no on off y n similar_to_escape similar_to_escape like_escape normalize normalized nfc coalesce nullif greatest least exists having filter
        overlaps is_normalized return begin atomic
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
}
