using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>A value, perhaps text to be read as JSON.</summary>
/// <param name="Encoding">As given after FORMAT JSON ENCODING.</param>
public sealed record JsonValue(TextRange Range, Expression Value, bool IsFormatted, string? Encoding) : SyntaxNode(Range);

/// <summary>RETURNING type.</summary>
public sealed record JsonReturning(TextRange Range, TypeName Type, bool IsFormatted, string? Encoding) : SyntaxNode(Range);

/// <summary>A key and its value.</summary>
public sealed record JsonMember(TextRange Range, Expression Key, JsonValue Value) : SyntaxNode(Range);

/// <summary>JSON_OBJECT or JSON_OBJECTAGG.</summary>
public sealed record JsonObjectExpression(TextRange Range, IReadOnlyList<JsonMember> Members, bool IsAggregate) : Expression(Range)
{
    public bool AbsentOnNull { get; init; }

    public bool UniqueKeys { get; init; }

    public JsonReturning? Returning { get; init; }

    public Expression? Filter { get; init; }

    public WindowDefinition? Over { get; init; }
}

/// <summary>JSON_ARRAY or JSON_ARRAYAGG.</summary>
public sealed record JsonArrayExpression(TextRange Range, IReadOnlyList<JsonValue> Items, bool IsAggregate) : Expression(Range)
{
    public IReadOnlyList<SortItem> OrderBy { get; init; } = [];

    public bool AbsentOnNull { get; init; }

    public JsonReturning? Returning { get; init; }

    public Expression? Filter { get; init; }

    public WindowDefinition? Over { get; init; }
}

/// <summary>JSON_ARRAY(select …).</summary>
public sealed record JsonArrayQueryExpression(TextRange Range, QueryStatement Query, bool IsFormatted, JsonReturning? Returning) : Expression(Range);

/// <summary>JSON(…).</summary>
public sealed record JsonParseExpression(TextRange Range, JsonValue Value, bool UniqueKeys) : Expression(Range);

/// <summary>JSON_SCALAR.</summary>
public sealed record JsonScalarExpression(TextRange Range, Expression Value) : Expression(Range);

/// <summary>JSON_SERIALIZE.</summary>
public sealed record JsonSerializeExpression(TextRange Range, JsonValue Value, JsonReturning? Returning) : Expression(Range);

/// <summary>The functions that ask a path of a JSON value.</summary>
public enum JsonPathFunction
{
    Exists,
    Query,
    Value,
}

/// <summary>JSON_EXISTS, JSON_QUERY or JSON_VALUE.</summary>
public sealed record JsonPathExpression(TextRange Range, JsonPathFunction Function, JsonValue Context, Expression Path) : Expression(Range)
{
    public IReadOnlyList<JsonArgument> Passing { get; init; } = [];

    public JsonReturning? Returning { get; init; }

    public JsonResultOptions Options { get; init; } = JsonResultOptions.None;
}

/// <summary>PASSING value AS name.</summary>
public sealed record JsonArgument(TextRange Range, JsonValue Value, Identifier Name) : SyntaxNode(Range);

/// <summary>Whether a result is wrapped in an array.</summary>
public enum JsonWrapper
{
    Unspecified,
    Without,
    Conditional,
    Unconditional,
}

/// <summary>How a path's result is shaped, and what stands for no result and for an error.</summary>
public sealed record JsonResultOptions(JsonWrapper Wrapper, bool? KeepQuotes, JsonBehavior? OnEmpty, JsonBehavior? OnError)
{
    public static readonly JsonResultOptions None = new(JsonWrapper.Unspecified, null, null, null);
}

/// <summary>What may stand for a result.</summary>
public enum JsonBehaviorKind
{
    Error,
    Null,
    True,
    False,
    Unknown,
    EmptyArray,
    EmptyObject,
    Default,
}

/// <summary>ERROR, NULL, DEFAULT value and so on, before ON EMPTY or ON ERROR.</summary>
public sealed record JsonBehavior(TextRange Range, JsonBehaviorKind Kind, Expression? Default) : SyntaxNode(Range);
