namespace SqlGen.Tool.Docs.Diagram;

/// <summary>
/// One group of tables that lines connect, put into layers from left to right: parents first, and no line within a layer. What passes over a layer has a
/// slot of its own in it; lines to the same key of the same parent share theirs, so that they run as one.
/// </summary>
internal sealed class Layers
{
    private readonly Dictionary<DiagramTable, Slot> _slots = [];
    private readonly List<List<Slot>> _layers = [];

    public Layers(IReadOnlyList<DiagramTable> tables, IReadOnlyList<DiagramEdge> edges, double tallest)
    {
        var lines = edges.Where(static e => e.Child != e.Parent).ToList();
        var backward = Backward(tables, lines);
        var rank = Rank(tables, [.. lines.Select(e => backward.Contains(e) ? (Left: e.Child, Right: e.Parent) : (Left: e.Parent, Right: e.Child))], tallest);
        foreach (var table in tables)
        {
            Add(rank[table], _slots[table] = new Slot(table, table.Height));
        }

        var shared = new Dictionary<(DiagramTable, string?, bool, int), Slot>();
        foreach (var edge in lines)
        {
            Chains.Add((edge, Chain(edge, rank, shared)));
        }
    }

    public IReadOnlyList<List<Slot>> All => _layers;

    /// <summary>For each line the slots that it passes, from the parent's to the child's.</summary>
    public List<(DiagramEdge Edge, List<Slot> Slots)> Chains { get; } = [];

    private List<Slot> Chain(DiagramEdge edge, Dictionary<DiagramTable, int> rank, Dictionary<(DiagramTable, string?, bool, int), Slot> shared)
    {
        var chain = new List<Slot> { _slots[edge.Parent] };
        var step = Math.Sign(rank[edge.Child] - rank[edge.Parent]);
        for (var layer = rank[edge.Parent] + step; layer != rank[edge.Child]; layer += step)
        {
            var key = (edge.Parent, edge.ParentColumn, edge.IsOptional, layer);
            if (!shared.TryGetValue(key, out var slot))
            {
                Add(layer, shared[key] = slot = new Slot(null, 2));
            }

            chain.Add(slot);
        }

        chain.Add(_slots[edge.Child]);
        for (var i = 1; i < chain.Count; i++)
        {
            var (left, right) = step > 0 ? (chain[i - 1], chain[i]) : (chain[i], chain[i - 1]);
            var leftPort = left.Table?.PortOf(left.Table == edge.Parent ? edge.ParentColumn : edge.ChildColumn) ?? 1;
            var rightPort = right.Table?.PortOf(right.Table == edge.Parent ? edge.ParentColumn : edge.ChildColumn) ?? 1;
            left.Right.Add((right, leftPort, rightPort));
            right.Left.Add((left, rightPort, leftPort));
        }

        return chain;
    }

    private void Add(int layer, Slot slot)
    {
        while (_layers.Count <= layer)
        {
            _layers.Add([]);
        }

        _layers[layer].Add(slot);
    }

    /// <summary>Lines that would close a circle point the other way.</summary>
    private static HashSet<DiagramEdge> Backward(IReadOnlyList<DiagramTable> tables, List<DiagramEdge> edges)
    {
        var children = edges.ToLookup(static e => e.Parent);
        var state = new Dictionary<DiagramTable, bool>();
        var backward = new HashSet<DiagramEdge>();
        // Tables that refer to nothing begin, so that they stay on the left.
        foreach (var table in tables.OrderBy(t => edges.Count(e => e.Child == t)))
        {
            Visit(table);
        }

        return backward;

        void Visit(DiagramTable table)
        {
            if (!state.TryAdd(table, true))
            {
                return;
            }

            foreach (var edge in children[table])
            {
                if (state.TryGetValue(edge.Child, out var isOpen) && isOpen)
                {
                    backward.Add(edge);
                }
                else
                {
                    Visit(edge.Child);
                }
            }

            state[table] = false;
        }
    }

    private static Dictionary<DiagramTable, int> Rank(IReadOnlyList<DiagramTable> tables, List<(DiagramTable Left, DiagramTable Right)> lines, double tallest)
    {
        var parents = lines.ToLookup(static l => l.Right, static l => l.Left);
        var children = lines.ToLookup(static l => l.Left, static l => l.Right);
        var rank = new Dictionary<DiagramTable, int>();
        foreach (var table in tables)
        {
            Longest(table);
        }

        // A parent stands beside the nearest of its children.
        foreach (var table in tables.OrderByDescending(t => rank[t]).Where(t => children[t].Any()))
        {
            rank[table] = children[table].Min(c => rank[c]) - 1;
        }

        return Narrow(tables, rank, parents, children, tallest);

        int Longest(DiagramTable table) =>
            rank.TryGetValue(table, out var known) ? known : rank[table] = parents[table].Select(p => Longest(p) + 1).DefaultIfEmpty(0).Max();
    }

    /// <summary>A layer that would be too tall becomes several, side by side: childless tables first, for their parents are on the left.</summary>
    private static Dictionary<DiagramTable, int> Narrow(
        IReadOnlyList<DiagramTable> tables, Dictionary<DiagramTable, int> rank, ILookup<DiagramTable, DiagramTable> parents, ILookup<DiagramTable, DiagramTable> children, double tallest)
    {
        var narrow = new Dictionary<DiagramTable, int>();
        var layer = -1;
        foreach (var group in tables.GroupBy(t => rank[t]).OrderBy(static g => g.Key))
        {
            layer++;
            var height = 0.0;
            foreach (var table in group.OrderBy(t => children[t].Any() ? 1 : 0).ThenBy(t => parents[t].Select(static p => p.Name).FirstOrDefault() ?? "", StringComparer.Ordinal))
            {
                if (height > 0 && height + table.Height > tallest)
                {
                    layer++;
                    height = 0;
                }

                narrow[table] = layer;
                height += table.Height + Slot.Gap;
            }
        }

        return narrow;
    }
}
