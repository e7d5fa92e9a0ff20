namespace SqlGen.Testing;

/// <summary>Splits a script at the semicolons that end statements.</summary>
/// <remarks>Npgsql splits by itself, but also at the semicolons inside BEGIN ATOMIC … END, and PostgreSQL then sees half a function.</remarks>
public static class StatementSplitter
{
    /// <summary>The statements of a script, without their semicolons; comments stay where they are.</summary>
    public static IEnumerable<string> Split(string script)
    {
        int start = 0, parentheses = 0, atomic = 0;
        var previous = "";
        for (var i = 0; i < script.Length;)
        {
            var end = TokenEnd(script, i);
            var token = script[i..end];
            if (token == "(")
                parentheses++;
            else if (token == ")")
                parentheses--;
            else if (token == ";" && parentheses == 0 && atomic == 0)
            {
                if (HasCode(script[start..i]))
                    yield return script[start..i].Trim();
                start = end;
            }
            else if (IsWord(token, "atomic") && IsWord(previous, "begin"))
                atomic = 1;
            else if (atomic > 0 && IsWord(token, "case"))
                atomic++;
            else if (atomic > 0 && IsWord(token, "end"))
                atomic--;

            if (!IsBlank(token))
                previous = token;
            i = end;
        }

        if (HasCode(script[start..]))
            yield return script[start..].Trim();
    }

    /// <summary>Whether a statement holds semicolons of its own.</summary>
    public static bool IsCompound(string statement)
    {
        for (var i = 0; i < statement.Length;)
        {
            var end = TokenEnd(statement, i);
            if (statement[i] == ';')
                return true;
            i = end;
        }

        return false;
    }

    static int TokenEnd(string text, int start) => text[start] switch
    {
        '-' when text.AsSpan(start).StartsWith("--") => After(text, "\n", start),
        '/' when text.AsSpan(start).StartsWith("/*") => AfterComment(text, start),
        '\'' when start > 0 && text[start - 1] is 'e' or 'E' => AfterEscapeString(text, start + 1),
        '\'' => After(text, "'", start + 1),
        '"' => After(text, "\"", start + 1),
        '$' => AfterDollar(text, start),
        var c when IsLetter(c) => AfterWord(text, start),
        var c when char.IsWhiteSpace(c) => AfterWhile(text, start, char.IsWhiteSpace),
        _ => start + 1,
    };

    static int After(string text, string end, int from) =>
        text.IndexOf(end, from, StringComparison.Ordinal) is >= 0 and var at ? at + end.Length : text.Length;

    static int AfterComment(string text, int start)
    {
        var depth = 0;
        for (var i = start; i < text.Length - 1; i++)
        {
            if (text[i] == '/' && text[i + 1] == '*')
                (depth, i) = (depth + 1, i + 1);
            else if (text[i] == '*' && text[i + 1] == '/')
                (depth, i) = (depth - 1, i + 1);
            if (depth == 0)
                return i + 1;
        }

        return text.Length;
    }

    static int AfterEscapeString(string text, int i)
    {
        while (i < text.Length && text[i] != '\'')
            i += text[i] == '\\' ? 2 : 1;
        return Math.Min(i + 1, text.Length);
    }

    static int AfterDollar(string text, int start)
    {
        var tagEnd = AfterWhile(text, start + 1, c => IsLetter(c) || char.IsAsciiDigit(c));
        if (tagEnd >= text.Length || text[tagEnd] != '$' || (tagEnd > start + 1 && char.IsAsciiDigit(text[start + 1])))
            return start + 1;
        return After(text, text[start..(tagEnd + 1)], tagEnd + 1);
    }

    // The E of an escape string is a word by itself, so that the quote after it is seen.
    static int AfterWord(string text, int start) => AfterWhile(text, start, c => IsLetter(c) || char.IsAsciiDigit(c) || c == '$');

    static int AfterWhile(string text, int i, Func<char, bool> belongs)
    {
        while (i < text.Length && belongs(text[i]))
            i++;
        return i;
    }

    static bool IsLetter(char c) => char.IsAsciiLetter(c) || c == '_' || c > '\x7f';

    static bool IsWord(string token, string word) => token.Equals(word, StringComparison.OrdinalIgnoreCase);

    static bool IsBlank(string token) =>
        char.IsWhiteSpace(token[0]) || token.StartsWith("--", StringComparison.Ordinal) || token.StartsWith("/*", StringComparison.Ordinal);

    static bool HasCode(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            var end = TokenEnd(text, i);
            if (!IsBlank(text[i..end]))
                return true;
            i = end;
        }

        return false;
    }
}
