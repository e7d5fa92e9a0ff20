using SqlGen.Internal;

namespace SqlGen;

/// <summary>
/// Vectors of a call, one at a time, all read into the same memory: a pass over many allocates next to nothing for each. Nothing is sent
/// before they are asked for, and each time they are asked for the call is made again; the connection is in use until the enumeration ends.
/// </summary>
/// <typeparam name="TKey">The primary key of a vector's row; a tuple where it has several columns.</typeparam>
public sealed class SqlVectors<TKey> : IAsyncEnumerable<BorrowedVector<TKey>>
{
    private readonly SqlCall _call;
    private readonly Func<Npgsql.NpgsqlDataReader, TKey> _readKey;
    private readonly int _ordinal;

    internal SqlVectors(SqlCall call, Func<Npgsql.NpgsqlDataReader, TKey> readKey, int ordinal)
    {
        _call = call;
        _readKey = readKey;
        _ordinal = ordinal;
    }

    /// <summary>Makes the call and reads its vectors one by one.</summary>
    public async IAsyncEnumerator<BorrowedVector<TKey>> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        var buffer = new VectorBuffer<TKey>(_readKey, _ordinal);
        try
        {
            await foreach (var vector in _call.Rows(buffer.Read).WithCancellation(cancellationToken).ConfigureAwait(false))
                yield return vector;
        }
        finally
        {
            buffer.Close();
        }
    }
}
