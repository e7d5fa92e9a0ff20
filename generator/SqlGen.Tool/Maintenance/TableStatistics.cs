namespace SqlGen.Tool.Maintenance;

/// <summary>What a table takes and how it fares.</summary>
/// <param name="Rows">The planner's estimate for the pages there are now; null where nobody has counted yet.</param>
/// <param name="HeapBytes">The rows themselves with the maps of their space, without what is stored out of line.</param>
/// <param name="CacheHits">Blocks of the table, its indexes and what is stored out of line that were in the server's cache when they were asked for.</param>
internal sealed record TableStatistics(
    uint Id, string Schema, string Name, long? Rows, long DeadRows, long HeapBytes, long ToastBytes, long IndexBytes, long SequentialScans, long IndexScans,
    long CacheHits, long CacheReads, DateTimeOffset? LastVacuum, DateTimeOffset? LastAnalyze)
{
    public IReadOnlyList<IndexStatistics> Indexes { get; init; } = [];

    /// <summary>Without the schema where that is the usual one.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string ShortName => Schema == "public" ? Name : $"{Schema}.{Name}";

    public long TotalBytes => HeapBytes + ToastBytes + IndexBytes;

    /// <summary>Null where nothing was asked for yet.</summary>
    public double? CacheHitRatio => CacheHits + CacheReads > 0 ? Math.Round((double)CacheHits / (CacheHits + CacheReads), 4) : null;

    // autovacuum_vacuum_scale_factor and _threshold: from a fifth and 50 on, the server itself finds it time.
    public bool NeedsVacuum => DeadRows > 50 && DeadRows > (Rows ?? 0) / 5;
}
