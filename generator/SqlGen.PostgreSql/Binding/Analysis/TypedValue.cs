using SqlGen.PostgreSql.Catalog;

namespace SqlGen.PostgreSql.Binding.Analysis;

/// <summary>What is known of an expression's value.</summary>
/// <param name="Type">Null where it can't be known; then there is a <paramref name="Reason"/>.</param>
/// <param name="Modifier">The type modifier as text, where the expression keeps one.</param>
/// <param name="NotNull">Proven never to be null.</param>
/// <param name="Source">The column it shows unchanged.</param>
/// <param name="Row">The columns of an anonymous record.</param>
internal readonly record struct TypedValue(
    SqlType? Type,
    string? Modifier = null,
    bool NotNull = false,
    ColumnSource? Source = null,
    IReadOnlyList<RowColumn>? Row = null,
    string? Reason = null)
{
    public static TypedValue Unknown(string reason) => new(null, Reason: reason);

    public bool IsUnknownLiteral => Type is not null && Type.IsBuiltIn("unknown");

    /// <summary>Another value of the same type: where it came from is lost.</summary>
    public TypedValue AsExpression(bool notNull) => this with { Source = null, NotNull = notNull };
}

/// <summary>A column of a relation that a result column shows; built-in relations have no object of their own.</summary>
public sealed record ColumnSource(string Schema, string Relation, string Column, Relation? Object = null);
