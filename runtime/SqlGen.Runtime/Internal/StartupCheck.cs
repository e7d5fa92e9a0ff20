using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Npgsql;
using SqlGen.Schema;

namespace SqlGen.Internal;

/// <summary>
/// Looks at the server once per data source and schema, with the first call. Callers that come meanwhile share the look and its error;
/// an error isn't kept, so the next call looks again.
/// </summary>
internal sealed class StartupCheck
{
    private static readonly ConditionalWeakTable<NpgsqlDataSource, ConcurrentDictionary<(DatabaseDescription, SqlEndpointKind), StartupCheck>> s_checks = new();

    private readonly object _lock = new();
    private volatile EndpointState? _current;
    private Task<EndpointState>? _running;
    private bool _failedBefore;
    private bool _reported;
    private bool _reportedDrift;

    internal static StartupCheck For(NpgsqlDataSource dataSource, DatabaseDescription description, SqlEndpointKind kind) =>
        s_checks.GetValue(dataSource, static _ => new()).GetOrAdd((description, kind), static _ => new());

    internal EndpointState? Current => _current;

    internal Task<EndpointState> RunAsync(SqlEndpoint endpoint, CancellationToken cancellationToken)
    {
        Task<EndpointState> running;
        lock (_lock)
            running = _running ??= LookAsync(endpoint);
        return running.WaitAsync(cancellationToken);
    }

    // Not cancelled with its first caller: others wait for it too, and the connection's own timeouts end it.
    private async Task<EndpointState> LookAsync(SqlEndpoint endpoint)
    {
        await Task.Yield();
        try
        {
            var connection = await endpoint.OpenAsync(CancellationToken.None).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                var findings = await StartupQuery.RunAsync(connection, endpoint).ConfigureAwait(false);
                // Npgsql has read the server's types with its first connection; an extension created since then isn't among them.
                if (_failedBefore && findings.AreFinal)
                    await connection.ReloadTypesAsync(CancellationToken.None).ConfigureAwait(false);
                _failedBefore = !findings.AreFinal;
                if (endpoint.MayLackVector && findings.Extension is null)
                    await VectorMapping.DemandAsync(connection, endpoint.Description.Name).ConfigureAwait(false);
                var settings = new NpgsqlConnectionStringBuilder(connection.ConnectionString);
                var drift = endpoint.Options.SchemaCheck == SchemaCheck.Off || findings.Extension is not null
                    ? null
                    : await SchemaVerification.RunAsync(connection, endpoint.Description, CancellationToken.None).ConfigureAwait(false);
                var state = new EndpointState(findings, endpoint.Description.SearchPath, settings.NoResetOnClose) { Drift = drift };
                _reported |= StartupLog.Report(endpoint, findings, _reported);
                _reportedDrift |= StartupLog.Report(endpoint, drift, _reportedDrift);
                _current = state;
                return state;
            }
        }
        finally
        {
            lock (_lock)
                _running = null;
        }
    }
}
