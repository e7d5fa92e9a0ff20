using SqlGen.PostgreSql.Access;
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

    public static EquatableArray<ScopeModel> Build(DatabaseCatalog catalog, ContextReader context, string className, DatabaseNames names)
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
        var values = new ScopeValues(catalog, context);
        foreach (var role in catalog.Roles.Where(IsCalled).OrderBy(static r => r.Name, StringComparer.Ordinal))
        {
            var scope = Scope(role, names);
            var needed = scope.BypassesRowSecurity ? [] : values.Of(role);
            if (needed.IsEmpty)
            {
                scopes.Add(scope);
                continue;
            }

            // A user's id that nothing of the schema reads is not asked for, unless there is a token anyway.
            scope = scope.Kind == ScopeKind.User && !values.ReadsUser && needed.All(static v => v.Setting is not null) ? scope with { Kind = ScopeKind.Role } : scope;
            scopes.Add(scope);
            scopes.Add(WithValues(scope, needed, names));
        }

        return scopes.ToEquatableArray();
    }

    /// <summary>The role's scope that has the relations whose policies need the values: <c>AuthenticatedTenantIdScope</c>.</summary>
    private static ScopeModel WithValues(ScopeModel scope, EquatableArray<ContextValueModel> values, DatabaseNames names)
    {
        const int Named = 2;
        var wanted = scope.Name + (values.Count > Named ? "Context" : string.Concat(values.Select(static v => CSharpName.Pascal(v.ParameterName.TrimStart('@')))));
        var name = wanted;
        for (var i = 2; !names.IsNestedTypeFree(name + "Scope") || !names.IsNestedTypeFree(name + "Transaction"); i++)
        {
            name = wanted + i;
        }

        var owner = $"role \"{scope.Role}\"";
        names.ReserveNestedType(name + "Scope", owner);
        names.ReserveNestedType(name + "Transaction", owner);
        return scope with { TypeName = name + "Scope", TransactionName = name + "Transaction", Values = values };
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
