using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Npgsql;

namespace SqlGen.Internal;

/// <summary>The memory of one pass over vectors. It is not given to a pool: somebody may still look at the last one.</summary>
internal sealed class VectorBuffer<TKey>(Func<NpgsqlDataReader, TKey> readKey, int ordinal)
{
    // As pgvector sends a vector: its dimension and an unused number, of two bytes each, then the elements; all big-endian.
    private const int Header = 4;

    private byte[] _bytes = [];
    private float[] _elements = [];
    private int _dimensions;
    private NpgsqlDataReader? _reader;

    /// <summary>Which row the memory holds; -1 when there is none.</summary>
    internal int Row { get; private set; } = -1;

    internal TKey Key => readKey(_reader!);

    internal ReadOnlyMemory<float> Elements => _elements.AsMemory(0, _dimensions);

    internal BorrowedVector<TKey> Read(NpgsqlDataReader reader)
    {
        _reader = reader;
        var length = (int)reader.GetBytes(ordinal, 0, null, 0, 0);
        if (_bytes.Length < length)
        {
            _bytes = new byte[length];
            _elements = new float[(length - Header) / sizeof(float)];
        }
        reader.GetBytes(ordinal, 0, _bytes, 0, length);
        _dimensions = BinaryPrimitives.ReadUInt16BigEndian(_bytes);
        if (length != Header + (_dimensions * sizeof(float)))
            throw new SqlGenDataException($"a vector of {_dimensions} dimensions came in {length} bytes, not {Header + (_dimensions * sizeof(float))}; is the column of pgvector's type \"vector\"?");
        var sent = MemoryMarshal.Cast<byte, int>(_bytes.AsSpan(Header, length - Header));
        var elements = MemoryMarshal.Cast<float, int>(_elements.AsSpan(0, _dimensions));
        if (BitConverter.IsLittleEndian)
            BinaryPrimitives.ReverseEndianness(sent, elements);
        else
            sent.CopyTo(elements);
        return new(this, ++Row);
    }

    /// <summary>No vector is in the memory any more.</summary>
    internal void Close()
    {
        Row = -1;
        _reader = null;
    }
}
