using SqlGen.PostgreSql.Binding;
using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Rules.Security;

/// <summary>SQLG418: without TO a policy is tried for every role.</summary>
internal sealed class PolicyForEverybodyRule : IAdviceRule
{
    public IEnumerable<SqlDiagnostic> Check(AdviceContext context) =>
        from item in context.Policies
        where item.Policy.Roles is ["public"] && AsksWho(context, item.Policy)
        select AdviceContext.At(AdviceRules.PolicyForEverybody, item.Policy.Origin!,
            $"policy \"{item.Policy.Name}\" for table \"{item.Table.Name}\" has no TO, so it is tried for roles without a user as well, row by row; "
            + $"write \"alter policy {SqlIdentifier.Quote(item.Policy.Name)} on {item.Table.Sql()} to {(context.Catalog.Roles.Exists(static r => r.Name == "authenticated") ? "authenticated" : "…")}\"");

    private static bool AsksWho(AdviceContext context, Policy policy) => new[] { policy.Using, policy.WithCheck }
        .Any(text => context.Parse(text) is { } condition && ExpressionTree.All(condition, inSubqueries: true).OfType<FunctionCall>().Any(PolicyOwners.IsCallerFunction));
}
