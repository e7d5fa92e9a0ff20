namespace SqlGen.Tool.Docs.Diagram;

/// <summary>A table's box: its size is known from its text, its place from the layout.</summary>
public sealed class DiagramTable(string name, string? link, IReadOnlyList<DiagramRow> rows, int more)
{
    public const double RowHeight = 20;

    public const double HeaderHeight = 28;

    private const double CharacterWidth = 7.4;

    public string Name { get; } = name;

    /// <summary>The anchor of what the page says of it; null for somebody else's table.</summary>
    public string? Link { get; } = link;

    public IReadOnlyList<DiagramRow> Rows { get; } = rows;

    /// <summary>How many columns are not shown.</summary>
    public int More { get; } = more;

    public double Width { get; } = Math.Max(120, 20 + (CharacterWidth * Math.Max(TextWidth(name) * 1.1, rows.Select(static r => 4 + TextWidth(r.Name) + 2 + TextWidth(r.Type)).DefaultIfEmpty(0).Max())));

    public double Height { get; } = HeaderHeight + (RowHeight * (rows.Count + (more > 0 ? 1 : 0))) + 4;

    public double X { get; set; }

    public double Y { get; set; }

    /// <summary>The height of a column's middle below the box's top; the header's where the column is not shown.</summary>
    public double PortOf(string? column)
    {
        for (var i = 0; i < Rows.Count; i++)
        {
            if (Rows[i].Name == column)
            {
                return HeaderHeight + (RowHeight * (i + 0.5));
            }
        }

        return HeaderHeight / 2;
    }

    // Wide characters take two columns of a fixed-width font.
    private static double TextWidth(string text) => text.Sum(static c => c >= 0x1100 ? 2 : 1);
}

/// <summary>A column in a box.</summary>
public sealed record DiagramRow(string Name, string Type, bool IsPrimary, bool IsForeign);

/// <summary>
/// A foreign key: <paramref name="Child"/> refers to <paramref name="Parent"/>. At most one child a parent where the key is unique, and perhaps no
/// parent where it may be null.
/// </summary>
public sealed record DiagramEdge(DiagramTable Child, string? ChildColumn, DiagramTable Parent, string? ParentColumn, bool IsUnique, bool IsOptional, string Text)
{
    /// <summary>The line from the child's border to the parent's, as an SVG path; the layout draws it.</summary>
    public string Path { get; set; } = "";

    public DiagramEnd ChildEnd { get; set; }

    public DiagramEnd ParentEnd { get; set; }
}

/// <summary>Where a line meets a box; <paramref name="Outward"/> is 1 to the right, -1 to the left.</summary>
public readonly record struct DiagramEnd(double X, double Y, int Outward);
