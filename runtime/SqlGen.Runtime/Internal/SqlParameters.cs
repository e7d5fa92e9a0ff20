using Npgsql;

namespace SqlGen.Internal;

/// <summary>The arguments of a call. They belong to one command at a time; an execution that overlaps with another gets copies.</summary>
internal sealed class SqlParameters
{
    private NpgsqlParameter[] _items = [];
    private int _count;
    private NpgsqlParameterCollection? _attachedTo;

    internal int Count => _count;

    internal NpgsqlParameter this[int index] => _items[index];

    internal void Add(NpgsqlParameter parameter)
    {
        if (_count == _items.Length)
            Array.Resize(ref _items, Math.Max(4, _count * 2));
        _items[_count++] = parameter;
    }

    internal void AttachTo(NpgsqlParameterCollection collection)
    {
        var mine = Interlocked.CompareExchange(ref _attachedTo, collection, null) is null;
        for (var i = 0; i < _count; i++)
            collection.Add(mine ? _items[i] : _items[i].Clone());
    }

    internal void DetachFrom(NpgsqlParameterCollection collection)
    {
        if (_attachedTo != collection)
            return;
        collection.Clear();
        Volatile.Write(ref _attachedTo, null);
    }
}
