namespace SqlGen.Generator.Emit;

/// <summary>Lines with a list in parentheses, which stands on lines of its own where it would be too long.</summary>
internal static class Signature
{
    // What a reader's window shows beside the indentation.
    private const int Width = 128;

    public static string Of(string start, IEnumerable<string> items, string end = "")
    {
        var line = $"{start}({string.Join(", ", items)}){end}";
        return line.Length <= Width ? line : $"{start}(\n    {string.Join(",\n    ", items)}){end}";
    }
}
