namespace SqlGen.Internal;

/// <summary>
/// What own SQL may be: one statement that reads or changes rows. Everything that begins or ends a transaction or changes role or session
/// starts with another word, or needs set_config. What functions do to the session is undone afterwards: the call counts as changing it.
/// </summary>
internal static class OwnSql
{
    private static readonly string[] s_allowed = ["select", "with", "values", "table", "insert", "update", "delete", "merge"];

    /// <summary>Returns the number of the last parameter; 0 where the text has none.</summary>
    /// <exception cref="ArgumentException">The text isn't one such statement; the message says what is allowed.</exception>
    internal static int Check(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        var (at, isFirst, hasEnded, parameters) = (0, true, false, 0);
        while (Next(text, ref at) is { } word)
        {
            if (hasEnded)
                throw Refused("more than one statement; send them one by one, or in a batch");
            if (word is ";")
            {
                hasEnded = true;
                continue;
            }
            if (isFirst && word is not "(" && Array.IndexOf(s_allowed, word) < 0)
                throw Refused($"it begins with \"{word}\"; SELECT, WITH, VALUES, TABLE, INSERT, UPDATE, DELETE and MERGE are allowed, transactions are begun and ended on the scope");
            isFirst = isFirst && word is "(";
            if (word is "set_config")
                throw Refused("set_config would change the context of the call; give the scope other claims or settings");
            if (word is "$")
                parameters = Math.Max(parameters, ParameterNumber(text, ref at));
        }
        return isFirst ? throw Refused("it holds no statement") : parameters;
    }

    private static int ParameterNumber(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
        return int.TryParse(text.AsSpan(start, at - start), out var number) ? number : 0;
    }

    /// <summary>The next word in lower case, quoted or not, or one character; null at the end. Strings and comments are passed over (scan.l).</summary>
    private static string? Next(string text, ref int at)
    {
        while (at < text.Length)
        {
            var c = text[at];
            if (char.IsWhiteSpace(c))
                at++;
            else if (c == '-' && At(text, at + 1) == '-')
                at = EndOf(text, at, "\n");
            else if (c == '/' && At(text, at + 1) == '*')
                SkipComment(text, ref at);
            else if (c == '\'')
                SkipString(text, ref at, escapes: false);
            else if (c == '"')
                return Quoted(text, ref at);
            else if (c == '$' && DollarTag(text, at) is { } tag)
                at = EndOf(text, at + tag.Length, tag);
            else if (IsWordStart(c))
            {
                var start = at;
                while (at < text.Length && (IsWordStart(text[at]) || char.IsAsciiDigit(text[at]) || text[at] == '$'))
                    at++;
                var word = text[start..at].ToLowerInvariant();
                if (word is "u" && At(text, at) == '&' && At(text, at + 1) is '"' or '\'')
                    throw Refused("names and strings in the form U&\"…\" can't be checked; write the characters themselves");
                if (word is not "e" || At(text, at) != '\'')
                    return word;
                SkipString(text, ref at, escapes: true);
            }
            else
                return text[at++].ToString();
        }
        return null;
    }

    private static bool IsWordStart(char c) => char.IsAsciiLetter(c) || c == '_' || c >= 0x80;

    private static char At(string text, int at) => at < text.Length ? text[at] : '\0';

    private static int EndOf(string text, int from, string end)
    {
        var found = text.IndexOf(end, from, StringComparison.Ordinal);
        return found < 0 ? text.Length : found + end.Length;
    }

    private static string Quoted(string text, ref int at)
    {
        var start = ++at;
        while (at < text.Length && (text[at] != '"' || At(text, at + 1) == '"'))
            at += text[at] == '"' ? 2 : 1;
        var name = text[start..Math.Min(at, text.Length)].Replace("\"\"", "\"", StringComparison.Ordinal);
        at++;
        return name;
    }

    private static void SkipString(string text, ref int at, bool escapes)
    {
        at++;
        while (at < text.Length && (text[at] != '\'' || At(text, at + 1) == '\''))
        {
            // Whether a backslash escapes here depends on a setting of the server.
            if (text[at] == '\\' && !escapes && At(text, at + 1) == '\'')
                throw Refused("a string has a backslash before a quote; send it as a parameter, or write E'…'");
            at += text[at] == '\'' || (text[at] == '\\' && escapes) ? 2 : 1;
        }
        at++;
    }

    private static void SkipComment(string text, ref int at)
    {
        var depth = 0;
        do
        {
            var (first, second) = (At(text, at), At(text, at + 1));
            depth += (first, second) switch { ('/', '*') => 1, ('*', '/') => -1, _ => 0 };
            at += (first, second) is ('/', '*') or ('*', '/') ? 2 : 1;
        }
        while (depth > 0 && at < text.Length);
    }

    private static string? DollarTag(string text, int at)
    {
        var end = at + 1;
        while (end < text.Length && (IsWordStart(text[end]) || (char.IsAsciiDigit(text[end]) && end > at + 1)))
            end++;
        return At(text, end) == '$' ? text[at..(end + 1)] : null;
    }

    private static ArgumentException Refused(string why) => new($"the SQL can't run in a scope: {why}", "text");
}
