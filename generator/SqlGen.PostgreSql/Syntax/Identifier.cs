using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>A name as the server knows it: folded to lower case unless it was quoted.</summary>
public sealed record Identifier(TextRange Range, string Name, bool IsQuoted = false) : SyntaxNode(Range);
