namespace SqlGen.Tool.Tuning;

/// <summary>What searches of one index came to with one <c>hnsw.ef_search</c>; times in milliseconds.</summary>
internal sealed record Measurement(VectorIndex Index, long Bytes, int EfSearch, double Recall, double Median, double Slow)
{
    public static Measurement Of(VectorIndex index, long bytes, int efSearch, IReadOnlyList<double> recalls, IReadOnlyList<double> times)
    {
        var sorted = times.Order().ToList();
        return new Measurement(index, bytes, efSearch, recalls.Average(), Rank(sorted, 0.5), Rank(sorted, 0.95));
    }

    // The nearest rank: a time that was measured, never one between two.
    private static double Rank(List<double> sorted, double share) => sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Count) - 1)];
}
