using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>A piece of the syntax tree and the text it was read from.</summary>
public abstract record SyntaxNode(TextRange Range);
