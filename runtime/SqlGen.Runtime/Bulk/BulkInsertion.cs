namespace SqlGen.Internal;

/// <summary>
/// Inserts many rows, all or none, and never holds more of them than a chunk. What fits in one chunk is one round trip. Beyond that the
/// rows that set the same columns as the first are copied where PostgreSQL allows COPY; all others travel as arrays, in the same transaction.
/// </summary>
internal static class BulkInsertion
{
    internal static async Task<long> RunAsync<TNew>(SqlSession session, SqlBulkInsert<TNew> bulk, RowSource<TNew> rows, CancellationToken cancellationToken)
    {
        await using (rows.ConfigureAwait(false))
        {
            var chunk = new BulkChunk<TNew>(bulk, session.Context is null);
            while (await rows.MoveNextAsync().ConfigureAwait(false))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (chunk.IsFull)
                    return await InTransactionAsync(session, bulk, chunk, rows, cancellationToken).ConfigureAwait(false);
                chunk.Add(rows.Current);
            }
            return await FlushAsync(session, chunk, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A chunk is full and a row beyond it has come.</summary>
    private static async Task<long> InTransactionAsync<TNew>(
        SqlSession session, SqlBulkInsert<TNew> bulk, BulkChunk<TNew> chunk, RowSource<TNew> rows, CancellationToken cancellationToken)
    {
        if (session is TransactionSession open)
            return await WriteAsync(open, bulk, chunk, rows, cancellationToken).ConfigureAwait(false);
        var transaction = await session.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var inserted = await WriteAsync(transaction, bulk, chunk, rows, cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return inserted;
        }
    }

    private static async Task<long> WriteAsync<TNew>(
        TransactionSession transaction, SqlBulkInsert<TNew> bulk, BulkChunk<TNew> chunk, RowSource<TNew> rows, CancellationToken cancellationToken)
    {
        var copied = bulk.SetOf(rows.Current);
        if (!transaction.MayCopy || !bulk.Allows(copied, SqlBulkWays.Copy))
            return await ByArraysAsync(transaction, chunk, rows, cancellationToken).ConfigureAwait(false);

        var inserted = await FlushAsync(transaction, chunk, cancellationToken).ConfigureAwait(false);
        var copy = new CopyRun<TNew>(transaction, bulk, copied, cancellationToken);
        await using (copy.ConfigureAwait(false))
        {
            do
            {
                var row = rows.Current;
                if (bulk.SetOf(row) == copied)
                {
                    bulk.Check(row, copied);
                    await copy.WriteAsync(row).ConfigureAwait(false);
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

    private static async Task<long> ByArraysAsync<TNew>(TransactionSession transaction, BulkChunk<TNew> chunk, RowSource<TNew> rows, CancellationToken cancellationToken)
    {
        long inserted = 0;
        do
        {
            if (chunk.IsFull)
                inserted += await FlushAsync(transaction, chunk, cancellationToken).ConfigureAwait(false);
            chunk.Add(rows.Current);
        }
        while (await rows.MoveNextAsync().ConfigureAwait(false));
        return inserted + await FlushAsync(transaction, chunk, cancellationToken).ConfigureAwait(false);
    }

    private static ValueTask<long> FlushAsync<TNew>(SqlSession session, BulkChunk<TNew> chunk, CancellationToken cancellationToken) =>
        chunk.IsEmpty ? new(0L) : session.ExecuteAllAsync(chunk.TakeStatements(session), cancellationToken);
}
