using Pgvector;
using SqlGen.Internal;

namespace SqlGen;

/// <summary>
/// A vector of <see cref="SqlVectors{TKey}"/>, in memory that the next one is read into: take what you need of it before you ask for the
/// next. Afterwards its members throw.
/// </summary>
/// <typeparam name="TKey">The primary key of the vector's row; a tuple where it has several columns.</typeparam>
public readonly struct BorrowedVector<TKey>
{
    private readonly VectorBuffer<TKey>? _buffer;
    private readonly int _row;

    internal BorrowedVector(VectorBuffer<TKey> buffer, int row)
    {
        _buffer = buffer;
        _row = row;
    }

    /// <summary>The primary key of the vector's row, made when it is asked for.</summary>
    /// <exception cref="InvalidOperationException">The next vector has been read, or there was none.</exception>
    public TKey Key => Buffer.Key;

    /// <summary>The vector's elements, as many as it has dimensions; another vector's once the next has been read.</summary>
    /// <exception cref="InvalidOperationException">The next vector has been read, or there was none.</exception>
    public ReadOnlyMemory<float> Memory => Buffer.Elements;

    /// <summary>The vector's elements, as many as it has dimensions; another vector's once the next has been read.</summary>
    /// <exception cref="InvalidOperationException">The next vector has been read, or there was none.</exception>
    public ReadOnlySpan<float> Span => Buffer.Elements.Span;

    /// <summary>A copy, to keep.</summary>
    /// <exception cref="InvalidOperationException">The next vector has been read, or there was none.</exception>
    public Vector ToVector() => new(Buffer.Elements.ToArray());

    private VectorBuffer<TKey> Buffer => _buffer is not null && _buffer.Row == _row
        ? _buffer
        : throw new InvalidOperationException("the vector's memory holds another one by now; take what you need of it, or a copy (ToVector), before you ask for the next");
}
