namespace SqlGen.Internal;

/// <summary>Rows waiting to be sent, grouped by the columns they set.</summary>
internal sealed class BulkChunk<TNew>(SqlBulkInsert<TNew> bulk, bool beforeCopy)
{
    // A chunk is one round trip: beyond this, trips are few already and memory is what grows.
    private const int RowBound = 10_000;
    private const long ByteBound = 4 << 20;

    // Where COPY may follow, it is worth its own round trips sooner.
    private const int RowBoundBeforeCopy = 1000;
    private const long ByteBoundBeforeCopy = 256 << 10;

    private readonly Dictionary<SqlColumnSet, BulkGroup<TNew>> _groups = [];
    private int _rows;
    private long _bytes;

    internal bool IsEmpty => _rows == 0;
    internal bool IsFull => beforeCopy ? _rows >= RowBoundBeforeCopy || _bytes >= ByteBoundBeforeCopy : _rows >= RowBound || _bytes >= ByteBound;

    internal void Add(TNew row)
    {
        var set = bulk.SetOf(row);
        bulk.Check(row, set);
        if (!_groups.TryGetValue(set, out var group))
            _groups.Add(set, group = new());
        var size = bulk.SizeOf(row, set);
        group.Add(row, size);
        _rows++;
        _bytes += size;
    }

    /// <summary>Takes the rows that set these columns; the others stay.</summary>
    internal List<TNew> TakeRows(SqlColumnSet set)
    {
        if (!_groups.Remove(set, out var group))
            return [];
        _rows -= group.Rows.Count;
        foreach (var row in group.Rows)
            _bytes -= bulk.SizeOf(row, set);
        return group.Rows;
    }

    internal List<BoundStatement> TakeStatements(SqlSession session)
    {
        var statements = new List<BoundStatement>();
        foreach (var (set, group) in _groups)
            bulk.Bind(session, set, group, statements);
        _groups.Clear();
        _rows = 0;
        _bytes = 0;
        return statements;
    }
}
