using System.Text;

namespace SqlGen.PostgreSql.Drift;

/// <summary>
/// An expression's tokens without comments, parentheses and casts: identifiers as the server stores them, keywords in lower case, strings by value after a
/// quote. Any text has some; what isn't SQL has its characters.
/// </summary>
static class ExpressionWords
{
    private const string Operators = "+-*/<>=~!@#%^&|`?";

    public static List<string> Of(string text)
    {
        var words = new List<string>();
        var position = 0;
        while (Next(text, ref position) is { } word)
        {
            if (word == "::")
            {
                SkipType(text, ref position);
            }
            else if (word is not ("(" or ")" or ";"))
            {
                words.Add(word == "!=" ? "<>" : word);
            }
        }

        return words;
    }

    // name[.name] or several words as in "timestamp with time zone", then (modifier) and [].
    private static void SkipType(string text, ref int position)
    {
        Next(text, ref position);
        while (Skip(text, ref position, "."))
        {
            Next(text, ref position);
        }

        while (Skip(text, ref position, "varying", "precision", "with", "without", "time", "zone"))
        {
        }

        if (Skip(text, ref position, "("))
        {
            while (Next(text, ref position) is { } word && word != ")")
            {
            }
        }

        while (Skip(text, ref position, "["))
        {
            Skip(text, ref position, "]");
        }

        while (Skip(text, ref position, "varying", "precision", "with", "without", "time", "zone"))
        {
        }
    }

    private static bool Skip(string text, ref int position, params string[] words)
    {
        var next = position;
        if (Next(text, ref next) is not { } word || Array.IndexOf(words, word) < 0)
        {
            return false;
        }

        position = next;
        return true;
    }

    private static string? Next(string text, ref int position)
    {
        SkipSpace(text, ref position);
        if (position >= text.Length)
        {
            return null;
        }

        var start = position;
        var first = text[start];
        if (first == '"')
        {
            return Quoted(text, ref position, '"', escapes: false);
        }

        if (first == '\'')
        {
            return "'" + Quoted(text, ref position, '\'', escapes: false);
        }

        if (first is 'e' or 'E' && At(text, start + 1) == '\'')
        {
            position++;
            return "'" + Quoted(text, ref position, '\'', escapes: true);
        }

        if (first == '$' && DollarTag(text, start) is { } tag)
        {
            var end = text.IndexOf(tag, start + tag.Length, StringComparison.Ordinal);
            end = end < 0 ? text.Length : end;
            position = Math.Min(text.Length, end + tag.Length);
            return "'" + text.Substring(start + tag.Length, end - start - tag.Length);
        }

        position++;
        if (char.IsLetter(first) || first is '_' or '$')
        {
            while (char.IsLetterOrDigit(At(text, position)) || At(text, position) is '_' or '$')
            {
                position++;
            }
        }
        else if (char.IsDigit(first))
        {
            while (char.IsLetterOrDigit(At(text, position)) || At(text, position) is '_' || (At(text, position) == '.' && char.IsDigit(At(text, position + 1))))
            {
                position++;
            }
        }
        else if (first == ':' && At(text, position) is ':' or '=')
        {
            position++;
        }
        else if (Operators.IndexOf(first) >= 0)
        {
            while (Operators.IndexOf(At(text, position)) >= 0 && !StartsComment(text, position))
            {
                position++;
            }
        }

        return text.Substring(start, position - start).ToLowerInvariant();
    }

    private static void SkipSpace(string text, ref int position)
    {
        while (position < text.Length && (char.IsWhiteSpace(text[position]) || StartsComment(text, position)))
        {
            if (char.IsWhiteSpace(text[position]))
            {
                position++;
            }
            else if (text[position] == '-')
            {
                var end = text.IndexOf('\n', position);
                position = end < 0 ? text.Length : end;
            }
            else
            {
                SkipBlockComment(text, ref position);
            }
        }
    }

    private static bool StartsComment(string text, int position) =>
        (At(text, position), At(text, position + 1)) is ('-', '-') or ('/', '*');

    private static void SkipBlockComment(string text, ref int position)
    {
        var depth = 0;
        do
        {
            var pair = (At(text, position), At(text, position + 1));
            depth += pair == ('/', '*') ? 1 : pair == ('*', '/') ? -1 : 0;
            position += pair is ('/', '*') or ('*', '/') ? 2 : 1;
        }
        while (depth > 0 && position < text.Length);

        position = Math.Min(position, text.Length);
    }

    private static string Quoted(string text, ref int position, char quote, bool escapes)
    {
        var value = new StringBuilder();
        for (position++; position < text.Length; position++)
        {
            var c = text[position];
            if (c == quote && At(text, position + 1) != quote)
            {
                position++;
                break;
            }

            if (c == quote || (escapes && c == '\\' && position + 1 < text.Length))
            {
                c = text[++position];
                c = escapes && text[position - 1] == '\\' ? c switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', _ => c } : c;
            }

            value.Append(c);
        }

        return value.ToString();
    }

    private static string? DollarTag(string text, int start)
    {
        var end = start + 1;
        while (char.IsLetterOrDigit(At(text, end)) || At(text, end) == '_')
        {
            end++;
        }

        return At(text, end) == '$' && !char.IsDigit(text[start + 1]) ? text.Substring(start, end - start + 1) : null;
    }

    private static char At(string text, int position) => position < text.Length ? text[position] : '\0';
}
