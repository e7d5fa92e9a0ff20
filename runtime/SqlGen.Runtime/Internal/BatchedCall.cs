using Npgsql;

namespace SqlGen.Internal;

/// <summary>A call waiting in a batch: it gets the reader when its rows have come, and ends when the whole batch has.</summary>
internal sealed class BatchedCall(SqlStatement statement, SqlParameters parameters, bool hasRows, Task ended)
{
    private readonly TaskCompletionSource<SqlExecution> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private NpgsqlBatchCommand? _command;

    internal SqlStatement Statement => statement;
    internal SqlParameters Parameters => parameters;
    internal Task<SqlExecution> Started => _started.Task;

    /// <summary>The server answers it with rows, if only with none: the client passes over the answers of all others.</summary>
    internal bool HasRows => hasRows;

    internal void AddTo(NpgsqlBatch batch)
    {
        _command = new NpgsqlBatchCommand(statement.Text);
        parameters.AttachTo(_command.Parameters);
        batch.BatchCommands.Add(_command);
    }

    /// <summary>Hands the reader over until the call has read its rows.</summary>
    internal Task ReadAsync(SqlExecution execution)
    {
        _started.TrySetResult(execution.PartFor(this));
        return _left.Task;
    }

    /// <summary>The call has no rows, and the batch is over.</summary>
    internal void Release(SqlExecution execution) => _started.TrySetResult(execution.PartFor(this));

    internal void Fail(Exception cause) => _started.TrySetException(cause);

    internal void Leave() => _left.TrySetResult();

    /// <summary>Nothing of a batch has succeeded before all of it has: it is one transaction.</summary>
    internal async ValueTask<int> EndAsync()
    {
        Leave();
        await ended.ConfigureAwait(false);
        return (int)(_command?.RecordsAffected ?? 0);
    }
}
