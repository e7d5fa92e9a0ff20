using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>A value expression.</summary>
public abstract record Expression(TextRange Range) : SyntaxNode(Range);
