using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>A piece of SQL text that was understood, and where it stands.</summary>
public abstract record SyntaxNode(TextRange Range);
