namespace SqlGen.PostgreSql.Text;

/// <summary>One SQL text and the path it came from; lines and columns are counted on demand.</summary>
public sealed class SourceFile(string path, string text)
{
    private int[]? _lineStarts;

    public string Path { get; } = path;

    public string Text { get; } = text;

    /// <summary>Zero-based line and column (in UTF-16 units) of a position; positions past the end count as the end.</summary>
    public LinePosition GetLinePosition(int position)
    {
        var starts = _lineStarts ??= FindLineStarts(Text);
        position = Math.Max(0, Math.Min(position, Text.Length));
        var line = Array.BinarySearch(starts, position);
        if (line < 0)
        {
            line = ~line - 1;
        }

        return new LinePosition(line, position - starts[line]);
    }

    private static int[] FindLineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                starts.Add(i + 1);
            }
        }

        return starts.ToArray();
    }
}
