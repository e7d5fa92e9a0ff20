using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>A signed number as a statement's own part (START WITH, COST): <paramref name="Text"/> has the sign and no blanks.</summary>
public sealed record SqlNumber(TextRange Range, string Text) : SyntaxNode(Range);
