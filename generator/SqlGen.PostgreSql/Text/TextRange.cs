namespace SqlGen.PostgreSql.Text;

/// <summary>A half-open range of UTF-16 positions in one <see cref="SourceFile"/>.</summary>
public readonly record struct TextRange(int Start, int Length)
{
    public int End => Start + Length;

    public bool IsEmpty => Length == 0;

    public static TextRange FromBounds(int start, int end) => new(start, end - start);

    /// <summary>The smallest range that holds both.</summary>
    public TextRange Union(TextRange other) => FromBounds(Math.Min(Start, other.Start), Math.Max(End, other.End));

    public override string ToString() => $"[{Start}..{End})";
}
