using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>One statement, without its semicolon.</summary>
public abstract record Statement(TextRange Range) : SyntaxNode(Range);
