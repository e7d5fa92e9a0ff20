namespace SqlGen.Generator.Model;

/// <summary>Whose rights a call runs with: a nested type of the database class, or (login) the class itself.</summary>
public sealed record ScopeModel
{
    public required ScopeKind Kind { get; init; }

    /// <summary>The role's name as it is in the database; null for the login scope.</summary>
    public required string? Role { get; init; }

    /// <summary><c>AsAuthenticated</c>; empty for the login scope.</summary>
    public required string MethodName { get; init; }

    /// <summary><c>AuthenticatedScope</c>; the database class itself for the login scope.</summary>
    public required string TypeName { get; init; }

    /// <summary><c>AuthenticatedTransaction</c>.</summary>
    public required string TransactionName { get; init; }

    /// <summary>Row security does not hold for the role.</summary>
    public bool BypassesRowSecurity { get; init; }
}

public enum ScopeKind
{
    /// <summary>The login role with no context.</summary>
    Login,

    /// <summary><c>anon</c>: no user.</summary>
    Anonymous,

    /// <summary><c>authenticated</c>: takes the user's id.</summary>
    User,

    /// <summary><c>service_role</c> or another role that bypasses row security: goes through the service's data source.</summary>
    Service,

    /// <summary>Any other role of the schema: takes claims only.</summary>
    Role,
}
