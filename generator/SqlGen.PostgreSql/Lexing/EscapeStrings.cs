using System.Text;

namespace SqlGen.PostgreSql.Lexing;

/// <summary>The value of E'…'.</summary>
internal static class EscapeStrings
{
    public static string Decode(string text, int start, int end)
    {
        var first = text.IndexOfAny(Special, start, end - start);
        if (first == end - 1)
        {
            return text.Substring(start, first - start);
        }

        var result = new StringBuilder(end - start);
        var bytes = new List<byte>();
        var i = start;
        while (i < end)
        {
            var c = text[i];
            if (c == '\\' && i + 1 < end)
            {
                i = Escape(text, i + 1, end, result, bytes);
                continue;
            }

            FlushBytes(result, bytes);
            if (c != '\'')
            {
                result.Append(c);
                i++;
            }
            else if (i + 1 < end && text[i + 1] == '\'')
            {
                result.Append('\'');
                i += 2;
            }
            else
            {
                i = TokenText.SkipGap(text, i + 1, end);
            }
        }

        FlushBytes(result, bytes);
        return result.ToString();
    }

    private static int Escape(string text, int i, int end, StringBuilder result, List<byte> bytes)
    {
        var c = text[i];
        if (c is >= '0' and <= '7' || (c == 'x' && i + 1 < end && CharacterClasses.IsHexDigit(text[i + 1])))
        {
            var radix = c == 'x' ? 16 : 8;
            var from = c == 'x' ? i + 1 : i;
            var to = from;
            while (to < end && to - from < (radix == 16 ? 2 : 3) && (radix == 16 ? CharacterClasses.IsHexDigit(text[to]) : text[to] is >= '0' and <= '7'))
            {
                to++;
            }

            // Escapes name bytes; several in a row may make one character of UTF-8.
            bytes.Add((byte)Convert.ToInt32(text.Substring(from, to - from), radix));
            return to;
        }

        FlushBytes(result, bytes);
        if (c is 'u' or 'U')
        {
            var digits = Math.Min(c == 'u' ? 4 : 8, end - i - 1);
            var code = Convert.ToInt32(text.Substring(i + 1, digits), 16);
            result.Append(code > 0xFFFF ? char.ConvertFromUtf32(code) : ((char)code).ToString());
            return i + 1 + digits;
        }

        result.Append(c switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', 'v' => '\v', _ => c });
        return i + 1;
    }

    private static void FlushBytes(StringBuilder result, List<byte> bytes)
    {
        if (bytes.Count > 0)
        {
            result.Append(Encoding.UTF8.GetString(bytes.ToArray()));
            bytes.Clear();
        }
    }

    private static readonly char[] Special = ['\\', '\''];
}
