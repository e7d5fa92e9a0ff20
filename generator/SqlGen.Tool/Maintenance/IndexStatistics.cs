namespace SqlGen.Tool.Maintenance;

/// <summary>What an index takes, and how often it was asked.</summary>
/// <param name="Columns">Its keys as the server prints them.</param>
/// <param name="IsValid">False for what an interrupted CREATE INDEX CONCURRENTLY left: written to, never read.</param>
internal sealed record IndexStatistics(
    [property: System.Text.Json.Serialization.JsonIgnore] uint Table, string Name, string Method, string Columns, bool IsUnique, bool IsValid, long Bytes, long Scans, VectorIndex? Vector);

/// <summary>An approximate index on vectors, with the parameters that hold for it: those written, else pgvector's defaults.</summary>
internal sealed record VectorIndex(string OperatorClass, int? Dimensions, IReadOnlyDictionary<string, string> Parameters);
