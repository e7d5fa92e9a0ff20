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
    private static readonly ConditionalWeakTable<NpgsqlDataSource, List<StartupCheck>> s_checks = new();

    private readonly DatabaseDescription _description;
    private readonly SqlEndpointKind _kind;
    private readonly object _lock = new();
    private volatile EndpointState? _current;
    private Task<EndpointState>? _running;
    private bool _failedBefore;
    private bool _reported;
    private bool _reportedDrift;

    private StartupCheck(DatabaseDescription description, SqlEndpointKind kind)
    {
        _description = description;
        _kind = kind;
    }

    internal static StartupCheck For(NpgsqlDataSource dataSource, DatabaseDescription description, SqlEndpointKind kind)
    {
        var checks = s_checks.GetValue(dataSource, static _ => []);
        lock (checks)
        {
            foreach (var known in checks)
                if (known._description == description && known._kind == kind)
                    return known;
            var check = new StartupCheck(description, kind);
            checks.Add(check);
            return check;
        }
    }

    internal EndpointState? Current => _current;

    internal Task<EndpointState> RunAsync(SqlEndpoint endpoint, CancellationToken cancellationToken)
    {
        Task<EndpointState> running;
        lock (_lock)
        {
            running = _running ?? LookAsync(endpoint);
            // One that has ended without waiting for anything has forgotten itself before it was known.
            _running = running.IsCompleted ? null : running;
        }
        return cancellationToken.CanBeCanceled ? WaitAsync(running, cancellationToken) : running;
    }

    // Without the generic form, which a trimmed program doesn't have otherwise.
    private static async Task<EndpointState> WaitAsync(Task<EndpointState> running, CancellationToken cancellationToken)
    {
        await ((Task)running).WaitAsync(cancellationToken).ConfigureAwait(false);
        return await running.ConfigureAwait(false);
    }

    private void Report(SqlEndpoint endpoint, EndpointState state)
    {
        if (!_reported && state.Findings.Login is { } login && endpoint.Options.LoginCheck == LoginCheck.Report)
        {
            StartupLog.Report(endpoint, login);
            _reported = true;
        }
        if (!_reportedDrift && state.Drift is { IsEmpty: false } drift)
        {
            StartupLog.Report(endpoint, drift);
            _reportedDrift = true;
        }
    }

    private bool MustLookFurther(SqlEndpoint endpoint, StartupFindings findings) =>
        _failedBefore || !findings.AreFinal || endpoint.MayLackVector || endpoint.Options.SchemaCheck != SchemaCheck.Off;

    private async Task<SchemaDrift?> LookFurtherAsync(NpgsqlConnection connection, SqlEndpoint endpoint, StartupFindings findings)
    {
        // Npgsql has read the server's types with its first connection; an extension created since then isn't among them.
        if (_failedBefore && findings.AreFinal)
            await connection.ReloadTypesAsync(CancellationToken.None).ConfigureAwait(false);
        _failedBefore = !findings.AreFinal;
        if (endpoint.MayLackVector && findings.Extension is null)
            await VectorMapping.DemandAsync(connection, endpoint.Description.Name).ConfigureAwait(false);
        return endpoint.Options.SchemaCheck == SchemaCheck.Off || findings.Extension is not null
            ? null
            : await SchemaVerification.RunAsync(connection, endpoint.Description, CancellationToken.None).ConfigureAwait(false);
    }

    // Not cancelled with its first caller: others wait for it too, and the connection's own timeouts end it.
    private async Task<EndpointState> LookAsync(SqlEndpoint endpoint)
    {
        try
        {
            var connection = endpoint.CreateConnection();
            var isOpen = false;
            EndpointState state;
            try
            {
                await connection.OpenAsync(CancellationToken.None).ConfigureAwait(false);
                isOpen = true;
                var rows = await StartupQuery.RunAsync(connection, endpoint).ConfigureAwait(false);
                if (rows.SettingsOf(endpoint) is { Count: > 0 } settings)
                    await StartupQuery.AddSettingsAsync(connection, rows, settings).ConfigureAwait(false);
                var findings = rows.ToFindings(endpoint, connection);
                var drift = MustLookFurther(endpoint, findings) ? await LookFurtherAsync(connection, endpoint, findings).ConfigureAwait(false) : null;
                state = new(findings, endpoint.Description.SearchPath, endpoint.NeedsReset) { Drift = drift };
            }
            catch (Exception e)
            {
                await connection.DisposeAsync().ConfigureAwait(false);
                if (!isOpen && endpoint.Explain(e) is { } explained)
                    throw explained;
                throw;
            }
            await state.Spares.KeepAsync(connection).ConfigureAwait(false);
            Report(endpoint, state);
            return _current = state;
        }
        finally
        {
            lock (_lock)
                _running = null;
        }
    }
}
