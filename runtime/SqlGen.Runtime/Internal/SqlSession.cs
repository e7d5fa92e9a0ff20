using System.ComponentModel;
using System.Data;

namespace SqlGen.Internal;

/// <summary>Where calls go: each into a transaction of its own, or all into one.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SqlSession
{
    private protected SqlSession(SqlEndpoint endpoint, UserContext? context)
    {
        Endpoint = endpoint;
        Context = context;
    }

    internal SqlEndpoint Endpoint { get; }
    internal UserContext? Context { get; }

    /// <summary>Sends a call and returns where its rows begin.</summary>
    internal abstract ValueTask<SqlExecution> StartAsync(SqlStatement statement, SqlParameters parameters, CancellationToken cancellationToken);

    /// <summary>Sends the calls of a batch together and returns where the rows of the first that has some begin.</summary>
    internal abstract ValueTask<SqlExecution> StartBatchAsync(List<BatchedCall> calls, SqlStatement traits, CancellationToken cancellationToken);

    /// <summary>Executes statements without rows, all or none, and returns how many rows they changed.</summary>
    internal abstract ValueTask<long> ExecuteAllAsync(List<BoundStatement> statements, CancellationToken cancellationToken);

    /// <summary>The same context, whose calls that only read go to a replica where there is one.</summary>
    /// <exception cref="InvalidOperationException">The calls belong to a transaction or a batch.</exception>
    public virtual SqlSession PreferReplica() =>
        throw new InvalidOperationException("calls of a transaction or a batch all go to one server; prefer a replica on the scope they came from");

    /// <summary>The same context, on a connection of the caller's own.</summary>
    /// <exception cref="InvalidOperationException">The calls belong to a transaction or a batch, or have no context of their own.</exception>
    public SqlSession On(Npgsql.NpgsqlConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return this is CallSession or JoinedSession && Context is not null
            ? new JoinedSession(Endpoint, Context, connection)
            : throw new InvalidOperationException("calls of a transaction or a batch have their connection already; join yours from the scope they came from");
    }

    /// <summary>Opens a connection for a transaction; BEGIN travels with the first call.</summary>
    public abstract Task<TransactionSession> BeginTransactionAsync(IsolationLevel isolationLevel, CancellationToken cancellationToken);

    /// <summary>Opens a connection for a transaction of isolation level READ COMMITTED.</summary>
    public Task<TransactionSession> BeginTransactionAsync(CancellationToken cancellationToken) =>
        BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
}
