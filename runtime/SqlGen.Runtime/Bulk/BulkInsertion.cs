namespace SqlGen.Internal;

/// <summary>Inserts many rows, all or none, and never holds more of them than a chunk.</summary>
internal static class BulkInsertion
{
    internal static async Task<long> RunAsync<TNew>(SqlSession session, SqlBulkInsert<TNew> bulk, RowSource<TNew> rows, CancellationToken cancellationToken)
    {
        await using (rows.ConfigureAwait(false))
        {
            if (!await rows.MoveNextAsync().ConfigureAwait(false))
                return 0;
            return await ByArraysAsync(session, bulk, rows, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<long> ByArraysAsync<TNew>(SqlSession session, SqlBulkInsert<TNew> bulk, RowSource<TNew> rows, CancellationToken cancellationToken)
    {
        var chunk = new BulkChunk<TNew>(bulk);
        TransactionSession? own = null;
        try
        {
            long inserted = 0;
            do
            {
                // A second chunk is coming, so the implicit transaction of one batch no longer holds them all.
                if (chunk.IsFull)
                {
                    if (!session.IsTransaction)
                        own ??= await session.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
                    inserted += await FlushAsync(own ?? session, chunk, cancellationToken).ConfigureAwait(false);
                }
                chunk.Add(rows.Current);
            }
            while (await rows.MoveNextAsync().ConfigureAwait(false));
            inserted += await FlushAsync(own ?? session, chunk, cancellationToken).ConfigureAwait(false);
            if (own is not null)
                await own.CommitAsync(cancellationToken).ConfigureAwait(false);
            return inserted;
        }
        finally
        {
            if (own is not null)
                await own.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static ValueTask<long> FlushAsync<TNew>(SqlSession session, BulkChunk<TNew> chunk, CancellationToken cancellationToken) =>
        session.ExecuteAllAsync(chunk.TakeStatements(session), cancellationToken);
}
