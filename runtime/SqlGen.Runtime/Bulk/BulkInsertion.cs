namespace SqlGen.Internal;

/// <summary>
/// Inserts many rows, all or none, and never holds more of them than a chunk. What fits in one chunk is one round trip. Beyond that the
/// rows that set the same columns as the first are copied where PostgreSQL allows COPY; all others travel as arrays, in the same transaction.
/// Progress is told only when a row beyond it has come, so that the total is told once, after the commit.
/// </summary>
internal static class BulkInsertion
{
    private const int CopiedBetweenReports = 1000;

    internal static async Task<long> RunAsync<TNew>(
        SqlSession session, SqlBulkInsert<TNew> bulk, RowSource<TNew> rows, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var inserted = await InsertAsync(session, bulk, rows, progress, cancellationToken).ConfigureAwait(false);
        progress?.Report(inserted);
        return inserted;
    }

    private static async Task<long> InsertAsync<TNew>(
        SqlSession session, SqlBulkInsert<TNew> bulk, RowSource<TNew> rows, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        await using (rows.ConfigureAwait(false))
        {
            var chunk = new BulkChunk<TNew>(bulk, session.Context is null);
            while (await rows.MoveNextAsync().ConfigureAwait(false))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (chunk.IsFull)
                    return await InTransactionAsync(session, bulk, chunk, rows, progress, cancellationToken).ConfigureAwait(false);
                chunk.Add(rows.Current);
            }
            return await FlushAsync(session, chunk, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A chunk is full and a row beyond it has come.</summary>
    private static async Task<long> InTransactionAsync<TNew>(
        SqlSession session, SqlBulkInsert<TNew> bulk, BulkChunk<TNew> chunk, RowSource<TNew> rows, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        if (session is TransactionSession open)
            return await WriteAsync(open, bulk, chunk, rows, progress, cancellationToken).ConfigureAwait(false);
        var transaction = await session.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var inserted = await WriteAsync(transaction, bulk, chunk, rows, progress, cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return inserted;
        }
    }

    private static async Task<long> WriteAsync<TNew>(
        TransactionSession transaction, SqlBulkInsert<TNew> bulk, BulkChunk<TNew> chunk, RowSource<TNew> rows, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var copied = bulk.SetOf(rows.Current);
        if (!transaction.MayCopy || !bulk.Allows(copied, SqlBulkWays.Copy))
            return await ByArraysAsync(transaction, chunk, rows, progress, cancellationToken).ConfigureAwait(false);

        var held = chunk.TakeRows(copied);
        var inserted = await FlushAsync(transaction, chunk, cancellationToken).ConfigureAwait(false);
        var (written, due) = ((long)held.Count, inserted + held.Count);
        var copy = new CopyRun<TNew>(transaction, bulk, copied, cancellationToken);
        await using (copy.ConfigureAwait(false))
        {
            foreach (var row in held)
                await copy.WriteAsync(row).ConfigureAwait(false);
            do
            {
                if (progress is not null && inserted + written >= due)
                {
                    due = inserted + written + CopiedBetweenReports;
                    progress.Report(inserted + written);
                }
                var row = rows.Current;
                if (bulk.SetOf(row) == copied)
                {
                    bulk.Check(row, copied);
                    await copy.WriteAsync(row).ConfigureAwait(false);
                    written++;
                    continue;
                }
                chunk.Add(row);
                if (!chunk.IsFull)
                    continue;
                await copy.CompleteAsync().ConfigureAwait(false);
                inserted += await FlushAsync(transaction, chunk, cancellationToken).ConfigureAwait(false);
            }
            while (await rows.MoveNextAsync().ConfigureAwait(false));
            inserted += await copy.CompleteAsync().ConfigureAwait(false);
        }
        return inserted + await FlushAsync(transaction, chunk, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<long> ByArraysAsync<TNew>(
        TransactionSession transaction, BulkChunk<TNew> chunk, RowSource<TNew> rows, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        long inserted = 0;
        do
        {
            if (chunk.IsFull)
            {
                inserted += await FlushAsync(transaction, chunk, cancellationToken).ConfigureAwait(false);
                progress?.Report(inserted);
            }
            chunk.Add(rows.Current);
        }
        while (await rows.MoveNextAsync().ConfigureAwait(false));
        return inserted + await FlushAsync(transaction, chunk, cancellationToken).ConfigureAwait(false);
    }

    private static ValueTask<long> FlushAsync<TNew>(SqlSession session, BulkChunk<TNew> chunk, CancellationToken cancellationToken) =>
        chunk.IsEmpty ? new(0L) : session.ExecuteAllAsync(chunk.TakeStatements(session), cancellationToken);
}
