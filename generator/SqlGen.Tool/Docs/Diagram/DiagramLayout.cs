using System.Globalization;
using System.Text;

namespace SqlGen.Tool.Docs.Diagram;

/// <summary>Places every table and draws every line: what lines connect in layers, those groups and the single tables packed in rows.</summary>
public sealed class DiagramLayout
{
    private const double Margin = 16;
    private const double BetweenGroups = 40;
    private const double Marker = 16;

    private readonly List<(double X, double Y, double Width, double Height)> _placed = [];

    public DiagramLayout(IReadOnlyList<DiagramTable> tables, IReadOnlyList<DiagramEdge> edges)
    {
        var area = tables.Sum(static t => (t.Width + 60) * (t.Height + Slot.Gap));
        var side = Math.Sqrt(area);
        var groups = Groups(tables, edges);
        var drawn = new List<(List<DiagramTable> Tables, List<DiagramEdge> Edges, double Width, double Height)>();
        foreach (var group in groups)
        {
            var own = edges.Where(e => group.Contains(e.Child)).ToList();
            var (width, height) = Draw(group, own, Math.Max(side * 0.75, 480));
            drawn.Add((group, own, width, height));
        }

        Pack(drawn, Math.Max(Math.Max(side * 1.5, 1000), drawn.Select(static g => g.Width).DefaultIfEmpty(0).Max()));
    }

    public double Width { get; private set; }

    public double Height { get; private set; }

    private static List<List<DiagramTable>> Groups(IReadOnlyList<DiagramTable> tables, IReadOnlyList<DiagramEdge> edges)
    {
        var group = tables.ToDictionary(static t => t, static t => new List<DiagramTable> { t });
        foreach (var edge in edges)
        {
            var (one, other) = (group[edge.Parent], group[edge.Child]);
            if (one != other)
            {
                one.AddRange(other);
                other.ForEach(t => group[t] = one);
            }
        }

        var place = tables.Select(static (t, i) => (t, i)).ToDictionary(static p => p.t, static p => p.i);
        return [.. group.Values.Distinct().Select(g => g.OrderBy(t => place[t]).ToList()).OrderByDescending(static g => g.Count).ThenBy(g => place[g[0]])];
    }

    private static (double Width, double Height) Draw(List<DiagramTable> tables, List<DiagramEdge> edges, double tallest)
    {
        var layers = new Layers(tables, edges, tallest);
        LayerOrder.Arrange(layers.All);
        var top = layers.All.SelectMany(static l => l).Min(static s => s.Y);
        var x = 0.0;
        var bounds = new List<(double Left, double Right)>();
        for (var i = 0; i < layers.All.Count; i++)
        {
            var layer = layers.All[i];
            var width = layer.Select(static s => s.Table?.Width ?? 0).Max();
            foreach (var slot in layer)
            {
                slot.Y = Math.Round(slot.Y - top, 1);
                if (slot.Table is { } table)
                {
                    (table.X, table.Y) = (x, slot.Y);
                }
            }

            bounds.Add((x, x + width));
            var lines = layer.Sum(static s => s.Right.Select(static n => n.Other).Distinct().Count());
            x += width + Math.Clamp(56 + (lines * 3), 64, 130);
        }

        var place = layers.All.SelectMany(static (l, i) => l.Select(s => (s, i))).ToDictionary(static p => p.s, static p => p.i);
        var twofold = layers.Chains.GroupBy(static c => (c.Edge.Parent, c.Edge.ParentColumn))
            .Where(static g => g.Any(static c => c.Edge.IsOptional) && g.Any(static c => !c.Edge.IsOptional)).Select(static g => g.Key).ToHashSet();
        foreach (var (edge, slots) in layers.Chains)
        {
            // Where some children need the parent and others don't, their lines end side by side.
            var shift = twofold.Contains((edge.Parent, edge.ParentColumn)) ? edge.IsOptional ? 5 : -5 : 0;
            Route(edge, slots, slots.ConvertAll(s => bounds[place[s]]), place[slots[0]] < place[slots[^1]] ? 1 : -1, shift);
        }

        var loops = edges.FindAll(static e => e.Child == e.Parent);
        loops.ForEach(Loop);
        return (bounds[^1].Right + (loops.Count > 0 ? 44 : 0), layers.All.SelectMany(static l => l).Max(static s => s.Y + s.Height));
    }

    /// <summary>Straight over the layers that are passed, in a curve between them.</summary>
    private static void Route(DiagramEdge edge, List<Slot> slots, List<(double Left, double Right)> bounds, int direction, double shift)
    {
        var parent = new DiagramEnd(direction > 0 ? edge.Parent.X + edge.Parent.Width : edge.Parent.X, edge.Parent.Y + edge.Parent.PortOf(edge.ParentColumn) + shift, direction);
        var child = new DiagramEnd(direction > 0 ? edge.Child.X : edge.Child.X + edge.Child.Width, edge.Child.Y + edge.Child.PortOf(edge.ChildColumn), -direction);
        var path = new Path(parent.X, parent.Y);
        path.Straight(direction > 0 ? bounds[0].Right + Marker : bounds[0].Left - Marker);
        for (var i = 1; i < slots.Count - 1; i++)
        {
            var (enter, leave) = direction > 0 ? (bounds[i].Left, bounds[i].Right) : (bounds[i].Right, bounds[i].Left);
            path.Curve(enter, slots[i].Y + 1);
            path.Straight(leave);
        }

        path.Curve((direction > 0 ? bounds[^1].Left : bounds[^1].Right) - (direction * Marker), child.Y);
        path.Straight(child.X);
        (edge.Path, edge.ParentEnd, edge.ChildEnd) = (path.ToString(), parent, child);
    }

    /// <summary>A table that refers to itself: out on the right and back in.</summary>
    private static void Loop(DiagramEdge edge)
    {
        var right = edge.Child.X + edge.Child.Width;
        var from = edge.Child.Y + edge.Parent.PortOf(edge.ParentColumn);
        var to = edge.Child.Y + edge.Child.PortOf(edge.ChildColumn);
        from = from == to ? to - 9 : from;
        var path = new Path(right, from);
        path.Straight(right + Marker);
        path.Turn(right + Marker + 20, to, right + Marker);
        path.Straight(right);
        (edge.Path, edge.ParentEnd, edge.ChildEnd) = (path.ToString(), new DiagramEnd(right, from, 1), new DiagramEnd(right, to, 1));
    }

    private void Pack(List<(List<DiagramTable> Tables, List<DiagramEdge> Edges, double Width, double Height)> groups, double width)
    {
        foreach (var group in groups.OrderByDescending(static g => g.Tables.Count > 1).ThenByDescending(static g => g.Tables.Count > 1 ? g.Height : 0))
        {
            var (x, y) = Free(group.Width, group.Height, width);
            _placed.Add((x, y, group.Width, group.Height));
            foreach (var table in group.Tables)
            {
                (table.X, table.Y) = (table.X + x, table.Y + y);
            }

            foreach (var edge in group.Edges)
            {
                edge.Path = Path.Move(edge.Path, x, y);
                edge.ParentEnd = edge.ParentEnd with { X = edge.ParentEnd.X + x, Y = edge.ParentEnd.Y + y };
                edge.ChildEnd = edge.ChildEnd with { X = edge.ChildEnd.X + x, Y = edge.ChildEnd.Y + y };
            }
        }

        Width = _placed.Select(static p => p.X + p.Width).DefaultIfEmpty(0).Max() + Margin;
        Height = _placed.Select(static p => p.Y + p.Height).DefaultIfEmpty(0).Max() + Margin;
    }

    /// <summary>The highest place, then the leftmost, that nothing is on.</summary>
    private (double X, double Y) Free(double width, double height, double widest)
    {
        var ys = _placed.Select(static p => p.Y + p.Height + BetweenGroups).Concat(_placed.Select(static p => p.Y)).Append(Margin).Distinct().Order().ToList();
        var xs = _placed.Select(static p => p.X + p.Width + BetweenGroups).Append(Margin).Distinct().Order().ToList();
        foreach (var y in ys)
        {
            foreach (var x in xs.Where(x => x + width <= widest + Margin || x == Margin))
            {
                if (!_placed.Exists(p => x < p.X + p.Width + BetweenGroups && p.X < x + width + BetweenGroups && y < p.Y + p.Height + BetweenGroups && p.Y < y + height + BetweenGroups))
                {
                    return (x, y);
                }
            }
        }

        return (Margin, ys[^1]);
    }

    /// <summary>An SVG path of points that can still be moved.</summary>
    private sealed class Path(double x, double y)
    {
        private readonly StringBuilder _text = new($"M {Number(x)} {Number(y)}");
        private double _x = x;
        private double _y = y;

        public void Straight(double x) => Add($" L {Number(x)} {Number(_y)}", x, _y);

        public void Curve(double x, double y)
        {
            var middle = (_x + x) / 2;
            Add($" C {Number(middle)} {Number(_y)} {Number(middle)} {Number(y)} {Number(x)} {Number(y)}", x, y);
        }

        public void Turn(double outmost, double y, double x) => Add($" C {Number(outmost)} {Number(_y)} {Number(outmost)} {Number(y)} {Number(x)} {Number(y)}", x, y);

        public override string ToString() => _text.ToString();

        public static string Move(string path, double x, double y)
        {
            var words = path.Split(' ');
            var isX = true;
            for (var i = 0; i < words.Length; i++)
            {
                if (words[i] is not ("M" or "L" or "C"))
                {
                    words[i] = Number(double.Parse(words[i], CultureInfo.InvariantCulture) + (isX ? x : y));
                    isX = !isX;
                }
            }

            return string.Join(' ', words);
        }

        private void Add(string text, double x, double y)
        {
            _text.Append(text);
            (_x, _y) = (x, y);
        }

        private static string Number(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);
    }
}
