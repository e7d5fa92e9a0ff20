namespace SqlGen.Internal;

/// <summary>Rows from a sequence that may be asynchronous.</summary>
internal sealed class RowSource<T> : IAsyncDisposable
{
    private readonly IEnumerator<T>? _rows;
    private readonly IAsyncEnumerator<T>? _asyncRows;

    internal RowSource(IEnumerable<T> rows) => _rows = rows.GetEnumerator();

    internal RowSource(IAsyncEnumerable<T> rows, CancellationToken cancellationToken) => _asyncRows = rows.GetAsyncEnumerator(cancellationToken);

    internal T Current => _rows is null ? _asyncRows!.Current : _rows.Current;

    internal ValueTask<bool> MoveNextAsync() => _rows is null ? _asyncRows!.MoveNextAsync() : new(_rows.MoveNext());

    public ValueTask DisposeAsync()
    {
        _rows?.Dispose();
        return _asyncRows?.DisposeAsync() ?? default;
    }
}
