using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Diagnostics;

namespace SqlGen.PostgreSql.Rules.Performance;

/// <summary>SQLG502: each permissive policy of a role and command is tried, joined by OR.</summary>
internal sealed class SeveralPermissivePoliciesRule : IAdviceRule
{
    private static readonly PolicyCommand[] Commands = [PolicyCommand.Select, PolicyCommand.Insert, PolicyCommand.Update, PolicyCommand.Delete];

    public IEnumerable<SqlDiagnostic> Check(AdviceContext context)
    {
        foreach (var table in context.Tables)
        {
            var permissive = table.Policies.FindAll(static p => p is { Permissive: true, Origin: not null });
            foreach (var role in permissive.SelectMany(static p => p.Roles).Distinct())
            {
                var crowded = Commands.Select(c => (Command: c, Policies: permissive.FindAll(p => p.Covers(c) && p.Roles.Contains(role)))).Where(static c => c.Policies.Count > 1).ToList();
                if (crowded.Count > 0)
                {
                    var policies = crowded[0].Policies;
                    yield return AdviceContext.At(AdviceRules.SeveralPermissivePolicies, policies[policies.Count - 1].Origin!,
                        $"policies {string.Join(", ", policies.Select(static p => $"\"{p.Name}\""))} for table \"{table.Name}\" are all tried when {role} runs "
                        + $"{string.Join(", ", crowded.Select(static c => c.Command.ToString().ToUpperInvariant()))}; write one policy with their conditions joined by OR");
                }
            }
        }
    }
}
