using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Binding.Analysis;

/// <summary>The name of a result column that has none of its own: FigureColname of parse_target.c.</summary>
internal static class ColumnNames
{
    public static string Of(Expression expression) => Figure(expression).Name ?? "?column?";

    /// <summary>The name, and whether it is more than a cast's or CASE's, which give way to one further in.</summary>
    private static (string? Name, bool IsStrong) Figure(Expression expression) => expression switch
    {
        ColumnReference column => (column.Last.Name, true),
        StarExpression { Qualifier.Count: > 0 } star => (star.Qualifier[star.Qualifier.Count - 1].Name, true),
        FieldSelection field => (field.Field.Name, true),
        SubscriptExpression subscript => Figure(subscript.Operand),
        SliceExpression slice => Figure(slice.Operand),
        AllFieldsSelection fields => Figure(fields.Operand),
        FunctionCall call => (call.Name.Name, true),
        NullIfExpression => ("nullif", true),
        CastExpression cast => WeakerThan(cast.Operand, cast.Type.Name.Name),
        CollateExpression collate => Figure(collate.Operand),
        GroupingExpression => ("grouping", true),
        MergeActionExpression => ("merge_action", true),
        ExistsExpression => ("exists", true),
        ArrayQueryExpression or ArrayExpression => ("array", true),
        SubqueryExpression subquery => (FirstColumn(subquery.Query), true),
        CaseExpression choice => choice.Else is null ? ("case", false) : WeakerThan(choice.Else, "case"),
        RowExpression => ("row", true),
        CoalesceExpression => ("coalesce", true),
        GreatestExpression greatest => (greatest.IsLeast ? "least" : "greatest", true),
        TreatExpression treat => (treat.Type.Name.Name, true),
        AtTimeZoneExpression => ("timezone", true),
        OverlapsExpression => ("overlaps", true),
        IsExpression { Test: IsTest.Normalized, IsNegated: false } => ("is_normalized", true),
        ValueFunctionExpression function => (ValueFunctionName(function.Function), true),
        XmlConcatExpression => ("xmlconcat", true),
        XmlElementExpression => ("xmlelement", true),
        XmlForestExpression => ("xmlforest", true),
        XmlParseExpression => ("xmlparse", true),
        XmlInstructionExpression => ("xmlpi", true),
        XmlRootExpression => ("xmlroot", true),
        XmlSerializeExpression => ("xmlserialize", true),
        JsonObjectExpression json => (json.IsAggregate ? "json_objectagg" : "json_object", true),
        JsonArrayExpression json => (json.IsAggregate ? "json_arrayagg" : "json_array", true),
        JsonArrayQueryExpression => ("json_array", true),
        JsonParseExpression => ("json", true),
        JsonScalarExpression => ("json_scalar", true),
        JsonSerializeExpression => ("json_serialize", true),
        JsonPathExpression { Function: JsonPathFunction.Exists } => ("json_exists", true),
        JsonPathExpression { Function: JsonPathFunction.Query } => ("json_query", true),
        JsonPathExpression => ("json_value", true),
        _ => (null, false),
    };

    private static (string? Name, bool IsStrong) WeakerThan(Expression inner, string name) => Figure(inner) is { IsStrong: true } strong ? strong : (name, false);

    // A scalar subquery has the name of its column, where that has one at all: ?column? is a name, too.
    private static string? FirstColumn(QueryStatement query) => query switch
    {
        SelectStatement { Items: [var item, ..] } => item.Label?.Name ?? Of(item.Value),
        SetOperationStatement operation => FirstColumn(operation.Left),
        ValuesStatement => "column1",
        _ => null,
    };

    private static string ValueFunctionName(Keyword function) => function switch
    {
        Keyword.CurrentDate => "current_date",
        Keyword.CurrentTime => "current_time",
        Keyword.CurrentTimestamp => "current_timestamp",
        Keyword.Localtime => "localtime",
        Keyword.Localtimestamp => "localtimestamp",
        Keyword.CurrentRole => "current_role",
        Keyword.CurrentUser => "current_user",
        Keyword.User => "user",
        Keyword.SessionUser => "session_user",
        Keyword.SystemUser => "system_user",
        Keyword.CurrentCatalog => "current_catalog",
        _ => "current_schema",
    };
}
