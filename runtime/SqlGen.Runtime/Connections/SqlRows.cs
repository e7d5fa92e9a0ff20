using System.Runtime.CompilerServices;
using Npgsql;
using SqlGen.Internal;

namespace SqlGen;

/// <summary>
/// The rows of a call. Nothing is sent before the rows are asked for, and each time they are asked for the call is made again. Rows
/// are read as they are enumerated, in constant memory; the connection is in use until the enumeration ends.
/// </summary>
/// <typeparam name="T">A row.</typeparam>
public class SqlRows<T> : IAsyncEnumerable<T>
{
    private readonly SqlCall _call;
    private readonly Func<NpgsqlDataReader, T> _read;

    internal SqlRows(SqlCall call, Func<NpgsqlDataReader, T> read)
    {
        _call = call;
        _read = read;
    }

    /// <summary>Makes the call and reads its rows one by one.</summary>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        var execution = await _call.StartAsync(cancellationToken).ConfigureAwait(false);
        var ended = false;
        try
        {
            while (await NextAsync(execution, cancellationToken).ConfigureAwait(false))
                yield return Read(execution);
            ended = true;
        }
        finally
        {
            if (ended)
                await EndAsync(execution).ConfigureAwait(false);
            else
                await execution.LeaveAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Makes the call and reads all rows.</summary>
    public Task<List<T>> ToListAsync(CancellationToken cancellationToken = default) => FillAsync(new List<T>(), cancellationToken);

    private protected async Task<TList> FillAsync<TList>(TList rows, CancellationToken cancellationToken)
        where TList : List<T>
    {
        var execution = await _call.StartAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            while (await execution.Reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                rows.Add(SqlNull.Guard(_call.Statement, execution.Reader, _read));
            await execution.CompleteAsync().ConfigureAwait(false);
            return rows;
        }
        catch (Exception e)
        {
            await execution.AbandonAsync(e).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Makes the call and reads all rows.</summary>
    public async Task<T[]> ToArrayAsync(CancellationToken cancellationToken = default)
    {
        var rows = await ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. rows];
    }

    /// <summary>The first row, or the type's default (null for a record) when there is none.</summary>
    public async Task<T?> FirstOrDefaultAsync(CancellationToken cancellationToken = default)
    {
        await foreach (var row in this.WithCancellation(cancellationToken).ConfigureAwait(false))
            return row;
        return default;
    }

    /// <summary>The first row.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public async Task<T> FirstAsync(CancellationToken cancellationToken = default)
    {
        await foreach (var row in this.WithCancellation(cancellationToken).ConfigureAwait(false))
            return row;
        throw NoRows();
    }

    /// <summary>The only row.</summary>
    /// <exception cref="InvalidOperationException">There is none, or more than one.</exception>
    public async Task<T> SingleAsync(CancellationToken cancellationToken = default)
    {
        var (count, row) = await AtMostOneAsync(cancellationToken).ConfigureAwait(false);
        return count == 1 ? row! : throw NoRows();
    }

    /// <summary>The only row, or the type's default (null for a record) when there is none.</summary>
    /// <exception cref="InvalidOperationException">There is more than one.</exception>
    public async Task<T?> SingleOrDefaultAsync(CancellationToken cancellationToken = default)
    {
        var (_, row) = await AtMostOneAsync(cancellationToken).ConfigureAwait(false);
        return row;
    }

    private async Task<(int Count, T? Row)> AtMostOneAsync(CancellationToken cancellationToken)
    {
        var count = 0;
        T? only = default;
        await foreach (var row in this.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (++count > 1)
                throw new InvalidOperationException($"{_call.Statement.Name} returned more than one row; use FirstOrDefaultAsync or ToListAsync where several are expected");
            only = row;
        }
        return (count, only);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<bool> NextAsync(SqlExecution execution, CancellationToken cancellationToken)
    {
        try
        {
            return await execution.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            await execution.AbandonAsync(e).ConfigureAwait(false);
            throw;
        }
    }

    private T Read(SqlExecution execution) => SqlNull.Guard(_call.Statement, execution.Reader, _read);

    private static async ValueTask EndAsync(SqlExecution execution)
    {
        try
        {
            await execution.CompleteAsync().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            await execution.AbandonAsync(e).ConfigureAwait(false);
            throw;
        }
    }

    private InvalidOperationException NoRows() => new($"{_call.Statement.Name} returned no row; use FirstOrDefaultAsync or SingleOrDefaultAsync where none may come");
}
