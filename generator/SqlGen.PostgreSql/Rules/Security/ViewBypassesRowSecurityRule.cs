using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Diagnostics;

namespace SqlGen.PostgreSql.Rules.Security;

/// <summary>SQLG406 and SQLG411: a view reads with its owner's rights.</summary>
internal sealed class ViewBypassesRowSecurityRule : IAdviceRule
{
    public IEnumerable<SqlDiagnostic> Check(AdviceContext context)
    {
        foreach (var view in context.Catalog.Relations.Where(static r => r is { IsExternal: false, Origin: not null, IsTemporary: false, Kind: RelationKind.View or RelationKind.MaterializedView }))
        {
            var sources = view.Columns.Select(static c => c.Source?.Relation).OfType<Relation>().Distinct().ToList();
            var roles = Objects.ApiRolesWith(view.Grants, static p => p == Privilege.Select);
            if (roles.Count > 0 && sources.Exists(static s => s is { Schema: "auth", Name: "users" }))
            {
                yield return AdviceContext.At(AdviceRules.AuthUsersExposed, view.Origin!,
                    $"view \"{view.Name}\" shows columns of auth.users to {Objects.List(roles)}; "
                    + $"write \"revoke all on {view.Sql()} from {Objects.Columns(roles)}\", and copy what may be seen into a table of its own");
            }

            if (view.Kind == RelationKind.View && !view.IsInvoker && sources.Find(static s => s is { RowSecurity: true, IsExternal: false }) is { } source)
            {
                yield return AdviceContext.At(AdviceRules.ViewBypassesRowSecurity, view.Origin!,
                    $"view \"{view.Name}\" reads table \"{source.Name}\" with its owner's rights, so row level security does not hold for who reads the view; "
                    + $"write \"alter view {view.Sql()} set (security_invoker = true)\"");
            }
        }
    }
}
