using System.Text.Json;

namespace SqlGen;

/// <summary>Refuses text that would not arrive in PostgreSQL as it is.</summary>
internal static class ClaimText
{
    internal static void Check(string text, string parameter, string name)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\0')
                throw new ArgumentException($"\"{Printable(name)}\" contains the character NUL (U+0000), which PostgreSQL's text and jsonb can't hold; remove it", parameter);
            if (!char.IsSurrogate(c))
                continue;
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else
                throw HalfPair(parameter, name);
        }
    }

    internal static void Check(JsonElement element, string parameter, string name)
    {
        if (element.ValueKind == JsonValueKind.Undefined)
            throw new ArgumentException($"\"{Printable(name)}\" is an undefined JsonElement; parse a document or leave the claim out", parameter);
        try
        {
            CheckTexts(element, parameter, name);
        }
        catch (InvalidOperationException e)
        {
            // What JsonElement throws for an escaped half of a surrogate pair.
            throw HalfPair(parameter, name, e);
        }
    }

    private static void CheckTexts(JsonElement element, string parameter, string name)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                Check(element.GetString()!, parameter, name);
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                    CheckTexts(item, parameter, name);
                break;
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    Check(property.Name, parameter, name);
                    CheckTexts(property.Value, parameter, name);
                }
                break;
        }
    }

    private static ArgumentException HalfPair(string parameter, string name, Exception? cause = null) =>
        new($"\"{Printable(name)}\" contains half of a surrogate pair, which is no character and can't be sent as UTF-8; remove it", parameter, cause);

    private static string Printable(string name) => name.Replace("\0", "\\0", StringComparison.Ordinal);
}
