using System.Data;
using System.Runtime.CompilerServices;
using Npgsql;

namespace SqlGen.Internal;

/// <summary>Each call is one round trip and one implicit transaction, which the prologue's settings don't outlive.</summary>
internal sealed class CallSession(SqlEndpoint endpoint, UserContext? context, SqlEndpoint? readers = null) : SqlSession(endpoint, context)
{
    public override SqlSession PreferReplica() => Endpoint.Replicas is { } replicas ? new CallSession(Endpoint, Context, replicas) : this;

    // But for the first call and for a pool that has no open connection, nothing is waited for here: the call is sent at once.
    internal override ValueTask<SqlExecution> StartAsync(SqlStatement statement, SqlParameters parameters, CancellationToken cancellationToken)
    {
        var server = readers is not null && statement.IsReadOnly ? readers : Endpoint;
        if (server.Ready(Context) is not { } state)
            return StartWhenReadyAsync(server, statement, parameters, cancellationToken);
        var prologue = state.PrologueFor(Context, statement.IsVectorSearch);
        var opening = server.OpenSpareAsync(state, cancellationToken);
        return opening.IsCompletedSuccessfully
            ? new SqlExecution(opening.Result, this, statement, parameters, state).StartAsync(prologue, Context, cancellationToken)
            : StartWhenOpenAsync(opening, state, prologue, statement, parameters, cancellationToken);
    }

    private async ValueTask<SqlExecution> StartWhenReadyAsync(SqlEndpoint server, SqlStatement statement, SqlParameters parameters, CancellationToken cancellationToken)
    {
        var state = await server.LookAsync(cancellationToken).ConfigureAwait(false);
        if (server.MustLookAgain(state))
            state = await server.ReadyAsync(Context, cancellationToken).ConfigureAwait(false);
        state.Demand(Context, server.Options);
        var prologue = state.PrologueFor(Context, statement.IsVectorSearch);
        var connection = await server.OpenSpareAsync(state, cancellationToken).ConfigureAwait(false);
        return await new SqlExecution(connection, this, statement, parameters, state).StartAsync(prologue, Context, cancellationToken).ConfigureAwait(false);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<SqlExecution> StartWhenOpenAsync(ValueTask<NpgsqlConnection> opening, EndpointState state, string? prologue, SqlStatement statement, SqlParameters parameters, CancellationToken cancellationToken)
    {
        var connection = await opening.ConfigureAwait(false);
        return await new SqlExecution(connection, this, statement, parameters, state).StartAsync(prologue, Context, cancellationToken).ConfigureAwait(false);
    }

    internal override async ValueTask<SqlExecution> StartBatchAsync(List<BatchedCall> calls, SqlStatement traits, CancellationToken cancellationToken)
    {
        var server = readers is not null && calls.TrueForAll(static call => call.Statement.IsReadOnly) ? readers : Endpoint;
        var state = await server.ReadyAsync(Context, cancellationToken).ConfigureAwait(false);
        var connection = await server.OpenSpareAsync(state, cancellationToken).ConfigureAwait(false);
        var execution = new SqlExecution(connection, this, traits, new(), state) { Batched = calls };
        return await execution.StartAsync(state.PrologueFor(Context, traits.IsVectorSearch), Context, cancellationToken).ConfigureAwait(false);
    }

    internal override async ValueTask<long> ExecuteAllAsync(List<BoundStatement> statements, CancellationToken cancellationToken)
    {
        var state = await Endpoint.ReadyAsync(Context, cancellationToken).ConfigureAwait(false);
        var connection = await Endpoint.OpenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await BoundStatement.ExecuteAsync(statements, connection, state.PrologueFor(Context, false), Context, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is PostgresException || PreparedStatements.MayBePromised(e))
        {
            PreparedStatements.Forget(connection);
            if (AccessDenied.Explain(e, statements[0].Statement.Name, this, connection) is { } denied)
                throw denied;
            throw;
        }
        finally
        {
            await SessionReset.ReturnAsync(connection, state.NeedsReset && BoundStatement.AnyChangesSession(statements)).ConfigureAwait(false);
        }
    }

    public override async Task<TransactionSession> BeginTransactionAsync(IsolationLevel isolationLevel, CancellationToken cancellationToken)
    {
        var state = await Endpoint.ReadyAsync(Context, cancellationToken).ConfigureAwait(false);
        var connection = await Endpoint.OpenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var transaction = await connection.BeginTransactionAsync(isolationLevel, cancellationToken).ConfigureAwait(false);
            return new(Endpoint, Context, state, connection, transaction);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
