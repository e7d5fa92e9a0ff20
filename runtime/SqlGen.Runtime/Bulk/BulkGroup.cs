namespace SqlGen.Internal;

/// <summary>Rows of a chunk that set the same columns, and how they are shared out among statements.</summary>
internal sealed class BulkGroup<TNew>
{
    // The server begins with a statement once it has it whole: while it inserts one share, the next is on its way.
    private const int RowsAStatement = 1000;
    private const long BytesAStatement = 64 << 10;

    private readonly List<TNew> _rows = [];
    private readonly List<Range> _shares = [];
    private int _start;
    private long _bytes;

    internal void Add(TNew row, int size)
    {
        if (_rows.Count - _start == RowsAStatement || _bytes >= BytesAStatement)
            EndShare();
        _rows.Add(row);
        _bytes += size;
    }

    internal List<TNew> Rows => _rows;

    /// <summary>What each statement takes; called once, when the last row has come.</summary>
    internal List<Range> TakeShares()
    {
        EndShare();
        return _shares;
    }

    private void EndShare()
    {
        _shares.Add(_start.._rows.Count);
        _start = _rows.Count;
        _bytes = 0;
    }
}
