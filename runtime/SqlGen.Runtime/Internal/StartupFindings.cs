namespace SqlGen.Internal;

/// <summary>What the start-up check read from the server; fields, for each accessor would be compiled before a program's first row.</summary>
internal sealed class StartupFindings
{
    /// <summary>set_config calls a role, quoted by the server.</summary>
    internal required Dictionary<string, List<string>> RoleSettings;

    /// <summary>pgvector 0.8 or later.</summary>
    internal required bool HasIterativeScan;

    /// <summary>The login bypasses Row Level Security itself.</summary>
    internal required bool BypassesRowSecurity;

    /// <summary>A missing extension.</summary>
    internal SetupProblem? Extension;

    /// <summary>A login with rights it must not have, or without those it needs.</summary>
    internal SetupProblem? Login;

    /// <summary>Roles that don't exist or that the login may not become.</summary>
    internal required Dictionary<string, SetupProblem> Roles;

    /// <summary>Whether the same would be found again, so that there is no need to look.</summary>
    internal bool AreFinal => Extension is null && Roles.Count == 0;
}

/// <summary>What is wrong and the SQL that mends it.</summary>
internal sealed record SetupProblem(string Message, string? Remedy)
{
    internal SqlGenSetupException ToException() => new(Message, Remedy);
}
