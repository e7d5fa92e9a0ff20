using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>A name as the server knows it: folded to lower case unless it was quoted, and cut to 63 bytes.</summary>
public sealed record Identifier(TextRange Range, string Name, bool IsQuoted = false) : SyntaxNode(Range)
{
    public override string ToString() => SqlIdentifier.Quote(Name);
}
