using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Binding;

/// <summary>Walks expressions in the order of their text.</summary>
internal static class ExpressionTree
{
    /// <summary>Every column reference, those inside subqueries only if asked for.</summary>
    public static IEnumerable<ColumnReference> ColumnReferences(Expression expression, bool inSubqueries) =>
        All(expression, inSubqueries).OfType<ColumnReference>();

    /// <summary>The expression and everything below it.</summary>
    public static IEnumerable<Expression> All(Expression expression, bool inSubqueries)
    {
        yield return expression;
        foreach (var child in Children(expression))
        {
            foreach (var below in All(child, inSubqueries))
            {
                yield return below;
            }
        }

        if (inSubqueries && QueryOf(expression) is { } query)
        {
            foreach (var below in QueryTree.Expressions(query).SelectMany(static e => All(e, inSubqueries: true)))
            {
                yield return below;
            }
        }
    }

    public static QueryStatement? QueryOf(Expression expression) => expression switch
    {
        SubqueryExpression e => e.Query,
        ExistsExpression e => e.Query,
        ArrayQueryExpression e => e.Query,
        JsonArrayQueryExpression e => e.Query,
        InExpression e => e.Query,
        QuantifiedExpression e => e.Query,
        _ => null,
    };

    public static IEnumerable<Expression> Children(Expression expression) => expression switch
    {
        RowExpression e => e.Items,
        ArrayExpression e => e.Elements,
        CaseExpression e => Present(e.Operand).Concat(e.Whens.SelectMany(static w => new[] { w.Condition, w.Result })).Concat(Present(e.Else)),
        GroupingExpression e => e.Items,
        FunctionCall e => e.Arguments.Select(static a => a.Value).Concat(e.OrderBy.Select(static s => s.Value)).Concat(Present(e.Filter))
            .Concat(e.Over is null ? [] : e.Over.PartitionBy.Concat(e.Over.OrderBy.Select(static s => s.Value))),
        CoalesceExpression e => e.Items,
        GreatestExpression e => e.Items,
        NullIfExpression e => [e.Left, e.Right],
        TreatExpression e => [e.Operand],
        UnaryExpression e => [e.Operand],
        BinaryExpression e => [e.Left, e.Right],
        NotExpression e => [e.Operand],
        LogicalExpression e => e.Operands,
        IsExpression e => [e.Operand],
        DistinctFromExpression e => [e.Left, e.Right],
        IsJsonExpression e => [e.Operand],
        BetweenExpression e => [e.Operand, e.Lower, e.Upper],
        InExpression e => [e.Operand, .. e.Items],
        LikeExpression e => [e.Operand, e.Pattern, .. Present(e.Escape)],
        QuantifiedExpression e => [e.Operand, .. Present(e.Array)],
        CollateExpression e => [e.Operand],
        AtTimeZoneExpression e => [e.Operand, .. Present(e.Zone)],
        OverlapsExpression e => [e.Left, e.Right],
        CastExpression e => [e.Operand],
        FieldSelection e => [e.Operand],
        AllFieldsSelection e => [e.Operand],
        SubscriptExpression e => [e.Operand, e.Index],
        JsonObjectExpression e => e.Members.SelectMany(static m => new[] { m.Key, m.Value.Value }).Concat(Present(e.Filter)),
        JsonArrayExpression e => e.Items.Select(static i => i.Value).Concat(e.OrderBy.Select(static o => o.Value)).Concat(Present(e.Filter)),
        JsonParseExpression e => [e.Value.Value],
        JsonScalarExpression e => [e.Value],
        JsonSerializeExpression e => [e.Value.Value],
        JsonPathExpression e => [e.Context.Value, e.Path, .. e.Passing.Select(static p => p.Value.Value)],
        XmlConcatExpression e => e.Items,
        XmlElementExpression e => e.Attributes.Select(static a => a.Value).Concat(e.Content),
        XmlForestExpression e => e.Items.Select(static i => i.Value),
        XmlParseExpression e => [e.Text],
        XmlInstructionExpression e => Present(e.Content),
        XmlRootExpression e => [e.Xml, .. Present(e.Version)],
        XmlSerializeExpression e => [e.Xml],
        SliceExpression e => [e.Operand, .. Present(e.Lower), .. Present(e.Upper)],
        _ => [],
    };

    private static IEnumerable<Expression> Present(Expression? expression) => expression is null ? [] : [expression];
}
