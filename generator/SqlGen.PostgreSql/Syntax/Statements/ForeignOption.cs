using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>One of OPTIONS ( … ) of foreign objects; <paramref name="Value"/> is null for DROP.</summary>
public sealed record ForeignOption(TextRange Range, ForeignOptionAction Action, Identifier Name, SqlString? Value) : SyntaxNode(Range);

public enum ForeignOptionAction
{
    None,
    Add,
    Set,
    Drop,
}
