using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>Anything that has a value.</summary>
public abstract record Expression(TextRange Range) : SyntaxNode(Range);
