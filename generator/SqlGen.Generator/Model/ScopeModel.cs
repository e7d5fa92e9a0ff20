using SqlGen.Generator.Model.Building;

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

    /// <summary>What its method asks for beside the user's id, because policies of the role need it; the role's other scope was made without.</summary>
    public EquatableArray<ContextValueModel> Values { get; init; }

    /// <summary><c>Authenticated</c>, <c>AuthenticatedTenantId</c>.</summary>
    public string Name => TypeName.Substring(0, TypeName.Length - "Scope".Length);

    /// <summary>In messages: <c>authenticated</c>, <c>authenticated(tenantId)</c>.</summary>
    public string Label =>
        CSharpName.Camel(MethodName.Substring("As".Length)) + (Values.IsEmpty ? "" : $"({string.Join(", ", Values.Select(static v => v.ParameterName))})");
}

/// <summary>A setting or a claim that policies read.</summary>
/// <param name="Setting"><c>app.tenant_id</c>; null for a claim.</param>
/// <param name="Claim">The way to the claim: <c>app_metadata.org</c>; null for a setting.</param>
public sealed record ContextValueModel(string? Setting, string? Claim, string ParameterName, string CSharpType)
{
    /// <summary>In messages: <c>setting app.tenant_id</c>.</summary>
    public string Name => Setting is null ? "claim " + Claim : "setting " + Setting;
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
