using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>A type as it is written.</summary>
public sealed record TypeName(TextRange Range, QualifiedName Name) : SyntaxNode(Range);
