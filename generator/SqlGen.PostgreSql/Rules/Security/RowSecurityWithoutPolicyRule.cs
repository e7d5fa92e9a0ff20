using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Diagnostics;

namespace SqlGen.PostgreSql.Rules.Security;

/// <summary>SQLG402: without a policy nothing is let through.</summary>
internal sealed class RowSecurityWithoutPolicyRule : IAdviceRule
{
    public IEnumerable<SqlDiagnostic> Check(AdviceContext context) =>
        from table in context.Tables
        where table.RowSecurity && table.Policies.Count == 0
        select AdviceContext.At(AdviceRules.RowSecurityWithoutPolicy, table.Origin!,
            $"table \"{table.Name}\" has row level security but no policy, so only its owner and roles with BYPASSRLS see rows; "
            + $"write \"create policy … on {table.Sql()}\", or silence this where just that is meant");
}
