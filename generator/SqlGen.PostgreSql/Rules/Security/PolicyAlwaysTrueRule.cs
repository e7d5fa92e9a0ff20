using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Rules.Security;

/// <summary>SQLG404: a condition that is true for every row. Reading is exempt, because public reading is often meant.</summary>
internal sealed class PolicyAlwaysTrueRule : IAdviceRule
{
    public IEnumerable<SqlDiagnostic> Check(AdviceContext context)
    {
        foreach (var (table, policy) in context.Policies.Where(static p => p.Policy.Permissive && p.Policy.Command != PolicyCommand.Select && IsForUsers(p.Policy)))
        {
            var clauses = new List<string>();
            if (policy.Command != PolicyCommand.Insert && IsTrue(context.Parse(policy.Using)))
            {
                clauses.Add("USING");
            }

            if (IsTrue(context.Parse(policy.WithCheck)))
            {
                clauses.Add("WITH CHECK");
            }

            if (clauses.Count > 0)
            {
                yield return AdviceContext.At(AdviceRules.PolicyAlwaysTrue, policy.Origin!,
                    $"policy \"{policy.Name}\" for table \"{table.Name}\" is always true in {Objects.List(clauses)}, so {Objects.List(policy.Roles)} may {Does(policy.Command)} every row; "
                    + "compare a column with the caller, as \"user_id = (select auth.uid())\" does, or give it TO a role that may");
            }
        }
    }

    private static bool IsForUsers(Policy policy) => policy.Roles.Exists(Objects.IsApiRole);

    private static string Does(PolicyCommand command) => command switch
    {
        PolicyCommand.All => "read and write",
        PolicyCommand.Insert => "insert",
        PolicyCommand.Update => "update",
        _ => "delete",
    };

    private static bool IsTrue(Expression? condition) => condition switch
    {
        BooleanLiteral literal => literal.Value,
        CastExpression cast => IsTrue(cast.Operand),
        BinaryExpression { Operator.Symbol: "=", Left: IntegerLiteral left, Right: IntegerLiteral right } => left.Value == right.Value,
        LogicalExpression { IsAnd: false } or => or.Operands.Any(IsTrue),
        LogicalExpression and => and.Operands.All(IsTrue),
        _ => false,
    };
}
