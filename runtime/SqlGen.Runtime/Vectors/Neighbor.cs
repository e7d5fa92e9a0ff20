namespace SqlGen;

/// <summary>A row found by a nearest-neighbour search.</summary>
/// <param name="Row">The row.</param>
/// <param name="Distance">Its distance to the query, in the measure of the index: cosine distance is 0 (same direction) to 2 (opposite).</param>
public sealed record Neighbor<T>(T Row, double Distance);
