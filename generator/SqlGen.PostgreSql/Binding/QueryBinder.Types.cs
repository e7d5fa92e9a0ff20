using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Binding;

// The type of an expression, where it is sure.
internal sealed partial class QueryBinder
{
    private TypeReference? TypeOf(Expression expression, QueryScope scope) => !ExecutionStack.HasRoom() ? null : expression switch
    {
        ColumnReference e => TypeOfReference(e, scope),
        CastExpression e => names.FindType(e.Type),
        StringLiteral or NullLiteral => UnknownType,
        IntegerLiteral => TypeReference.BuiltIn("int4"),
        NumericLiteral e => TypeReference.BuiltIn(IsWholeNumber(e.Text) && long.TryParse(e.Text, out _) ? "int8" : "numeric"),
        BooleanLiteral => Boolean,
        BitStringLiteral => TypeReference.BuiltIn("bit"),
        LogicalExpression or NotExpression or IsExpression or BetweenExpression or InExpression or LikeExpression or ExistsExpression
            or DistinctFromExpression or IsJsonExpression or OverlapsExpression => Boolean,
        QuantifiedExpression e => TypeRules.IsComparison(e.Operator.Symbol) ? Boolean : null,
        UnaryExpression e => TypeRules.Unary(e.Operator.Symbol, Base(e.Operand, scope)),
        BinaryExpression e => TypeRules.Binary(e.Operator.Symbol, Base(e.Left, scope), Base(e.Right, scope)),
        CoalesceExpression e => TypeRules.Common(TypesOf(e.Items, scope)),
        GreatestExpression e => TypeRules.Common(TypesOf(e.Items, scope)),
        CaseExpression e => TypeRules.Common([.. e.Else is null ? [] : TypesOf([e.Else], scope), .. e.Whens.Select(w => TypeOf(w.Result, scope))]),
        NullIfExpression e => TypeOf(e.Left, scope) is { } left && left != UnknownType ? left : null,
        ArrayExpression e => TypeOfArray(e, scope),
        ArrayQueryExpression e => FirstType(e.Query, scope) is { IsArray: false } type ? type with { IsArray = true } : null,
        SubqueryExpression e => FirstType(e.Query, scope),
        RowExpression => TypeReference.BuiltIn("record"),
        CollateExpression e => TypeOf(e.Operand, scope),
        FieldSelection e => TypeOf(e.Operand, scope) is { } type ? names.FindAttributes(type)?.FirstOrDefault(a => a.Name == e.Field.Name)?.Type : null,
        SubscriptExpression e => TypeOf(e.Operand, scope) switch
        {
            { IsArray: true } array => array.Element,
            { IsBuiltIn: true, Name: "jsonb" } json => json,
            _ => null,
        },
        SliceExpression e => TypeOf(e.Operand, scope) is { IsArray: true } array ? array : null,
        AtTimeZoneExpression e => TypeRules.AtTimeZone(Base(e.Operand, scope)),
        ValueFunctionExpression e => TypeOfValueFunction(e),
        FunctionCall e => TypeOfCall(e, scope),
        JsonParseExpression or JsonScalarExpression => TypeReference.BuiltIn("json"),
        JsonPathExpression { Function: JsonPathFunction.Exists } => Boolean,
        XmlConcatExpression or XmlElementExpression or XmlForestExpression or XmlParseExpression or XmlInstructionExpression or XmlRootExpression =>
            TypeReference.BuiltIn("xml"),
        XmlSerializeExpression e => names.FindType(e.Type),
        GroupingExpression => TypeReference.BuiltIn("int4"),
        _ => null,
    };

    private static readonly TypeReference Boolean = TypeReference.BuiltIn("bool");

    private static bool IsWholeNumber(string text) => text.All(static c => c is >= '0' and <= '9' or '_');

    private List<TypeReference?> TypesOf(IEnumerable<Expression> items, QueryScope scope) => items.Select(i => TypeOf(i, scope)).ToList();

    /// <summary>Operators see the type under a domain.</summary>
    private TypeReference? Base(Expression expression, QueryScope scope) => TypeOf(expression, scope) is { } type ? names.BaseType(type) : null;

    private static TypeReference? TypeOfReference(ColumnReference reference, QueryScope scope)
    {
        if (scope.FindColumn(reference) is { } column)
        {
            return column.Type;
        }

        // The name of a source of rows stands for the whole row.
        return reference.Parts.Count == 1 && scope.FindEntry(reference.Parts[0].Name) is { Relation: { } relation }
            ? new TypeReference(relation.Schema, relation.Name)
            : null;
    }

    private TypeReference? TypeOfArray(ArrayExpression array, QueryScope scope)
    {
        var element = TypeRules.Common(TypesOf(array.Elements, scope));
        return element is null || array.Elements.Count == 0 ? null
            : element == UnknownType ? TypeReference.BuiltIn("text", isArray: true)
            : element with { IsArray = true };
    }

    private TypeReference? FirstType(QueryStatement query, QueryScope scope) =>
        BindQuery(query, scope) is { Count: > 0 } columns ? Settle(columns[0]).Type : null;

    private static TypeReference? TypeOfValueFunction(ValueFunctionExpression function)
    {
        var modifier = function.Precision?.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return function.Function switch
        {
            Keyword.CurrentDate => TypeReference.BuiltIn("date"),
            Keyword.CurrentTime => TypeReference.BuiltIn("timetz", modifier),
            Keyword.CurrentTimestamp => TypeReference.BuiltIn("timestamptz", modifier),
            Keyword.Localtime => TypeReference.BuiltIn("time", modifier),
            Keyword.Localtimestamp => TypeReference.BuiltIn("timestamp", modifier),
            _ => TypeReference.BuiltIn("name"),
        };
    }

    private TypeReference? TypeOfCall(FunctionCall call, QueryScope scope)
    {
        var found = names.FindFunctions(call.Name);
        if (found.Count > 0)
        {
            var types = found.Select(static f => f.ReturnType).Distinct().ToList();
            return types.Count == 1 ? Concrete(types[0]) : null;
        }

        if (call.Name.Schema is not (null or TypeReference.PgCatalog))
        {
            return PlatformObjects.FindReturnType(call.Name.Schema, call.Name.Name);
        }

        var arguments = call.Arguments.Select(a => Base(a.Value, scope)).ToList();
        return FunctionTypes.Of(call.Name.Name, arguments) ?? BuiltInFunctions.FindReturnType(call.Name.Name);
    }
}
