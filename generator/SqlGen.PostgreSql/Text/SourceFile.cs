namespace SqlGen.PostgreSql.Text;

/// <summary>One SQL text and the path it came from; lines and columns are counted on demand.</summary>
public sealed class SourceFile(string path, string text)
{
    private int[]? _lineStarts;

    /// <summary>A text made from another by putting other pieces into it: places are told as they are in the other.</summary>
    /// <param name="original">The other text, of the same path.</param>
    /// <param name="text">The text made from it.</param>
    /// <param name="pieces">Each piece's place in this text and in the other, in order.</param>
    public SourceFile(SourceFile original, string text, IReadOnlyList<(TextRange Here, TextRange There)> pieces)
        : this(original.Path, text) => (Original, _pieces) = (original, pieces);

    private readonly IReadOnlyList<(TextRange Here, TextRange There)> _pieces = [];

    /// <summary>The text that this one was made from; null for one as it was read.</summary>
    public SourceFile? Original { get; }

    public string Path { get; } = path;

    public string Text { get; } = text;

    /// <summary>Zero-based line and column (in UTF-16 units) of a position; positions past the end count as the end.</summary>
    public LinePosition GetLinePosition(int position)
    {
        if (Original is not null)
        {
            return Original.GetLinePosition(GetOriginalPosition(position));
        }

        var starts = _lineStarts ??= FindLineStarts(Text);
        position = Math.Max(0, Math.Min(position, Text.Length));
        var line = Array.BinarySearch(starts, position);
        if (line < 0)
        {
            line = ~line - 1;
        }

        return new LinePosition(line, position - starts[line]);
    }

    /// <summary>Where a position is in the text as it was read; anywhere in a piece that was put in is where the piece begins.</summary>
    public int GetOriginalPosition(int position) => GetOriginalPosition(position, isEnd: false);

    /// <summary>What a range is in the text as it was read; pieces that it touches are in it as a whole.</summary>
    public TextRange GetOriginalRange(TextRange range)
    {
        var start = GetOriginalPosition(range.Start);
        return TextRange.FromBounds(start, range.Length == 0 ? start : Math.Max(start, GetOriginalPosition(range.End, isEnd: true)));
    }

    private int GetOriginalPosition(int position, bool isEnd)
    {
        var before = 0;
        var after = _pieces.Count;
        while (before < after)
        {
            var middle = (before + after) / 2;
            (before, after) = _pieces[middle].Here.Start <= position ? (middle + 1, after) : (before, middle);
        }

        if (before == 0)
        {
            return position;
        }

        var (here, there) = _pieces[before - 1];
        return position >= here.End ? there.End + (position - here.End) : isEnd && position > here.Start ? there.End : there.Start;
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
