using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>A type as written. SQL's own words arrive as the catalog's names: <c>int</c> as <c>pg_catalog.int4</c>.</summary>
/// <param name="Name">The type, or for <c>%TYPE</c> the column.</param>
/// <param name="Modifiers">What stands in parentheses after the name.</param>
/// <param name="ArrayBounds">One entry a dimension; null where no bound is written.</param>
/// <param name="Interval">The fields of an interval, where given.</param>
public sealed record TypeName(
    TextRange Range,
    QualifiedName Name,
    IReadOnlyList<Expression> Modifiers,
    IReadOnlyList<int?> ArrayBounds,
    bool IsSetOf = false,
    bool IsTypeOfColumn = false,
    IntervalFields Interval = IntervalFields.None) : SyntaxNode(Range)
{
    public bool IsArray => ArrayBounds.Count > 0;

    /// <summary>A precision in <c>interval(3)</c> or <c>interval second(3)</c> is the one modifier.</summary>
    public override string ToString() => Name + (Modifiers.Count > 0 ? "(…)" : "") + (IsArray ? "[]" : "");
}
