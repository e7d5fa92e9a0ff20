namespace SqlGen;

/// <summary>What a search for the nearest rows found.</summary>
/// <typeparam name="T">A row of the relation that was searched.</typeparam>
public sealed class NeighborList<T> : List<Neighbor<T>>
{
    internal NeighborList(int asked, bool isExact)
    {
        Asked = asked;
        IsExact = isExact;
    }

    /// <summary>How many rows were asked for; <see cref="List{T}.Count"/> is how many came.</summary>
    public int Asked { get; }

    /// <summary>Whether every row was compared; otherwise an index may have answered, which finds nearly all.</summary>
    public bool IsExact { get; }

    /// <summary>
    /// Fewer rows came than were asked for. After an exact search there are no more: that match, that are near enough, that the caller may see.
    /// Otherwise the index may have given up (<c>hnsw.max_scan_tuples</c>): the same search with <c>exact: true</c> tells which.
    /// </summary>
    public bool IsShort => Count < Asked;
}
