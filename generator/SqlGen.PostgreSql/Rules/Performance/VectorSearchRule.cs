using SqlGen.PostgreSql.Binding;
using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Rules.Performance;

/// <summary>SQLG507, 510, 511, 512, 514: what keeps a search from its index, or makes its answer short or disordered.</summary>
internal sealed class VectorSearchRule : IAdviceRule
{
    public IEnumerable<SqlDiagnostic> Check(AdviceContext context) =>
        from function in context.Functions
        from search in VectorSearch.In(context, function)
        where search.Indexes.Count > 0
        from finding in Check(context, function, search)
        select finding;

    private static IEnumerable<SqlDiagnostic> Check(AdviceContext context, Catalog.Function function, VectorSearch search)
    {
        var index = search.Indexes[0];
        if (!search.Indexes.Exists(i => VectorSearch.OperatorOf(i) is not { } symbol || symbol == search.Operator))
        {
            var type = search.Table.FindColumn(search.Column)!.Type!.Name;
            yield return AdviceContext.At(AdviceRules.VectorOperatorMismatch, index.Origin ?? function.Origin!,
                $"index \"{index.Name}\" answers {VectorSearch.OperatorOf(index)}, but function \"{function.Name}\" orders by {search.Operator}, so it reads the whole table; "
                + $"write \"create index on {search.Table.Sql()} using {index.Method} ({SqlIdentifier.Quote(search.Column)} {VectorSearch.ClassFor(type, search.Operator)})\"");
            yield break;
        }

        if (!search.IsOrderedByDistance)
        {
            yield return AdviceContext.At(AdviceRules.OrderNotByDistance, function.Origin!,
                $"function \"{function.Name}\" orders by an expression over {search.Operator}, so index \"{index.Name}\" is not used; "
                + $"write \"order by {SqlIdentifier.Quote(search.Column)} {search.Operator} …\", ascending, and compute the similarity in the select list");
            yield break;
        }

        var parts = Conditions(search.Query.Where).ToList();
        var thresholds = parts.FindAll(static p => ExpressionTree.All(p, inSubqueries: false).OfType<BinaryExpression>().Any(static b => VectorSearch.IsDistance(b.Operator.Symbol)));
        if (thresholds.Count > 0)
        {
            yield return AdviceContext.At(AdviceRules.ThresholdInScan, function.Origin!,
                $"function \"{function.Name}\" compares the distance inside the search, so an iterative scan of index \"{index.Name}\" runs on for rows that are near enough; "
                + $"write \"select … from (select …, {SqlIdentifier.Quote(search.Column)} {search.Operator} … as distance … order by … limit …) n where n.distance <= …\"");
        }

        var setting = function.Settings.TryGetValue(index.Method + ".iterative_scan", out var value) ? value.Trim('\'') : null;
        if (setting == "relaxed_order" && !IsSortedAgain(context, function))
        {
            yield return AdviceContext.At(AdviceRules.RelaxedOrderNotSorted, function.Origin!,
                $"function \"{function.Name}\" sets {index.Method}.iterative_scan to relaxed_order and returns rows as the scan has them, which is only nearly by distance; "
                + "write \"select … from (…) n order by n.distance + 0\" around the search, or set strict_order");
        }

        if (setting is null or "off" && (search.Table.RowSecurity || parts.Count > thresholds.Count))
        {
            var cause = search.Table.RowSecurity ? $"row level security of table \"{search.Table.Name}\"" : "its WHERE";
            yield return AdviceContext.At(AdviceRules.NoIterativeScan, function.Origin!,
                $"function \"{function.Name}\" may return fewer rows than its LIMIT, because {cause} filters what index \"{index.Name}\" has found; "
                + $"run \"set local {index.Method}.iterative_scan = relaxed_order\" before it in the transaction");
        }
    }

    private static IEnumerable<Expression> Conditions(Expression? where) => where switch
    {
        null => [],
        LogicalExpression { IsAnd: true } and => and.Operands.SelectMany(Conditions),
        _ => [where],
    };

    /// <summary>A sort the planner can't take from the scan: by an expression, outside the search.</summary>
    private static bool IsSortedAgain(AdviceContext context, Catalog.Function function) =>
        context.Body(function) is { Count: > 0 } body && body[body.Count - 1] is QueryStatement { OrderBy: [{ Value: BinaryExpression { Operator.Symbol: "+" or "-" or "*" } }, ..] };
}
