using System.Text;

namespace SqlGen.PostgreSql.Lexing;

/// <summary>What tokens mean: the value of a string, the name in an identifier.</summary>
public static class TokenText
{
    // NAMEDATALEN - 1: PostgreSQL cuts longer names, in bytes of UTF-8.
    private const int MaxNameBytes = 63;

    /// <summary>The value of a string token of any kind; the digits alone for bit and hexadecimal strings.</summary>
    public static string GetString(string text, Token token)
    {
        switch (token.Kind)
        {
            case TokenKind.DollarString:
                var delimiter = text.IndexOf('$', token.Start + 1) + 1 - token.Start;
                return text.Substring(token.Start + delimiter, token.Length - (2 * delimiter));
            case TokenKind.EscapeString:
                return EscapeStrings.Decode(text, token.Start + 2, token.End);
            case TokenKind.UnicodeString:
                return GetUnicode(text, token);
            default:
                var prefix = token.Kind is TokenKind.BitString or TokenKind.HexString ? 2 : 1;
                return Unquote(text, token.Start + prefix, token.End, '\'');
        }
    }

    /// <summary>The name in a quoted identifier, cut to the length of a name.</summary>
    public static string GetQuotedIdentifier(string text, Token token) => Truncate(
        token.Kind == TokenKind.UnicodeIdentifier ? GetUnicode(text, token) : Unquote(text, token.Start + 1, token.End, '"'));

    /// <summary>A name cut to 63 bytes of UTF-8, between characters.</summary>
    public static string Truncate(string name)
    {
        if (name.Length * 3 <= MaxNameBytes || Encoding.UTF8.GetByteCount(name) <= MaxNameBytes)
        {
            return name;
        }

        var bytes = 0;
        var i = 0;
        while (i < name.Length)
        {
            var pair = char.IsHighSurrogate(name[i]) && i + 1 < name.Length && char.IsLowSurrogate(name[i + 1]);
            bytes += pair ? 4 : name[i] < 0x80 ? 1 : name[i] < 0x800 ? 2 : 3;
            if (bytes > MaxNameBytes)
            {
                break;
            }

            i += pair ? 2 : 1;
        }

        return name.Substring(0, i);
    }

    /// <summary>What stands between the quotes of a Unicode token, doubled quotes resolved, escapes not.</summary>
    internal static string GetUnicodeBody(string text, int start, int end) => Unquote(text, start + 3, end, text[start + 2]);

    private static string GetUnicode(string text, Token token)
    {
        var bodyEnd = token.End;
        var escape = '\\';
        if (FindUescape(text, token) is { } uescape)
        {
            bodyEnd = uescape.BodyEnd;
            escape = uescape.Escape;
        }

        return UnicodeEscapes.Decode(GetUnicodeBody(text, token.Start, bodyEnd), escape, out _, out _);
    }

    private static (int BodyEnd, char Escape)? FindUescape(string text, Token token)
    {
        // The token was merged from three: lexing its text again finds them.
        var lexer = new Lexer(text.Substring(token.Start, token.Length));
        var body = lexer.Next();
        if (body.Length == token.Length)
        {
            return null;
        }

        Token escape;
        do
        {
            escape = lexer.Next();
        }
        while (escape.IsTrivia || escape.Keyword == Keyword.Uescape);

        var moved = new Token(escape.Kind, Keyword.NotAKeyword, escape.Start + token.Start, escape.Length);
        return (token.Start + body.Length, GetString(text, moved)[0]);
    }

    /// <summary>The text between quotes, with doubled quotes resolved and the gaps between continued strings left out.</summary>
    private static string Unquote(string text, int start, int end, char quote)
    {
        var first = text.IndexOf(quote, start);
        if (first == end - 1)
        {
            return text.Substring(start, first - start);
        }

        var result = new StringBuilder(end - start);
        var i = start;
        while (i < end)
        {
            if (text[i] != quote)
            {
                result.Append(text[i++]);
            }
            else if (i + 1 < end && text[i + 1] == quote)
            {
                result.Append(quote);
                i += 2;
            }
            else
            {
                i = SkipGap(text, i + 1, end);
            }
        }

        return result.ToString();
    }

    /// <summary>After a quote: past the next one, over white space and comments; the end if there is none.</summary>
    internal static int SkipGap(string text, int position, int end)
    {
        while (position < end)
        {
            if (text[position] == '\'')
            {
                return position + 1;
            }

            if (text[position] == '-')
            {
                while (position < end && text[position] is not ('\n' or '\r'))
                {
                    position++;
                }
            }
            else
            {
                position++;
            }
        }

        return end;
    }
}
