using SqlGen.PostgreSql.Catalog;

namespace SqlGen.Generator.Model.Building;

/// <summary>A scope for each role that the files name and that calls can run as.</summary>
public static class ScopeBuilder
{
    // Names of the platform's own roles, of PostgreSQL's pseudo roles, and of the owner.
    private static readonly HashSet<string> NotCalled = new(StringComparer.Ordinal)
    {
        "authenticator", "current_role", "current_user", "dashboard_user", "pgbouncer", "postgres", "public", "session_user",
    };

    public static EquatableArray<ScopeModel> Build(DatabaseCatalog catalog, string className, DatabaseNames names)
    {
        names.ReserveNestedType("LoginTransaction", "the login's transaction");
        var scopes = new List<ScopeModel>
        {
            new()
            {
                Kind = ScopeKind.Login,
                Role = null,
                MethodName = "",
                TypeName = className,
                TransactionName = "LoginTransaction",
            },
        };
        foreach (var role in catalog.Roles.Where(IsCalled).OrderBy(static r => r.Name, StringComparer.Ordinal))
        {
            scopes.Add(Scope(role, names));
        }

        return scopes.ToEquatableArray();
    }

    private static bool IsCalled(Role role) =>
        role.CanLogin != true
        && !NotCalled.Contains(role.Name)
        && !role.Name.StartsWith("pg_", StringComparison.Ordinal)
        && !role.Name.StartsWith("supabase_", StringComparison.Ordinal);

    private static ScopeModel Scope(Role role, DatabaseNames names)
    {
        var (kind, wanted) = role.Name switch
        {
            "anon" => (ScopeKind.Anonymous, "Anonymous"),
            "authenticated" => (ScopeKind.User, "Authenticated"),
            "service_role" => (ScopeKind.Service, "Service"),
            _ => (role.BypassRowSecurity == true ? ScopeKind.Service : ScopeKind.Role, CSharpName.Pascal(role.Name)),
        };
        var name = wanted;
        for (var i = 2; !names.Members.IsFree("As" + name) || !names.IsNestedTypeFree(name + "Scope"); i++)
        {
            name = wanted + i;
        }

        var owner = $"role \"{role.Name}\"";
        names.Members.Reserve("As" + name, owner);
        names.ReserveNestedType(name + "Scope", owner);
        names.ReserveNestedType(name + "Transaction", owner);
        return new ScopeModel
        {
            Kind = kind,
            Role = role.Name,
            MethodName = "As" + name,
            TypeName = name + "Scope",
            TransactionName = name + "Transaction",
            BypassesRowSecurity = kind == ScopeKind.Service,
        };
    }
}
