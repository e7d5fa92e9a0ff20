using System.Globalization;
using SqlGen.Tool.Docs.Page;

namespace SqlGen.Tool.Docs.Diagram;

/// <summary>Writes the diagram as SVG inside the page; its colours are the page's.</summary>
internal static class DiagramSvg
{
    private const double Inset = 10;

    public static void Write(HtmlWriter html, DiagramLayout layout, IReadOnlyList<DiagramTable> tables, IReadOnlyList<DiagramEdge> edges)
    {
        var (width, height) = (Number(layout.Width), Number(layout.Height));
        using var svg = html.Open("svg", ("viewBox", $"0 0 {width} {height}"), ("width", width), ("height", height), ("role", "group"),
            ("aria-label", $"Entity diagram: {tables.Count} tables, {edges.Count} foreign keys; the tables below say the same in words"));
        WriteMarkers(html);
        foreach (var edge in edges)
        {
            using var group = html.Open("g", ("class", "edge"), ("data-child", edge.Child.Name), ("data-parent", edge.Parent.Name));
            html.Text("title", edge.Text);
            Empty(html, "path", ("d", edge.Path));
            WriteMarker(html, edge.IsUnique ? "none-one" : "none-many", edge.ChildEnd);
            WriteMarker(html, edge.IsOptional ? "none-one" : "one", edge.ParentEnd);
        }

        foreach (var table in tables)
        {
            WriteTable(html, table);
        }
    }

    // Drawn outwards to the right from the border at 0,0.
    private static void WriteMarkers(HtmlWriter html)
    {
        using var definitions = html.Open("defs");
        using (html.Open("g", ("id", "one")))
        {
            Empty(html, "path", ("d", "M 6 -6 V 6 M 10 -6 V 6"));
        }

        using (html.Open("g", ("id", "none-one")))
        {
            Empty(html, "path", ("d", "M 6 -6 V 6"));
            Empty(html, "circle", ("cx", "12.5"), ("cy", "0"), ("r", "3.5"));
        }

        using (html.Open("g", ("id", "none-many")))
        {
            Empty(html, "path", ("d", "M 9 0 L 0 -6 M 9 0 L 0 6"));
            Empty(html, "circle", ("cx", "12.5"), ("cy", "0"), ("r", "3.5"));
        }
    }

    private static void WriteMarker(HtmlWriter html, string marker, DiagramEnd end) =>
        Empty(html, "use", ("href", "#" + marker), ("transform", $"translate({Number(end.X)} {Number(end.Y)}){(end.Outward < 0 ? " scale(-1 1)" : "")}"));

    private static void WriteTable(HtmlWriter html, DiagramTable table)
    {
        using var link = html.Open("a", ("class", table.Link is null ? "table elsewhere" : "table"), ("href", table.Link), ("data-table", table.Name));
        using var group = html.Open("g", ("transform", $"translate({Number(table.X)} {Number(table.Y)})"));
        Empty(html, "rect", ("class", "box"), ("width", Number(table.Width)), ("height", Number(table.Height)), ("rx", "5"));
        Empty(html, "path", ("class", "head"), ("d", $"M 0 {Number(DiagramTable.HeaderHeight)} V 5 a 5 5 0 0 1 5 -5 H {Number(table.Width - 5)} a 5 5 0 0 1 5 5 V {Number(DiagramTable.HeaderHeight)} Z"));
        html.Text("text", table.Name, ("class", "name"), ("x", Number(Inset)), ("y", "19"));
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var row = table.Rows[i];
            var y = Number(DiagramTable.HeaderHeight + (DiagramTable.RowHeight * (i + 0.5)) + 4);
            if (row.IsPrimary || row.IsForeign)
            {
                html.Text("text", row.IsPrimary ? "PK" : "FK", ("class", "key"), ("x", Number(Inset)), ("y", y));
            }

            html.Text("text", row.Name, ("class", row.IsPrimary ? "primary" : null), ("x", Number(Inset + 26)), ("y", y));
            html.Text("text", row.Type, ("class", "type"), ("x", Number(table.Width - Inset)), ("y", y));
        }

        if (table.More > 0)
        {
            html.Text("text", $"+ {table.More} more", ("class", "more"), ("x", Number(Inset + 26)), ("y", Number(DiagramTable.HeaderHeight + (DiagramTable.RowHeight * (table.Rows.Count + 0.5)) + 4)));
        }
    }

    private static void Empty(HtmlWriter html, string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        using var element = html.Open(tag, attributes);
    }

    private static string Number(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);
}
