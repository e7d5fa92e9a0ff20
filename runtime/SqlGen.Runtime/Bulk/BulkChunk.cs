namespace SqlGen.Internal;

/// <summary>Rows waiting to be sent, grouped by the columns they set.</summary>
internal sealed class BulkChunk<TNew>(SqlBulkInsert<TNew> bulk, bool beforeCopy)
{
    // Beyond about a thousand rows or a few megabytes a larger statement is no faster, and memory grows with it.
    private const int RowBound = 1000;
    private const long ByteBound = 4 << 20;

    // Where COPY may follow, wide rows are worth its round trips sooner: an array of vectors costs the server twice what their COPY does.
    private const long ByteBoundBeforeCopy = 256 << 10;

    private readonly Dictionary<SqlColumnSet, List<TNew>> _groups = [];
    private int _rows;
    private long _bytes;

    internal bool IsEmpty => _rows == 0;
    internal bool IsFull => _rows >= RowBound || _bytes >= (beforeCopy ? ByteBoundBeforeCopy : ByteBound);

    internal void Add(TNew row)
    {
        var set = bulk.SetOf(row);
        bulk.Check(row, set);
        if (!_groups.TryGetValue(set, out var group))
            _groups.Add(set, group = []);
        group.Add(row);
        _rows++;
        _bytes += bulk.SizeOf(row, set);
    }

    internal List<BoundStatement> TakeStatements(SqlSession session)
    {
        var statements = new List<BoundStatement>();
        foreach (var (set, rows) in _groups)
            bulk.Bind(session, set, rows, statements);
        _groups.Clear();
        _rows = 0;
        _bytes = 0;
        return statements;
    }
}
