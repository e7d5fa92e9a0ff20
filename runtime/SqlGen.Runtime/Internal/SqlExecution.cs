using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Npgsql;

namespace SqlGen.Internal;

/// <summary>A call under way: its connection, command and reader, which stands at the call's own result.</summary>
internal sealed class SqlExecution(NpgsqlConnection connection, SqlSession session, SqlStatement statement, SqlParameters parameters, EndpointState state)
{
    private readonly TransactionSession? _transaction = session as TransactionSession;

    // The connection and what is open on it belong to a transaction or to the caller.
    private readonly bool _isShared = session is TransactionSession or JoinedSession;

    // A cancellation costs a connection of its own, tens of milliseconds with TLS; reading on for that long is cheaper where few rows remain.
    private static readonly TimeSpan s_readOn = TimeSpan.FromMilliseconds(20);

    private NpgsqlCommand? _command;
    private NpgsqlBatch? _batch;
    private NpgsqlParameterCollection? _attached;
    private NpgsqlDataReader? _reader;
    private bool _closed;
    private bool _failed;
    private bool _refused;
    private bool _unsent;
    private BatchedCall? _part;

    /// <summary>How many calls of a batch have certainly succeeded so far.</summary>
    internal int CompletedCalls { get; set; }

    /// <summary>The statements of a batch, which travel in place of the one statement.</summary>
    internal List<BatchedCall>? Batched { get; init; }

    /// <summary>What puts back a joined connection's settings, in the same batch.</summary>
    internal string? Epilogue { get; init; }

    internal NpgsqlDataReader Reader => _reader!;

    /// <summary>Rows inserted, updated or deleted; known once the call is complete.</summary>
    internal int RowsAffected { get; private set; }

    /// <summary>Sends the call; the execution, once its rows can be read.</summary>
    internal ValueTask<SqlExecution> StartAsync(string? prologue, UserContext? context, CancellationToken cancellationToken) =>
        prologue is null && Batched is null ? StartAloneAsync(cancellationToken) : StartBatchAsync(prologue, context, cancellationToken);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<SqlExecution> StartAloneAsync(CancellationToken cancellationToken)
    {
        try
        {
            _command = connection.CreateCommand();
            _command.CommandText = statement.Text;
            Attach(_command.Parameters);
            _reader = await ExecuteAsync(cancellationToken).ConfigureAwait(false);
            return this;
        }
        catch (Exception e)
        {
            await AbandonAsync(e).ConfigureAwait(false);
            throw;
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<SqlExecution> StartBatchAsync(string? prologue, UserContext? context, CancellationToken cancellationToken)
    {
        try
        {
            if (Batched is not null)
            {
                _batch = connection.CreateBatch();
                if (prologue is not null)
                    _batch.BatchCommands.Add(Prologue.Command(prologue, context));
                foreach (var call in Batched)
                    call.AddTo(_batch);
                if (Epilogue is not null)
                    _batch.BatchCommands.Add(new(Epilogue));
                _reader = await ExecuteAsync(cancellationToken).ConfigureAwait(false);
                if (prologue is not null)
                    await _reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
            }
            else
            {
                _batch = connection.CreateBatch();
                _batch.BatchCommands.Add(Prologue.Command(prologue!, context));
                var command = new NpgsqlBatchCommand(statement.Text);
                Attach(command.Parameters);
                _batch.BatchCommands.Add(command);
                if (Epilogue is not null)
                    _batch.BatchCommands.Add(new(Epilogue));
                _reader = await ExecuteAsync(cancellationToken).ConfigureAwait(false);
                // Exactly the prologue's result set is skipped; an error of the call itself shows up here.
                await _reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
            }
            return this;
        }
        catch (Exception e)
        {
            await AbandonAsync(e).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Reads to the end, where the implicit transaction commits. Only when this returns has the call succeeded.</summary>
    internal ValueTask CompleteAsync()
    {
        if (_part is not null)
            return EndAsync(_part);
        var disposing = Reader.DisposeAsync();
        return disposing.IsCompletedSuccessfully ? ReleaseAsync() : ReleaseAfterAsync(disposing);
    }

    private async ValueTask EndAsync(BatchedCall part) => RowsAffected = await part.EndAsync().ConfigureAwait(false);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask ReleaseAfterAsync(ValueTask disposing)
    {
        await disposing.ConfigureAwait(false);
        await ReleaseAsync().ConfigureAwait(false);
    }

    /// <summary>The caller has left the rows before their end.</summary>
    internal async ValueTask LeaveAsync()
    {
        if (_closed)
            return;
        try
        {
            if (_part is null)
                await ReadOnOrCancelAsync().ConfigureAwait(false);
            await CompleteAsync().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            await AbandonAsync(e).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Gives everything back after an error, which the caller throws on.</summary>
    /// <exception cref="SqlAccessDeniedException">The error was a refusal, of which there is more to say.</exception>
    /// <exception cref="SqlGenException">So was an error of own SQL.</exception>
    internal async ValueTask AbandonAsync(Exception cause)
    {
        if (_part is not null)
        {
            _part.Leave();
            return;
        }
        var name = FailedName();
        await GiveBackAsync(cause).ConfigureAwait(false);
        if (AccessDenied.Explain(cause, name, session, connection) is { } denied)
            throw denied;
        if (ExplainOwn(cause) is { } refused)
            throw refused;
    }

    /// <summary>The execution of one call of a batch, whose reader stands at that call's rows.</summary>
    internal SqlExecution PartFor(BatchedCall call) => new(connection, session, call.Statement, call.Parameters, state) { _reader = _reader, _part = call };

    private string FailedName()
    {
        if (Batched is null)
            return statement.Name;
        var names = MayHaveFailed(Batched).Select(static call => call.Statement.Name).Distinct().ToList();
        return names.Count == 1 ? names[0] : statement.Name;
    }

    /// <summary>The server doesn't say which statement of a batch failed: one of those up to the next that has rows.</summary>
    private List<BatchedCall> MayHaveFailed(List<BatchedCall> calls)
    {
        var next = calls.FindIndex(CompletedCalls, static call => call.HasRows);
        return calls[CompletedCalls..(next < 0 ? calls.Count : next + 1)];
    }

    private SqlGenException? ExplainOwn(Exception cause)
    {
        var database = session.Endpoint.Description.Name;
        if (Batched is null)
            return statement.Name == SqlScope.OwnStatement ? OwnSqlRefusal.Explain(cause, statement.Text, parameters, database) : null;

        // What the client refuses, of any call, comes before the first is sent.
        var calls = cause is not PostgresException ? Batched : MayHaveFailed(Batched) is [var only] ? [only] : [];
        return calls.Where(static call => call.Statement.Name == SqlScope.OwnStatement)
            .Select(call => OwnSqlRefusal.Explain(cause, call.Statement.Text, call.Parameters, database)).FirstOrDefault(static refused => refused is not null);
    }

    private async ValueTask GiveBackAsync(Exception cause)
    {
        if (cause is NpgsqlException or OperationCanceledException)
            _transaction?.MarkFailed();
        if (_closed)
            return;
        _failed = true;
        _refused = cause is PostgresException;
        _unsent = _reader is null && PreparedStatements.MayBePromised(cause);
        try
        {
            if (_reader is not null)
            {
                if (cause is not (NpgsqlException or OperationCanceledException))
                    await ReadOnOrCancelAsync().ConfigureAwait(false);
                await _reader.DisposeAsync().ConfigureAwait(false);
            }
        }
        catch (NpgsqlException)
        {
            // The error that is being reported came first, and is the cause of this one.
            _transaction?.MarkFailed();
        }
        try
        {
            await ReleaseAsync().ConfigureAwait(false);
        }
        catch (NpgsqlException)
        {
            _transaction?.MarkFailed();
        }
    }

    private void Attach(NpgsqlParameterCollection collection)
    {
        parameters.AttachTo(collection);
        _attached = collection;
    }

    private Task<NpgsqlDataReader> ExecuteAsync(CancellationToken cancellationToken)
    {
        SqlTracing.Starting(statement.Name);
        try
        {
            return _batch is null ? _command!.ExecuteReaderAsync(cancellationToken) : _batch.ExecuteReaderAsync(cancellationToken);
        }
        finally
        {
            SqlTracing.Started();
        }
    }

    private async ValueTask ReadOnOrCancelAsync()
    {
        // Cancelling would undo what a call has written, and would abort an open transaction: those are read to the end.
        if (!statement.IsReadOnly || _isShared)
            return;
        using var limit = new CancellationTokenSource(s_readOn);
        try
        {
            while (await Reader.ReadAsync(limit.Token).ConfigureAwait(false))
            {
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            // As intended: the server has stopped, and the caller has all the rows it wanted.
        }
        catch (PostgresException)
        {
            // An error in rows that nobody wants, of a call that changes nothing, would be reported or not as time allows.
        }
    }

    private ValueTask ReleaseAsync()
    {
        if (_closed)
            return default;
        _closed = true;
        RowsAffected = _batch is null ? _reader?.RecordsAffected ?? -1 : Batched is null ? _batch.BatchCommands[1].RecordsAffected : -1;
        if (_attached is not null)
            parameters.DetachFrom(_attached);
        try
        {
            _command?.Dispose();
            _batch?.Dispose();
            if (_unsent || (_transaction is null && _refused))
                PreparedStatements.Forget(connection);
        }
        catch (Exception e)
        {
            return _isShared ? ValueTask.FromException(e) : ReturnAndThrowAsync(e);
        }
        return _isShared ? default : SessionReset.ReturnAsync(connection, statement.ChangesSession && state.NeedsReset, _failed ? null : state.Spares);
    }

    private async ValueTask ReturnAndThrowAsync(Exception cause)
    {
        await SessionReset.ReturnAsync(connection, statement.ChangesSession && state.NeedsReset).ConfigureAwait(false);
        ExceptionDispatchInfo.Throw(cause);
    }
}
