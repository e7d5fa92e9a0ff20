using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Binding.Analysis;

// SQL/JSON and XML: their constructors say their types.
public sealed partial class QueryAnalyzer
{
    private TypedValue BindJsonOrXml(Expression expression, QueryLevel level) => expression switch
    {
        JsonObjectExpression json => JsonConstructor(json.Returning, json.Members.SelectMany(static m => new[] { m.Key, m.Value.Value }), level, !json.IsAggregate),
        JsonArrayExpression json => JsonConstructor(json.Returning, json.Items.Select(static i => i.Value), level, !json.IsAggregate),
        JsonArrayQueryExpression json => JsonConstructor(json.Returning, [new SubqueryExpression(json.Range, json.Query)], level, false),
        JsonParseExpression or JsonScalarExpression => BuiltIn("json"),
        JsonSerializeExpression json => Returning(json.Returning, "text"),
        JsonPathExpression { Function: JsonPathFunction.Exists } => Boolean(false),
        JsonPathExpression { Function: JsonPathFunction.Query } json => Returning(json.Returning, "jsonb"),
        JsonPathExpression json => Returning(json.Returning, "text"),
        XmlSerializeExpression xml => ValueOf(xml.Type),
        XmlConcatExpression or XmlElementExpression or XmlForestExpression or XmlParseExpression or XmlInstructionExpression or XmlRootExpression => BuiltIn("xml"),
        _ => TypedValue.Unknown("this kind of expression is not understood"),
    };

    /// <summary>transformJsonConstructorOutput: jsonb if anything that goes in is jsonb, else json.</summary>
    private TypedValue JsonConstructor(JsonReturning? returning, IEnumerable<Expression> inputs, QueryLevel level, bool notNull)
    {
        if (returning is not null)
        {
            return ValueOf(returning.Type) with { NotNull = notNull };
        }

        var values = inputs.Select(i => BindExpression(i, level)).ToList();
        var unknown = values.Find(static v => v.Type is null);
        return values.Exists(static v => v.Type is { } type && type.IsBuiltIn("jsonb")) ? BuiltIn("jsonb", notNull)
            : unknown.Reason is { } reason ? TypedValue.Unknown(reason)
            : BuiltIn("json", notNull);
    }

    private TypedValue Returning(JsonReturning? returning, string otherwise) => returning is null ? BuiltIn(otherwise) : ValueOf(returning.Type);
}
