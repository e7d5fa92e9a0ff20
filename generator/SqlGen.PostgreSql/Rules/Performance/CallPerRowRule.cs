using SqlGen.PostgreSql.Binding;
using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Rules.Performance;

/// <summary>SQLG501: a call outside a subquery runs for each row that is looked at.</summary>
internal sealed class CallPerRowRule : IAdviceRule
{
    public IEnumerable<SqlDiagnostic> Check(AdviceContext context)
    {
        foreach (var (table, policy) in context.Policies)
        {
            // WITH CHECK runs once for a row that is written anyhow; USING for every row that is read.
            if (policy.Using is { } text && context.Parse(text) is { } condition
                && ExpressionTree.All(condition, inSubqueries: false).OfType<FunctionCall>().FirstOrDefault(PolicyOwners.IsCallerFunction) is { } call)
            {
                var written = AdviceContext.TextOf(text, call);
                yield return AdviceContext.At(AdviceRules.CallPerRow, policy.Origin!,
                    $"policy \"{policy.Name}\" for table \"{table.Name}\" calls {written} for each row; write "
                    + $"\"alter policy {SqlIdentifier.Quote(policy.Name)} on {table.Sql()} using ({AdviceContext.Replace(text, call, $"(select {written})")})\", which calls it once a statement");
            }
        }
    }
}
