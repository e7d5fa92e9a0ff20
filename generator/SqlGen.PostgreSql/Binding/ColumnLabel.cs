using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Binding;

/// <summary>What an expression's column is called where no AS says so (parse_target.c: FigureColname).</summary>
internal static class ColumnLabel
{
    public const string Unknown = "?column?";

    public static string Of(Expression expression) => Find(expression).Name ?? Unknown;

    /// <summary>For an index key; null where the server would say <c>expr</c>.</summary>
    public static string? OfIndexKey(Expression expression) => Find(expression).Name;

    // Strength 2 is a name of its own; 1 one that a cast or CASE may still override.
    private static (string? Name, int Strength) Find(Expression expression) => expression switch
    {
        ColumnReference e => (e.Last.Name, 2),
        FieldSelection e => (e.Field.Name, 2),
        SubscriptExpression e => Find(e.Operand),
        SliceExpression e => Find(e.Operand),
        FunctionCall e => (e.Name.Parts[e.Name.Parts.Count - 1].Name, 2),
        NullIfExpression => ("nullif", 2),
        CollateExpression e => Find(e.Operand),
        AtTimeZoneExpression => ("timezone", 2),
        OverlapsExpression => ("overlaps", 2),
        GroupingExpression => ("grouping", 2),
        MergeActionExpression => ("merge_action", 2),
        ExistsExpression => ("exists", 2),
        ArrayQueryExpression or ArrayExpression => ("array", 2),
        SubqueryExpression e => QueryTree.FirstColumnName(e.Query) is { } name ? (name, 2) : (null, 0),
        RowExpression => ("row", 2),
        CoalesceExpression => ("coalesce", 2),
        GreatestExpression e => (e.IsLeast ? "least" : "greatest", 2),
        TreatExpression e => (e.Type.Name.Parts[e.Type.Name.Parts.Count - 1].Name, 2),
        ValueFunctionExpression e => (Keywords.GetText(e.Function), 2),
        IsExpression { Test: IsTest.Normalized } => ("is_normalized", 2),
        XmlConcatExpression => ("xmlconcat", 2),
        XmlElementExpression => ("xmlelement", 2),
        XmlForestExpression => ("xmlforest", 2),
        XmlParseExpression => ("xmlparse", 2),
        XmlInstructionExpression => ("xmlpi", 2),
        XmlRootExpression => ("xmlroot", 2),
        XmlSerializeExpression => ("xmlserialize", 2),
        JsonParseExpression => ("json", 2),
        JsonScalarExpression => ("json_scalar", 2),
        JsonSerializeExpression => ("json_serialize", 2),
        JsonObjectExpression e => (e.IsAggregate ? "json_objectagg" : "json_object", 2),
        JsonArrayExpression e => (e.IsAggregate ? "json_arrayagg" : "json_array", 2),
        JsonArrayQueryExpression => ("json_array", 2),
        JsonPathExpression e => ("json_" + e.Function.ToString().ToLowerInvariant(), 2),
        CastExpression e => Cast(e),
        CaseExpression e => e.Else is not null && Find(e.Else) is { Strength: 2 } found ? found : ("case", 1),
        _ => (null, 0),
    };

    private static (string? Name, int Strength) Cast(CastExpression cast) =>
        Find(cast.Operand) is { Strength: 2 } found ? found : (cast.Type.Name.Parts[cast.Type.Name.Parts.Count - 1].Name, 1);
}
