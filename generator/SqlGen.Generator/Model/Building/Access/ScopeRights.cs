using SqlGen.PostgreSql.Access;
using SqlGen.PostgreSql.Catalog;

namespace SqlGen.Generator.Model.Building;

/// <summary>The rights of the role that a scope runs as.</summary>
public sealed class ScopeRights(DatabaseCatalog catalog, ScopeModel scope) : RoleRights(catalog, scope.Role!, scope.BypassesRowSecurity)
{
    public ScopeModel Scope => scope;

    /// <summary>The first of the values that the scope was made without though another scope of the role has it, with the way there; null where it has all.</summary>
    public string? Lacks(IEnumerable<ContextValue> needed, IEnumerable<ScopeModel> scopes) => !scope.Values.IsEmpty
        ? null
        : (from other in scopes
           where other.Role == scope.Role
           from value in other.Values
           where needed.Any(n => n.Setting == value.Setting && n.Claim == value.Claim)
           select $"{value.Name}, which {scope.MethodName} was not given").FirstOrDefault();
}
