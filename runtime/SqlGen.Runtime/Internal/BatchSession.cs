using System.Data;

namespace SqlGen.Internal;

/// <summary>Calls that wait for each other and then travel together: one round trip, one implicit transaction unless one is open.</summary>
internal sealed class BatchSession(SqlSession inner) : SqlSession(inner.Endpoint, inner.Context)
{
    private readonly object _lock = new();
    private readonly List<BatchedCall> _calls = [];
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _sent;

    internal override ValueTask<SqlExecution> StartAsync(SqlStatement statement, SqlParameters parameters, CancellationToken cancellationToken) =>
        AddAsync(statement, parameters, hasRows: true);

    /// <summary>A call that reads no rows. A function is called by SELECT, though, and answers with one.</summary>
    internal ValueTask<SqlExecution> StartWithoutRowsAsync(SqlStatement statement, SqlParameters parameters) =>
        statement.Name == SqlScope.OwnStatement
            ? throw new InvalidOperationException("own SQL without rows can't wait in a batch, because its text does not tell whether it returns some; read them, or execute it on the scope itself")
            : AddAsync(statement, parameters, statement.Text.StartsWith("select ", StringComparison.Ordinal));

    private async ValueTask<SqlExecution> AddAsync(SqlStatement statement, SqlParameters parameters, bool hasRows)
    {
        var call = new BatchedCall(statement, parameters, hasRows, _ended.Task);
        lock (_lock)
        {
            if (_sent)
                throw new InvalidOperationException($"{statement.Name} came after the batch was sent; make the call before SendAsync, or on the scope itself");
            _calls.Add(call);
        }
        return await call.Started.ConfigureAwait(false);
    }

    internal override ValueTask<SqlExecution> StartBatchAsync(List<BatchedCall> calls, SqlStatement traits, CancellationToken cancellationToken) => throw Nested();

    internal override ValueTask<long> ExecuteAllAsync(List<BoundStatement> statements, CancellationToken cancellationToken) =>
        throw new InvalidOperationException($"{statements[0].Statement.Name} of many rows can't wait in a batch, because it may take several; call it on the scope itself, in a transaction where it belongs to other calls");

    public override Task<TransactionSession> BeginTransactionAsync(IsolationLevel isolationLevel, CancellationToken cancellationToken) => throw Nested();

    internal async Task SendAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_sent)
                throw new InvalidOperationException("the batch was sent before; create another");
            _sent = true;
        }
        if (_calls.Count == 0)
            return;
        try
        {
            var execution = await ReadAsync(cancellationToken).ConfigureAwait(false);
            _ended.SetResult();
            _calls.ForEach(call => call.Release(execution));
        }
        catch (Exception e)
        {
            // The caller of SendAsync hears of it, and every call that was waiting.
            _ended.SetException(e);
            _ = _ended.Task.Exception;
            foreach (var call in _calls)
            {
                call.Fail(e);
                _ = call.Started.Exception;
            }
            throw;
        }
    }

    private async Task<SqlExecution> ReadAsync(CancellationToken cancellationToken)
    {
        var traits = _calls.Aggregate(SqlTraits.None, static (all, call) => all | (call.Statement.Traits & ~SqlTraits.ReadOnly));
        var execution = await inner.StartBatchAsync(_calls, new SqlStatement("batch", "", traits), cancellationToken).ConfigureAwait(false);
        try
        {
            for (var i = 0; i < _calls.Count; i++)
            {
                if (!_calls[i].HasRows)
                    continue;
                await _calls[i].ReadAsync(execution).WaitAsync(cancellationToken).ConfigureAwait(false);
                execution.CompletedCalls = i + 1;
                await execution.Reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
            }
            await execution.CompleteAsync().ConfigureAwait(false);
            return execution;
        }
        catch (Exception e)
        {
            await execution.AbandonAsync(e).ConfigureAwait(false);
            throw;
        }
    }

    private static InvalidOperationException Nested() =>
        new("a batch is one round trip and begins neither a transaction nor another batch; do that on the scope it came from");
}
