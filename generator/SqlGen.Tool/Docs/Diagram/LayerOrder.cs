namespace SqlGen.Tool.Docs.Diagram;

/// <summary>Orders the slots of each layer so that few lines cross, and puts each as near to its neighbours as those beside it allow.</summary>
internal static class LayerOrder
{
    private const int Sweeps = 12;

    public static void Arrange(IReadOnlyList<List<Slot>> layers)
    {
        Stack(layers);
        var best = Snapshot(layers);
        var fewest = Crossings(layers);
        for (var sweep = 0; sweep < Sweeps && fewest > 0; sweep++)
        {
            var forward = sweep % 2 == 0;
            for (var i = 1; i < layers.Count; i++)
            {
                Sort(layers[forward ? i : layers.Count - 1 - i], forward);
            }

            var crossings = Crossings(layers);
            if (crossings < fewest)
            {
                (best, fewest) = (Snapshot(layers), crossings);
            }
        }

        for (var i = 0; i < layers.Count; i++)
        {
            layers[i].Clear();
            layers[i].AddRange(best[i]);
        }

        Stack(layers);
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            for (var i = 0; i < layers.Count; i++)
            {
                Place(layers[sweep % 2 == 0 ? i : layers.Count - 1 - i], useLeft: sweep % 2 == 0 || sweep > Sweeps / 2, useRight: sweep % 2 == 1 || sweep > Sweeps / 2);
            }
        }
    }

    private static List<List<Slot>> Snapshot(IReadOnlyList<List<Slot>> layers) => [.. layers.Select(static l => l.ToList())];

    private static void Stack(IReadOnlyList<List<Slot>> layers)
    {
        foreach (var layer in layers)
        {
            var y = 0.0;
            foreach (var slot in layer)
            {
                slot.Y = y;
                y += slot.Height + Space(slot);
            }
        }
    }

    private static void Sort(List<Slot> layer, bool byLeft)
    {
        var wanted = layer.ToDictionary(static s => s, s => (byLeft ? s.Left : s.Right) is { Count: > 0 } near ? near.Average(static n => n.Other.Y + n.OtherPort) : s.Y);
        var sorted = layer.OrderBy(s => wanted[s]).ToList();
        layer.Clear();
        layer.AddRange(sorted);
        Stack([layer]);
    }

    private static int Crossings(IReadOnlyList<List<Slot>> layers)
    {
        var count = 0;
        foreach (var layer in layers)
        {
            var lines = layer.SelectMany(static s => s.Right.Select(n => (From: s.Y + n.Port, To: n.Other.Y + n.OtherPort))).Distinct().OrderBy(static l => l.From).ThenBy(static l => l.To).ToList();
            for (var i = 0; i < lines.Count; i++)
            {
                for (var j = i + 1; j < lines.Count; j++)
                {
                    count += lines[i].From < lines[j].From && lines[i].To > lines[j].To ? 1 : 0;
                }
            }
        }

        return count;
    }

    /// <summary>The least sum of squared distances that keeps order and gaps: neighbours that want the same place are pooled and share the mean.</summary>
    private static void Place(List<Slot> layer, bool useLeft, bool useRight)
    {
        var pools = new List<(double Sum, double Weight, int Count)>();
        var offset = 0.0;
        var offsets = new List<double>();
        foreach (var slot in layer)
        {
            offsets.Add(offset);
            var near = (useLeft ? slot.Left : []).Concat(useRight ? slot.Right : []).ToList();
            var wanted = near.Count > 0 ? near.Average(static n => n.Other.Y + n.OtherPort - n.Port) : slot.Y;
            var weight = near.Count > 0 ? 1 + near.Count : 0.1;
            pools.Add(((wanted - offset) * weight, weight, 1));
            while (pools.Count > 1 && pools[^2].Sum / pools[^2].Weight > pools[^1].Sum / pools[^1].Weight)
            {
                pools[^2] = (pools[^2].Sum + pools[^1].Sum, pools[^2].Weight + pools[^1].Weight, pools[^2].Count + pools[^1].Count);
                pools.RemoveAt(pools.Count - 1);
            }

            offset += slot.Height + Space(slot);
        }

        var index = 0;
        foreach (var (sum, weight, count) in pools)
        {
            for (var i = 0; i < count; i++, index++)
            {
                layer[index].Y = (sum / weight) + offsets[index];
            }
        }
    }

    private static double Space(Slot slot) => slot.Table is null ? 10 : Slot.Gap;
}
