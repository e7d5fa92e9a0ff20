using System.Collections.Concurrent;
using System.Data;
using System.Text;
using System.Text.RegularExpressions;
using Npgsql;

namespace SqlGen.Internal;

/// <summary>
/// Calls on a connection of the caller's own, in whatever transaction is open there. Each is still one batch: it keeps the settings that it finds,
/// sets the context, makes the call and puts the settings back, so that the caller's next statement runs as if nothing had been between, but that
/// a setting of one's own that was NULL is the empty string: PostgreSQL doesn't forget its name. An error needs no putting back: it aborts the
/// transaction, and with it, or with the savepoint rolled back to, go the settings.
/// </summary>
internal sealed partial class JoinedSession(SqlEndpoint endpoint, UserContext context, NpgsqlConnection connection) : SqlSession(endpoint, context)
{
    private const string Start = "select ";
    private const string Kept = "sqlgen.kept.";

    private static readonly ConcurrentDictionary<string, (string Prologue, string Epilogue)> s_texts = new(StringComparer.Ordinal);

    internal override async ValueTask<SqlExecution> StartAsync(SqlStatement statement, SqlParameters parameters, CancellationToken cancellationToken)
    {
        var state = await ReadyAsync(cancellationToken).ConfigureAwait(false);
        var (prologue, epilogue) = TextsFor(state, statement);
        var execution = new SqlExecution(connection, this, statement, parameters, state) { Epilogue = epilogue };
        await execution.StartAsync(prologue, Context, cancellationToken).ConfigureAwait(false);
        return execution;
    }

    internal override async ValueTask<SqlExecution> StartBatchAsync(List<BatchedCall> calls, SqlStatement traits, CancellationToken cancellationToken)
    {
        var state = await ReadyAsync(cancellationToken).ConfigureAwait(false);
        var (prologue, epilogue) = TextsFor(state, traits);
        var execution = new SqlExecution(connection, this, traits, new(), state) { Batched = calls, Epilogue = epilogue };
        await execution.StartAsync(prologue, Context, cancellationToken).ConfigureAwait(false);
        return execution;
    }

    internal override ValueTask<long> ExecuteAllAsync(List<BoundStatement> statements, CancellationToken cancellationToken) =>
        throw new InvalidOperationException(
            $"{statements[0].Statement.Name} of many rows may take several round trips, between which a connection of yours would keep the role; call it on the scope itself");

    public override Task<TransactionSession> BeginTransactionAsync(IsolationLevel isolationLevel, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("the connection is yours, and so are its transactions; begin one there, or on the scope that the calls came from");

    private ValueTask<EndpointState> ReadyAsync(CancellationToken cancellationToken)
    {
        if (connection.FullState != ConnectionState.Open)
            throw new InvalidOperationException($"the connection that the calls were to join is {connection.FullState}; open it, and read one result to its end before the next call");
        if (connection.Database != Endpoint.Database)
            throw new InvalidOperationException($"the connection is to database \"{connection.Database}\", but {Endpoint.Description.Name} was made for \"{Endpoint.Database}\"; join one to that");
        return Endpoint.ReadyAsync(Context, cancellationToken);
    }

    private (string Prologue, string Epilogue) TextsFor(EndpointState state, SqlStatement statement)
    {
        var prologue = state.PrologueFor(Context, statement.IsVectorSearch)!;
        var own = Context!.Settings;
        var key = new StringBuilder(prologue);
        foreach (var (name, _) in own)
            key.Append('\n').Append(name);
        return s_texts.GetOrAdd(key.ToString(), static (text, p) => Texts(p, text[p.Length..].Split('\n', StringSplitOptions.RemoveEmptyEntries)), prologue);
    }

    private static (string Prologue, string Epilogue) Texts(string prologue, string[] ownSettings)
    {
        var names = NameSet().Matches(prologue).Select(static m => m.Groups[1].Value).Concat(ownSettings).Distinct(StringComparer.Ordinal).ToList();
        var keep = names.Select(static n => $"pg_catalog.set_config('{Kept}{n}', {Found(n)}, true)");
        // The role first: another may lack the right to set what is put back after it.
        var restore = names.OrderBy(static n => n == "role" ? 0 : 1).Select(static n => $"pg_catalog.set_config('{n}', pg_catalog.current_setting('{Kept}{n}', true), true)");
        return (Start + string.Join(", ", keep) + ", " + prologue[Start.Length..], Start + string.Join(", ", restore));
    }

    // Unknown until the search itself loads pgvector, which takes no empty string for it: it is at its default then.
    private static string Found(string name) =>
        name == "hnsw.iterative_scan" ? $"coalesce(nullif(pg_catalog.current_setting('{name}', true), ''), 'off')" : $"pg_catalog.current_setting('{name}', true)";

    [GeneratedRegex(@"pg_catalog\.set_config\('([A-Za-z0-9_.]+)', ")]
    private static partial Regex NameSet();
}
