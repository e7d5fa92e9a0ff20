using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Diagnostics;

namespace SqlGen.PostgreSql.Rules.Security;

/// <summary>SQLG405: RETURNING and WHERE read rows, which takes a SELECT policy.</summary>
internal sealed class WritePolicyWithoutSelectRule : IAdviceRule
{
    public IEnumerable<SqlDiagnostic> Check(AdviceContext context)
    {
        foreach (var (table, policy) in context.Policies.Where(static p => p.Policy.Permissive && p.Table.RowSecurity && p.Policy.Command is PolicyCommand.Insert or PolicyCommand.Update or PolicyCommand.Delete))
        {
            var missing = policy.Roles.FindAll(role => !table.Policies.Exists(p => p.Permissive && p.Covers(PolicyCommand.Select) && (p.Roles.Contains(role) || p.Roles.Contains("public") || role == "public")));
            if (missing.Count > 0)
            {
                var harm = policy.Command == PolicyCommand.Insert ? "INSERT … RETURNING and ON CONFLICT (…) fail" : $"{policy.Command.ToString().ToUpperInvariant()} … WHERE finds no row";
                yield return AdviceContext.At(AdviceRules.WritePolicyWithoutSelect, policy.Origin!,
                    $"policy \"{policy.Name}\" for table \"{table.Name}\" lets {Objects.List(missing)} write rows that no policy lets them read, so {harm}; "
                    + $"write \"create policy … on {table.Sql()} for select to {Objects.Columns(missing)} using (…)\"");
            }
        }
    }
}
