namespace SqlGen.Internal;

/// <summary>What the start-up check found, and the prologues that follow from it.</summary>
internal sealed class EndpointState(StartupFindings findings, string? searchPath, bool needsReset)
{
    // Few, and asked for with every call: as a list that only grows, which is faster than a hash and less to compile.
    private KnownPrologue? _prologues;

    /// <summary>Connections of the data source whose state this is.</summary>
    internal SpareConnections Spares { get; } = new();

    internal StartupFindings Findings => findings;

    /// <summary>How the database differs from the schema; null where nobody looked.</summary>
    internal SchemaDrift? Drift { get; init; }

    internal string? SearchPath => searchPath;
    internal bool NeedsReset => needsReset;
    internal bool BypassesRowSecurity => findings.BypassesRowSecurity;
    internal bool HasIterativeScan => findings.HasIterativeScan;

    internal List<string> SettingsOf(string role) => findings.RoleSettings.TryGetValue(role, out var settings) ? settings : [];

    /// <summary>The prologue's text; null where a call needs none.</summary>
    internal string? PrologueFor(UserContext? context, bool vectorSearch)
    {
        if (context is null && !vectorSearch)
            return null;
        var role = context?.Role;
        var settings = context?.Settings.Length ?? 0;
        for (var known = Volatile.Read(ref _prologues); known is not null; known = known.Next)
            if (known.VectorSearch == vectorSearch && known.Settings == settings && known.Role == role)
                return known.Text;
        var text = Prologue.Text(this, role, vectorSearch, settings);
        // Of two callers that both made it, one text is kept; both are right.
        var first = Volatile.Read(ref _prologues);
        Interlocked.CompareExchange(ref _prologues, new(role, vectorSearch, settings, text, first), first);
        return text;
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

    private sealed class KnownPrologue(string? role, bool vectorSearch, int settings, string text, KnownPrologue? next)
    {
        internal readonly string? Role = role;
        internal readonly bool VectorSearch = vectorSearch;
        internal readonly int Settings = settings;
        internal readonly string Text = text;
        internal readonly KnownPrologue? Next = next;
    }
}
