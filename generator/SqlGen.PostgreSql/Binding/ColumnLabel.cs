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
    private static (string? Name, int Strength) Find(Expression expression)
    {
        // A loop, since casts and subscripts may follow one another a thousand times.
        (string? Name, int Strength)? weak = null;
        while (true)
        {
            switch (expression)
            {
                case SubscriptExpression e: expression = e.Operand; break;
                case SliceExpression e: expression = e.Operand; break;
                case AllFieldsSelection e: expression = e.Operand; break;
                case CollateExpression e: expression = e.Operand; break;
                case CastExpression e:
                    weak ??= (e.Type.Name.Parts[e.Type.Name.Parts.Count - 1].Name, 1);
                    expression = e.Operand;
                    break;
                case CaseExpression { Else: { } other }:
                    weak ??= ("case", 1);
                    expression = other;
                    break;
                default:
                    var own = OwnName(expression);
                    return own.Strength == 2 ? own : weak ?? own;
            }
        }
    }

    private static (string? Name, int Strength) OwnName(Expression expression) => expression switch
    {
        ColumnReference e => (e.Last.Name, 2),
        StarExpression { Qualifier.Count: > 0 } e => (e.Qualifier[e.Qualifier.Count - 1].Name, 2),
        FieldSelection e => (e.Field.Name, 2),
        FunctionCall e => (e.Name.Parts[e.Name.Parts.Count - 1].Name, 2),
        NullIfExpression => ("nullif", 2),
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
        IsExpression { Test: IsTest.Normalized, IsNegated: false } => ("is_normalized", 2),
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
        CaseExpression => ("case", 1),
        _ => (null, 0),
    };
}
