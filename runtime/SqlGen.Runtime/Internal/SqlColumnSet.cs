using System.ComponentModel;
using System.Numerics;

namespace SqlGen.Internal;

/// <summary>A set of column positions, compared by value; any number of columns.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SqlColumnSet : IEquatable<SqlColumnSet>
{
    private readonly ulong _first;
    private readonly ulong[]? _rest;

    private SqlColumnSet(ulong first, ulong[]? rest)
    {
        _first = first;
        _rest = rest;
    }

    /// <summary>Whether no column is in the set.</summary>
    public bool IsEmpty => _first == 0 && _rest is null;

    /// <summary>How many columns are in the set.</summary>
    public int Count
    {
        get
        {
            var count = BitOperations.PopCount(_first);
            if (_rest is not null)
                foreach (var bits in _rest)
                    count += BitOperations.PopCount(bits);
            return count;
        }
    }

    /// <summary>This set and one more column.</summary>
    public SqlColumnSet With(int column)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(column);
        var bit = 1UL << (column & 63);
        if (column < 64)
            return new(_first | bit, _rest);

        // The overflow ends in a non-zero word, so that equal sets have equal arrays.
        var word = (column >> 6) - 1;
        var rest = new ulong[Math.Max(word + 1, _rest?.Length ?? 0)];
        _rest?.CopyTo(rest, 0);
        rest[word] |= bit;
        return new(_first, rest);
    }

    /// <summary>Whether the column is in the set.</summary>
    public bool Has(int column)
    {
        var bit = 1UL << (column & 63);
        if (column < 64)
            return (_first & bit) != 0;
        var word = (column >> 6) - 1;
        return _rest is not null && word < _rest.Length && (_rest[word] & bit) != 0;
    }

    /// <inheritdoc/>
    public bool Equals(SqlColumnSet other) =>
        _first == other._first && (_rest == other._rest || _rest.AsSpan().SequenceEqual(other._rest));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SqlColumnSet other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = _first.GetHashCode();
        if (_rest is not null)
            foreach (var bits in _rest)
                hash = HashCode.Combine(hash, bits);
        return hash;
    }

    /// <summary>Whether both sets hold the same columns.</summary>
    public static bool operator ==(SqlColumnSet left, SqlColumnSet right) => left.Equals(right);

    /// <summary>Whether the sets differ.</summary>
    public static bool operator !=(SqlColumnSet left, SqlColumnSet right) => !left.Equals(right);
}
