using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>
/// One <c>name = value</c> in parentheses: storage parameters (<c>toast.autovacuum_enabled</c> has a namespace), operator, type and aggregate
/// definitions, options of COPY, EXPLAIN, VACUUM.
/// </summary>
public sealed record DefinitionElement(TextRange Range, Identifier? Namespace, Identifier Name, DefinitionValue? Value) : SyntaxNode(Range);

/// <summary>
/// What stands right of the equals sign. <paramref name="Text"/> is the word, the number, the operator or the string's value; for a type as written,
/// and <paramref name="Type"/> then has its parts.
/// </summary>
public sealed record DefinitionValue(TextRange Range, DefinitionValueKind Kind, string Text, TypeName? Type = null) : SyntaxNode(Range)
{
    /// <summary>The members of a list in parentheses (COPY's FORCE_QUOTE).</summary>
    public IReadOnlyList<string> Items { get; init; } = [];
}

public enum DefinitionValueKind
{
    Type,
    Word,
    Operator,
    Number,
    String,
    None,
    Star,
    List,
}
