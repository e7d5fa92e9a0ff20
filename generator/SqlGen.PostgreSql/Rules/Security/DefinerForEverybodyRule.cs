using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Diagnostics;

namespace SqlGen.PostgreSql.Rules.Security;

/// <summary>SQLG409: API roles get the owner's rights through it. Functions can be executed by everybody unless that is revoked.</summary>
internal sealed class DefinerForEverybodyRule : IAdviceRule
{
    public IEnumerable<SqlDiagnostic> Check(AdviceContext context)
    {
        foreach (var function in context.Functions.Where(static f => f is { SecurityDefiner: true, IsTrigger: false }))
        {
            var isSaid = context.Catalog.ObjectsWithKnownGrants.Contains(function);
            var roles = isSaid ? Objects.ApiRolesWith(function.Grants, static p => p == Privilege.Execute) : ["public"];
            if (roles.Count > 0)
            {
                yield return AdviceContext.At(AdviceRules.DefinerForEverybody, function.Origin!,
                    $"function \"{function.Name}\" runs with its owner's rights, past row level security, and {Objects.List(roles)} may execute it; "
                    + $"write \"revoke execute on function {function.Signature()} from public, anon, authenticated\", or check the caller inside");
            }
        }
    }
}
