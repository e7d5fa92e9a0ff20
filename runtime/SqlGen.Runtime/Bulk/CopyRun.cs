using Npgsql;

namespace SqlGen.Internal;

/// <summary>A binary COPY of rows that set the same columns; begun with its first row.</summary>
internal sealed class CopyRun<TNew>(TransactionSession transaction, SqlBulkInsert<TNew> bulk, SqlColumnSet set, CancellationToken cancellationToken) : IAsyncDisposable
{
    private NpgsqlBinaryImporter? _importer;
    private long _copied;

    internal async ValueTask WriteAsync(TNew row)
    {
        _importer ??= await transaction.BeginCopyAsync(bulk.Name, bulk.CopyText(set), bulk.Traits, cancellationToken).ConfigureAwait(false);
        await bulk.WriteAsync(_importer, set, row, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends the COPY, so that the connection is free for other statements, and returns how many rows have been copied so far.</summary>
    internal async ValueTask<long> CompleteAsync()
    {
        if (_importer is not null)
        {
            _copied += (long)await _importer.CompleteAsync(cancellationToken).ConfigureAwait(false);
            await _importer.DisposeAsync().ConfigureAwait(false);
            _importer = null;
        }
        return _copied;
    }

    public async ValueTask DisposeAsync()
    {
        if (_importer is null)
            return;
        // Not completed: the COPY is cancelled, and with it the transaction.
        transaction.MarkFailed();
        await _importer.DisposeAsync().ConfigureAwait(false);
    }
}
