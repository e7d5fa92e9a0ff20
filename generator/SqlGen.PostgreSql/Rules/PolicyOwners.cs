using SqlGen.PostgreSql.Binding;
using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Rules;

/// <summary>Which columns policies compare with who is asking: <c>user_id = (select auth.uid())</c>.</summary>
internal static class PolicyOwners
{
    private static readonly HashSet<string> AuthFunctions = new(StringComparer.Ordinal) { "uid", "jwt", "role", "email" };

    public static IEnumerable<string> Columns(AdviceContext context, Relation table, Policy policy) =>
        new[] { policy.Using, policy.WithCheck }.SelectMany(text => Comparisons(context, table, text)).Where(static c => c.Column is not null).Select(static c => c.Column!).Distinct();

    /// <summary>Each comparison with the caller, with the column if it stands there bare, and with the cast around it if not.</summary>
    public static IEnumerable<(string? Column, CastExpression? Cast, BinaryExpression Comparison)> Comparisons(AdviceContext context, Relation table, string? text)
    {
        if (context.Parse(text) is not { } condition)
        {
            yield break;
        }

        foreach (var comparison in ExpressionTree.All(condition, inSubqueries: false).OfType<BinaryExpression>().Where(static b => b.Operator.Symbol == "="))
        {
            foreach (var (side, other) in new[] { (comparison.Left, comparison.Right), (comparison.Right, comparison.Left) })
            {
                if (AsksWho(other))
                {
                    yield return (ColumnOf(table, side), side is CastExpression cast && ColumnOf(table, cast.Operand) is not null ? cast : null, comparison);
                }
            }
        }
    }

    public static string? ColumnOf(Relation table, Expression expression) =>
        expression is ColumnReference { Parts: var parts } && (parts.Count == 1 || (parts.Count == 2 && parts[0].Name == table.Name))
            ? table.FindColumn(parts[parts.Count - 1].Name)?.Name
            : null;

    /// <summary><c>auth.uid()</c> and its kin, or <c>current_setting(…)</c>.</summary>
    public static bool IsCallerFunction(FunctionCall call) =>
        (call.Name.Schema == "auth" && AuthFunctions.Contains(call.Name.Name))
        || (call.Name.Name == "current_setting" && call.Name.Schema is null or "pg_catalog");

    private static bool AsksWho(Expression expression)
    {
        var all = ExpressionTree.All(expression, inSubqueries: true).ToList();
        return all.OfType<FunctionCall>().Any(IsCallerFunction) && !all.OfType<ColumnReference>().Any()
            && !all.Any(static e => ExpressionTree.QueryOf(e) is { } query && query is not SelectStatement { From.Count: 0 });
    }
}
