using System.Globalization;
using System.Text;
using Humanizer;

namespace SqlGen.Generator.Model.Building;

/// <summary>C# names from PostgreSQL's: <c>ai_conversations</c> → <c>AiConversations</c>, <c>AiConversation</c>, <c>aiConversation</c>.</summary>
public static class CSharpName
{
    // Words that Humanizer takes for plurals or turns into what nobody calls a row (datum).
    private static readonly HashSet<string> Uninflected = new(StringComparer.Ordinal)
    {
        "atlas", "canvas", "data", "https", "lens", "media", "metadata",
    };

    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default",
        "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto",
        "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out",
        "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc",
        "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using",
        "virtual", "void", "volatile", "while",
        // Only in places, but a parameter of this name could not be used in an async method or in a query.
        "await", "from",
    };

    /// <summary>A type's, property's or method's name.</summary>
    public static string Pascal(string name) => Join(Words(name), name);

    /// <summary>Like <see cref="Pascal"/>, the last word in singular: what one row is called.</summary>
    public static string Singular(string name) => Join(WithSingularEnd(Words(name)), name);

    /// <summary>A parameter's name from a Pascal-cased one, without escaping: <c>UserId</c> → <c>userId</c>.</summary>
    public static string Camel(string pascal) => char.ToLowerInvariant(pascal[0]) + pascal.Substring(1);

    /// <summary>With <c>@</c> where C# would take it for a keyword.</summary>
    public static string Escape(string name) => Keywords.Contains(name) ? "@" + name : name;

    private static List<string> WithSingularEnd(List<string> words)
    {
        if (words.Count == 0)
        {
            return words;
        }

        var last = words[words.Count - 1].ToLowerInvariant();
        if (!Uninflected.Contains(last))
        {
            words[words.Count - 1] = Singularize(last);
        }

        return words;
    }

    // Humanizer cuts the s of short words too (gas, dns), which are hardly ever plurals.
    private static string Singularize(string word) => word.Length > 3 ? word.Singularize(inputIsKnownToBePlural: false) : word;

    private static string Join(List<string> words, string original)
    {
        var name = new StringBuilder();
        foreach (var word in words)
        {
            name.Append(char.ToUpperInvariant(word[0])).Append(word, 1, word.Length - 1);
        }

        if (name.Length == 0)
        {
            AppendCodePoints(name, original);
        }

        // A digit or a combining mark can't begin an identifier.
        return char.IsLetter(name[0]) || char.GetUnicodeCategory(name[0]) == UnicodeCategory.LetterNumber ? name.ToString() : "_" + name;
    }

    // A name without letters or digits, as 🚀: U1F680.
    private static void AppendCodePoints(StringBuilder name, string original)
    {
        for (var i = 0; i < original.Length; i++)
        {
            var pair = char.IsHighSurrogate(original[i]) && i + 1 < original.Length && char.IsLowSurrogate(original[i + 1]);
            var codePoint = pair ? char.ConvertToUtf32(original[i], original[++i]) : original[i];
            name.Append('U').Append(codePoint.ToString("X4", CultureInfo.InvariantCulture));
        }

        if (name.Length == 0)
        {
            name.Append("Empty");
        }
    }

    private static List<string> Words(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var isUpper = name.Any(char.IsUpper) && !name.Any(char.IsLower);
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            var beginsWord = word.Length > 0 && char.IsUpper(c) && char.IsLower(name[i - 1]);
            if (!IsPart(c) || beginsWord)
            {
                Flush(words, word);
            }

            if (IsPart(c))
            {
                word.Append(isUpper ? char.ToLowerInvariant(c) : c);
            }
        }

        Flush(words, word);
        return words;
    }

    private static void Flush(List<string> words, StringBuilder word)
    {
        if (word.Length > 0)
        {
            words.Add(word.ToString());
            word.Clear();
        }
    }

    // C# takes letters outside the first 65536 code points for no letters: surrogates separate, as spaces and signs do.
    private static bool IsPart(char c) => char.GetUnicodeCategory(c) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or
        UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.NonSpacingMark or
        UnicodeCategory.SpacingCombiningMark;
}
