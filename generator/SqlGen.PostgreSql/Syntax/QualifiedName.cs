using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>A dotted name: <c>[[catalog.]schema.]name</c>.</summary>
public sealed record QualifiedName(TextRange Range, IReadOnlyList<Identifier> Parts) : SyntaxNode(Range)
{
    public string Name => Parts[Parts.Count - 1].Name;

    public string? Schema => Parts.Count > 1 ? Parts[Parts.Count - 2].Name : null;

    public override string ToString() => string.Join(".", Parts);
}
