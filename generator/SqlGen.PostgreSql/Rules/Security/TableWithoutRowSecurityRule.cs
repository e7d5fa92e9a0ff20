using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Diagnostics;

namespace SqlGen.PostgreSql.Rules.Security;

/// <summary>SQLG401: what API roles may read or write, all of them may, row by row.</summary>
internal sealed class TableWithoutRowSecurityRule : IAdviceRule
{
    public IEnumerable<SqlDiagnostic> Check(AdviceContext context)
    {
        foreach (var table in context.Tables.Where(static t => !t.RowSecurity && !t.IsPartition))
        {
            var roles = Objects.ApiRolesWith(table.Grants, static p => p is Privilege.Select or Privilege.Insert or Privilege.Update or Privilege.Delete);
            if (roles.Count > 0)
            {
                yield return AdviceContext.At(AdviceRules.TableWithoutRowSecurity, table.Origin!,
                    $"table \"{table.Name}\" is granted to {Objects.List(roles)} without row level security, so each of them reaches every row; "
                    + $"write \"alter table {table.Sql()} enable row level security\" and policies, or revoke the grant");
            }
        }
    }
}
