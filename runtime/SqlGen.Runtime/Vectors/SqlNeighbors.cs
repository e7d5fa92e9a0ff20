using Npgsql;
using SqlGen.Internal;

namespace SqlGen;

/// <summary>The rows nearest to a vector, nearest first: rows like others, whose list knows how many were asked for.</summary>
/// <typeparam name="T">A row of the relation that is searched.</typeparam>
public sealed class SqlNeighbors<T> : SqlRows<Neighbor<T>>
{
    private readonly int _asked;
    private readonly bool _exact;

    internal SqlNeighbors(SqlCall call, Func<NpgsqlDataReader, Neighbor<T>> read, int asked, bool exact)
        : base(call, read)
    {
        _asked = asked;
        _exact = exact;
    }

    /// <summary>Searches, and returns what came beside how many were asked for.</summary>
    public new Task<NeighborList<T>> ToListAsync(CancellationToken cancellationToken = default) => FillAsync(new NeighborList<T>(_asked, _exact), cancellationToken);
}
