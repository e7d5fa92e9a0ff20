using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>JSON_TABLE.</summary>
public sealed record FromJsonTable(
    TextRange Range, JsonValue Context, Expression Path, IReadOnlyList<JsonTableColumn> Columns, bool IsLateral, TableAlias? Alias)
    : FromItem(Range, Alias)
{
    public Identifier? PathName { get; init; }

    public IReadOnlyList<JsonArgument> Passing { get; init; } = [];

    public JsonBehavior? OnError { get; init; }
}

/// <summary>A column of JSON_TABLE, or several under NESTED.</summary>
public abstract record JsonTableColumn(TextRange Range) : SyntaxNode(Range);

/// <summary>FOR ORDINALITY.</summary>
public sealed record JsonOrdinalityColumn(TextRange Range, Identifier Name) : JsonTableColumn(Range);

/// <summary>A column with a type; with EXISTS it says whether the path finds something.</summary>
public sealed record JsonValueColumn(TextRange Range, Identifier Name, TypeName Type, bool IsExists, StringLiteral? Path) : JsonTableColumn(Range)
{
    public bool IsFormatted { get; init; }

    public JsonResultOptions Options { get; init; } = JsonResultOptions.None;
}

/// <summary>NESTED PATH … COLUMNS (…).</summary>
public sealed record JsonNestedColumns(TextRange Range, StringLiteral Path, Identifier? PathName, IReadOnlyList<JsonTableColumn> Columns)
    : JsonTableColumn(Range);
