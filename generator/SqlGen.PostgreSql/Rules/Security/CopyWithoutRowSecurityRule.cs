using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Diagnostics;

namespace SqlGen.PostgreSql.Rules.Security;

/// <summary>SQLG412: materialized views and foreign tables know no policies.</summary>
internal sealed class CopyWithoutRowSecurityRule : IAdviceRule
{
    public IEnumerable<SqlDiagnostic> Check(AdviceContext context)
    {
        foreach (var relation in context.Catalog.Relations.Where(static r => r is { IsExternal: false, Origin: not null, Kind: RelationKind.MaterializedView or RelationKind.ForeignTable }))
        {
            var roles = Objects.ApiRolesWith(relation.Grants, static p => p == Privilege.Select);
            if (roles.Count > 0)
            {
                var kind = relation.Kind == RelationKind.ForeignTable ? "foreign table" : "materialized view";
                yield return AdviceContext.At(AdviceRules.CopyWithoutRowSecurity, relation.Origin!,
                    $"{kind} \"{relation.Name}\" is granted to {Objects.List(roles)} and can't have row level security, so each of them reads all of it; "
                    + $"write \"revoke all on {relation.Sql()} from {Objects.Columns(roles)}\"");
            }
        }
    }
}
