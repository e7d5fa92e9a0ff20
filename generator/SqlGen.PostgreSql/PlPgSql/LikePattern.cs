namespace SqlGen.PostgreSql.PlPgSql;

/// <summary>LIKE and ILIKE, with the backslash as escape.</summary>
internal static class LikePattern
{
    /// <summary>In time proportional to the product of both lengths: the last % alone is ever tried again.</summary>
    public static bool Matches(string text, string pattern, bool ignoreCase)
    {
        int t = 0, p = 0, lastPercent = -1, retry = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '%')
            {
                lastPercent = p++;
                retry = t;
                continue;
            }

            var escaped = p + 1 < pattern.Length && pattern[p] == '\\' ? 1 : 0;
            if (p < pattern.Length && ((pattern[p] == '_' && escaped == 0) || AreSame(text[t], pattern[p + escaped], ignoreCase)))
            {
                t++;
                p += 1 + escaped;
                continue;
            }

            if (lastPercent < 0)
            {
                return false;
            }

            p = lastPercent + 1;
            t = ++retry;
        }

        while (p < pattern.Length && pattern[p] == '%')
        {
            p++;
        }

        return p == pattern.Length;
    }

    private static bool AreSame(char left, char right, bool ignoreCase) =>
        left == right || (ignoreCase && char.ToLowerInvariant(left) == char.ToLowerInvariant(right));
}
