using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Diagnostics;

namespace SqlGen.PostgreSql.Rules.Security;

/// <summary>SQLG403: policies do nothing before row level security is enabled.</summary>
internal sealed class PolicyWithoutRowSecurityRule : IAdviceRule
{
    public IEnumerable<SqlDiagnostic> Check(AdviceContext context) =>
        from table in context.Tables
        where !table.RowSecurity && table.Policies.Find(static p => p.Origin is not null) is not null
        let policy = table.Policies.Find(static p => p.Origin is not null)
        select AdviceContext.At(AdviceRules.PolicyWithoutRowSecurity, policy.Origin!,
            $"policy \"{policy.Name}\" has no effect, because row level security is not enabled on table \"{table.Name}\"; "
            + $"write \"alter table {table.Sql()} enable row level security\"");
}
