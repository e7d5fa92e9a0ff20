using System.ComponentModel;
using System.Runtime.CompilerServices;
using Npgsql;

namespace SqlGen.Internal;

/// <summary>A data source, the schema it serves and what the start-up check found there.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SqlEndpoint
{
    private readonly StartupCheck _startup;
    private readonly NpgsqlDataSource _dataSource;
    private readonly SqlEndpoint? _replicas;

    /// <summary>Opens nothing; the first call does.</summary>
    /// <exception cref="ArgumentException">The data source multiplexes.</exception>
    public SqlEndpoint(DatabaseDescription description, NpgsqlDataSource dataSource, SqlEndpointKind kind, SqlGenOptions? options)
    {
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(dataSource);
        var target = new NpgsqlConnectionStringBuilder(dataSource.ConnectionString);
        if (target.Multiplexing)
            throw new ArgumentException("Multiplexing=true is not supported: calls that change the session could not be followed by a reset; remove it from the connection string", nameof(dataSource));
        Description = description;
        Kind = kind;
        NeedsReset = target.NoResetOnClose;
        // As libpq and Npgsql have it: the user's own name where none is given.
        Database = target.Database ?? target.Username ?? "";
        Options = options ?? SqlGenOptions.Default;
        MayLackVector = description.HasVectors && !SqlGenDataSource.Made(dataSource);
        _dataSource = SqlReplicas.Primary(dataSource);
        _startup = StartupCheck.For(_dataSource, description, kind);
        if (SqlReplicas.Preferred(dataSource) is { } replicas)
            _replicas = new(this, replicas);
    }

    private SqlEndpoint(SqlEndpoint primary, NpgsqlDataSource replicas)
    {
        Description = primary.Description;
        NeedsReset = primary.NeedsReset;
        Kind = primary.Kind;
        Database = primary.Database;
        Options = primary.Options;
        MayLackVector = primary.MayLackVector;
        _dataSource = replicas;
        _startup = StartupCheck.For(replicas, primary.Description, primary.Kind);
    }

    internal DatabaseDescription Description { get; }
    internal SqlEndpointKind Kind { get; }
    internal string Database { get; }
    internal SqlGenOptions Options { get; }
    internal bool MayLackVector { get; }

    /// <summary>Whether Npgsql resets no connection that returns to its pool, so that a call that changes the session must.</summary>
    internal bool NeedsReset { get; }

    /// <summary>Where calls go that only read, when their scope prefers a replica; null where there is only one server.</summary>
    internal SqlEndpoint? Replicas => _replicas;

    /// <summary>Calls of the login role itself: no context, no prologue.</summary>
    public SqlSession Direct() => new CallSession(this, null);

    /// <summary>Calls under a context.</summary>
    /// <exception cref="ArgumentException">The context's role isn't one of the schema's.</exception>
    public SqlSession As(UserContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (Array.IndexOf(Description.Roles, context.Role) < 0)
            throw new ArgumentException($"role \"{context.Role}\" is not a role that calls of {Description.Name} may run as; use one of {string.Join(", ", Description.Roles)}", nameof(context));
        return new CallSession(this, context);
    }

    /// <summary>Whether calls may be made, by every role of the schema and on every server they may go to.</summary>
    internal async Task CheckAllAsync(CancellationToken cancellationToken)
    {
        var state = await ReadyAsync(null, cancellationToken).ConfigureAwait(false);
        if (state.Findings.Roles.Values.FirstOrDefault() is { } role)
            throw role.ToException();
        if (_replicas is not null)
            await _replicas.CheckAllAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What the start-up check found, where it is over and calls of this context may be made.</summary>
    internal EndpointState? Ready(UserContext? context) =>
        _startup.Current is { } state && state.Admits(context, Options) ? state : null;

    internal ValueTask<EndpointState> ReadyAsync(UserContext? context, CancellationToken cancellationToken) =>
        Ready(context) is { } state ? new(state) : CheckAsync(context, cancellationToken);

    /// <summary>The start-up check, or the one that is under way; whether calls may be made is still to be asked.</summary>
    internal Task<EndpointState> LookAsync(CancellationToken cancellationToken) => _startup.RunAsync(this, cancellationToken);

    /// <summary>Whether the look was another's, who did not ask for the schema.</summary>
    internal bool MustLookAgain(EndpointState state) => Options.SchemaCheck != SchemaCheck.Off && state.Drift is null && state.Findings.Extension is null;

    private async ValueTask<EndpointState> CheckAsync(UserContext? context, CancellationToken cancellationToken)
    {
        var state = await LookAsync(cancellationToken).ConfigureAwait(false);
        while (MustLookAgain(state))
            state = await LookAsync(cancellationToken).ConfigureAwait(false);
        state.Demand(context, Options);
        return state;
    }

    internal NpgsqlConnection CreateConnection() => _dataSource.CreateConnection();

    /// <summary>What there is to say of a connection that could not be opened.</summary>
    internal SqlGenConnectionException? Explain(Exception openingFailure) =>
        openingFailure is NpgsqlException failure ? ConnectionFailure.Explain(failure, ConnectionTarget.Of(_dataSource)) : null;

    internal ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken) => OpenAsync(_dataSource.CreateConnection(), cancellationToken);

    private ValueTask<NpgsqlConnection> OpenAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var opening = connection.OpenAsync(cancellationToken);
        return opening.IsCompletedSuccessfully ? new(connection) : OpenAsync(opening, connection);
    }

    /// <summary>A connection that goes to the spare ones again.</summary>
    internal ValueTask<NpgsqlConnection> OpenSpareAsync(EndpointState state, CancellationToken cancellationToken) =>
        OpenAsync(state.Spares.Take() ?? _dataSource.CreateConnection(), cancellationToken);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<NpgsqlConnection> OpenAsync(Task opening, NpgsqlConnection connection)
    {
        try
        {
            await opening.ConfigureAwait(false);
            return connection;
        }
        catch (Exception e)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            if (Explain(e) is { } explained)
                throw explained;
            throw;
        }
    }
}
