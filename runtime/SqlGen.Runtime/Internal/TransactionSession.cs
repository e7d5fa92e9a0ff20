using System.ComponentModel;
using System.Data;
using System.Runtime.CompilerServices;
using Npgsql;

namespace SqlGen.Internal;

/// <summary>All calls in one transaction on one connection; the context travels once, with the first call.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TransactionSession : SqlSession, IAsyncDisposable
{
    private readonly EndpointState _state;
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private Stage _stage;
    private bool _hasContext;
    private bool _hasVectorSettings;
    private bool _changedSession;
    private bool _failed;

    internal TransactionSession(SqlEndpoint endpoint, UserContext? context, EndpointState state, NpgsqlConnection connection, NpgsqlTransaction transaction)
        : base(endpoint, context)
    {
        _state = state;
        _connection = connection;
        _transaction = transaction;
        _hasContext = context is null;
    }

    private enum Stage
    {
        Open,
        Failed,
        Ended,
        Disposed,
    }

    /// <summary>PostgreSQL refuses COPY FROM to a role that is subject to Row Level Security; the login's own calls reach no guarded relation.</summary>
    internal bool MayCopy => Context is null && (Endpoint.Kind == SqlEndpointKind.Users || _state.BypassesRowSecurity);

    internal override ValueTask<SqlExecution> StartAsync(SqlStatement statement, SqlParameters parameters, CancellationToken cancellationToken) =>
        StartAsync(new SqlExecution(_connection, this, statement, parameters, _state), statement, cancellationToken);

    internal override ValueTask<SqlExecution> StartBatchAsync(List<BatchedCall> calls, SqlStatement traits, CancellationToken cancellationToken) =>
        StartAsync(new SqlExecution(_connection, this, traits, new(), _state) { Batched = calls }, traits, cancellationToken);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<SqlExecution> StartAsync(SqlExecution execution, SqlStatement statement, CancellationToken cancellationToken)
    {
        DemandOpen();
        var needsVectorSettings = statement.IsVectorSearch && !_hasVectorSettings;
        var prologue = _hasContext
            ? needsVectorSettings ? _state.PrologueFor(null, true) : null
            : _state.PrologueFor(Context, needsVectorSettings);
        _changedSession |= statement.ChangesSession;
        await execution.StartAsync(prologue, _hasContext ? null : Context, cancellationToken).ConfigureAwait(false);

        // Only now is it certain that the settings arrived; after an error the transaction is aborted, or they travel again.
        _hasContext = true;
        _hasVectorSettings |= needsVectorSettings;
        return execution;
    }

    /// <summary>Begins a COPY of the login's own; under a context PostgreSQL refuses it.</summary>
    internal async ValueTask<NpgsqlBinaryImporter> BeginCopyAsync(string name, string text, SqlTraits traits, CancellationToken cancellationToken)
    {
        DemandOpen();
        _changedSession |= (traits & SqlTraits.ChangesSession) != 0;
        try
        {
            SqlTracing.Starting(name);
            var beginning = _connection.BeginBinaryImportAsync(text, cancellationToken);
            SqlTracing.Started();
            return await beginning.ConfigureAwait(false);
        }
        catch
        {
            MarkFailed();
            throw;
        }
    }

    internal override async ValueTask<long> ExecuteAllAsync(List<BoundStatement> statements, CancellationToken cancellationToken)
    {
        DemandOpen();
        _changedSession |= BoundStatement.AnyChangesSession(statements);
        try
        {
            var prologue = _hasContext ? null : _state.PrologueFor(Context, false);
            var affected = await BoundStatement.ExecuteAsync(statements, _connection, prologue, _hasContext ? null : Context, cancellationToken).ConfigureAwait(false);
            _hasContext = true;
            return affected;
        }
        catch (Exception e) when (PreparedStatements.MayBePromised(e))
        {
            PreparedStatements.Forget(_connection);
            throw;
        }
        catch (Exception e) when (e is NpgsqlException or OperationCanceledException)
        {
            MarkFailed();
            if (AccessDenied.Explain(e, statements[0].Statement.Name, this, _connection) is { } denied)
                throw denied;
            throw;
        }
    }

    /// <inheritdoc/>
    public override Task<TransactionSession> BeginTransactionAsync(IsolationLevel isolationLevel, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("a transaction is already open on this scope, and savepoints are not supported; begin the second transaction on the scope it came from");

    /// <summary>COMMIT.</summary>
    /// <exception cref="InvalidOperationException">An earlier call failed, so that PostgreSQL would roll back; or the transaction has ended.</exception>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        // PostgreSQL answers COMMIT of an aborted transaction with ROLLBACK and no error: success must not be reported for it.
        if (_stage == Stage.Failed)
            throw new InvalidOperationException("the transaction can't be committed because an earlier call in it failed; PostgreSQL has undone it, begin a new one");
        DemandOpen();
        _stage = Stage.Failed;
        await _transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        _stage = Stage.Ended;
    }

    /// <summary>ROLLBACK.</summary>
    public async Task RollbackAsync(CancellationToken cancellationToken)
    {
        if (_stage is not Stage.Failed)
            DemandOpen();
        await _transaction.RollbackAsync(cancellationToken).ConfigureAwait(false);
        _stage = Stage.Ended;
    }

    /// <summary>Rolls back what wasn't committed, and gives the connection back.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stage == Stage.Disposed)
            return;
        _stage = Stage.Disposed;
        try
        {
            await _transaction.DisposeAsync().ConfigureAwait(false);
            if (_failed)
                PreparedStatements.Forget(_connection);
        }
        finally
        {
            await SessionReset.ReturnAsync(_connection, _changedSession && _state.NeedsReset).ConfigureAwait(false);
        }
    }

    internal void MarkFailed()
    {
        _failed = true;
        if (_stage == Stage.Open)
            _stage = Stage.Failed;
    }

    private void DemandOpen()
    {
        ObjectDisposedException.ThrowIf(_stage == Stage.Disposed, this);
        if (_stage == Stage.Ended)
            throw new InvalidOperationException("the transaction has ended; begin a new one");
    }
}
