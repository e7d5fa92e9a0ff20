using SqlGen.PostgreSql.Access;
using SqlGen.PostgreSql.Catalog;

namespace SqlGen.Generator.Model.Building;

/// <summary>The rights of the role that a scope runs as.</summary>
public sealed class ScopeRights(DatabaseCatalog catalog, ScopeModel scope) : RoleRights(catalog, scope.Role!, scope.BypassesRowSecurity)
{
    public ScopeModel Scope => scope;
}
