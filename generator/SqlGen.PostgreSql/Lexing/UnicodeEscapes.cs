using System.Text;

namespace SqlGen.PostgreSql.Lexing;

/// <summary>The escapes of U&amp;'…' and U&amp;"…".</summary>
internal static class UnicodeEscapes
{
    public static bool IsEscapeCharacter(char c) =>
        c < 128 && !CharacterClasses.IsHexDigit(c) && c is not ('+' or '\'' or '"') && !CharacterClasses.IsSpace(c);

    /// <summary>The text with its escapes resolved; on a bad one the server's message and the offset of the escape.</summary>
    public static string Decode(string raw, char escape, out string? error, out int errorOffset)
    {
        error = null;
        errorOffset = 0;
        if (raw.IndexOf(escape) < 0)
        {
            return raw;
        }

        var result = new StringBuilder(raw.Length);
        var expectsLow = false;
        var i = 0;
        while (i < raw.Length)
        {
            if (raw[i] != escape)
            {
                if (expectsLow)
                {
                    break;
                }

                result.Append(raw[i++]);
                continue;
            }

            errorOffset = i;
            if (i + 1 < raw.Length && raw[i + 1] == escape)
            {
                if (expectsLow)
                {
                    break;
                }

                result.Append(escape);
                i += 2;
                continue;
            }

            var digits = i + 1 < raw.Length && raw[i + 1] == '+' ? 6 : 4;
            var from = i + (digits == 6 ? 2 : 1);
            if (!TryReadHex(raw, from, digits, out var code))
            {
                error = "invalid Unicode escape";
                return raw;
            }

            if (code is 0 or > 0x10FFFF)
            {
                error = "invalid Unicode escape value";
                return raw;
            }

            var isLow = code is >= 0xDC00 and <= 0xDFFF;
            if (isLow != expectsLow)
            {
                error = "invalid Unicode surrogate pair";
                return raw;
            }

            expectsLow = code is >= 0xD800 and <= 0xDBFF;
            if (code > 0xFFFF)
            {
                result.Append(char.ConvertFromUtf32(code));
            }
            else
            {
                result.Append((char)code);
            }

            i = from + digits;
        }

        // The place is that of what should have been the second half.
        if (expectsLow)
        {
            errorOffset = i;
            error = "invalid Unicode surrogate pair";
            return raw;
        }

        return result.ToString();
    }

    private static bool TryReadHex(string raw, int from, int digits, out int code)
    {
        code = 0;
        if (from + digits > raw.Length)
        {
            return false;
        }

        for (var i = from; i < from + digits; i++)
        {
            var c = raw[i];
            if (!CharacterClasses.IsHexDigit(c))
            {
                return false;
            }

            code = (code << 4) + (c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
        }

        return true;
    }
}
