using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Lexing;

/// <summary>A piece of SQL text; the text itself stays where it is.</summary>
public readonly struct Token(TokenKind kind, Keyword keyword, int start, int length)
{
    public readonly TokenKind Kind = kind;
    public readonly Keyword Keyword = keyword;
    public readonly int Start = start;
    public readonly int Length = length;

    public int End => Start + Length;

    public TextRange Range => new(Start, Length);

    public bool IsTrivia => Kind <= TokenKind.CopyData;

    public override string ToString() => Keyword == Keyword.NotAKeyword ? $"{Kind} {Range}" : $"{Keyword} {Range}";
}
