using System.Collections.Concurrent;

namespace SqlGen.Internal;

/// <summary>What the start-up check found, and the prologues that follow from it.</summary>
internal sealed class EndpointState(StartupFindings findings, string? searchPath, bool needsReset)
{
    private readonly ConcurrentDictionary<(string? Role, bool VectorSearch, int Settings), string> _prologues = new();

    /// <summary>Connections of the data source whose state this is.</summary>
    internal SpareConnections Spares { get; } = new();

    internal StartupFindings Findings => findings;

    /// <summary>How the database differs from the schema; null where nobody looked.</summary>
    internal SchemaDrift? Drift { get; init; }

    internal string? SearchPath => searchPath;
    internal bool NeedsReset => needsReset;
    internal bool BypassesRowSecurity => findings.BypassesRowSecurity;
    internal bool HasIterativeScan => findings.HasIterativeScan;

    internal string[] SettingsOf(string role) => findings.RoleSettings.TryGetValue(role, out var settings) ? settings : [];

    /// <summary>The prologue's text; null where a call needs none.</summary>
    internal string? PrologueFor(UserContext? context, bool vectorSearch)
    {
        if (context is null && !vectorSearch)
            return null;
        var key = (context?.Role, vectorSearch, context?.Settings.Length ?? 0);
        return _prologues.TryGetValue(key, out var text) ? text : _prologues.GetOrAdd(key, Prologue.Text(this, key.Role, vectorSearch, key.Item3));
    }

    /// <summary>Whether calls may be made without looking again.</summary>
    internal bool Admits(UserContext? context, SqlGenOptions options) =>
        findings.Extension is null
        && (options.SchemaCheck == SchemaCheck.Off || (Drift is not null && !Refuses(options)))
        && (findings.Login is null || options.LoginCheck != LoginCheck.Refuse)
        && (context is null || findings.Roles.Count == 0 || !findings.Roles.ContainsKey(context.Role));

    /// <exception cref="SqlGenSetupException">Calls can't or mustn't be made; the message says what to do.</exception>
    internal void Demand(UserContext? context, SqlGenOptions options)
    {
        if (findings.Extension is { } extension)
            throw extension.ToException();
        if (Refuses(options))
            throw SetupProblems.Drift(Drift!).ToException();
        if (findings.Login is { } login && options.LoginCheck == LoginCheck.Refuse)
            throw login.ToException();
        if (context is not null && findings.Roles.TryGetValue(context.Role, out var role))
            throw role.ToException();
    }

    private bool Refuses(SqlGenOptions options) => options.SchemaCheck == SchemaCheck.Refuse && Drift is { BreaksCalls: true };
}
