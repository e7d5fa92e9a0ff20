using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>A string constant as a statement's own part (a comment, an enum label, a function body): its value, and its range with the quotes.</summary>
public sealed record SqlString(TextRange Range, string Value) : SyntaxNode(Range);
