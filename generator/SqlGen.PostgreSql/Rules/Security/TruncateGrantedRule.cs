using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Diagnostics;

namespace SqlGen.PostgreSql.Rules.Security;

/// <summary>SQLG413: no policy applies to TRUNCATE.</summary>
internal sealed class TruncateGrantedRule : IAdviceRule
{
    public IEnumerable<SqlDiagnostic> Check(AdviceContext context)
    {
        foreach (var table in context.Tables.Where(static t => t.RowSecurity))
        {
            var roles = Objects.ApiRolesWith(table.Grants, static p => p == Privilege.Truncate);
            if (roles.Count > 0)
            {
                yield return AdviceContext.At(AdviceRules.TruncateGranted, table.Origin!,
                    $"table \"{table.Name}\" may be truncated by {Objects.List(roles)}, and no policy applies to TRUNCATE; "
                    + $"write \"revoke truncate on {table.Sql()} from {Objects.Columns(roles)}\"");
            }
        }
    }
}
