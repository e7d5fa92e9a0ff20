namespace SqlGen.PostgreSql.Lexing;

/// <summary>What a token is. The first group is trivia, which the parser does not see.</summary>
public enum TokenKind : byte
{
    Whitespace,
    LineComment,
    BlockComment,

    /// <summary>The lines after COPY … FROM stdin, up to and with the line <c>\.</c>.</summary>
    CopyData,

    /// <summary>The end of the text; after a syntax error also what the parser sees until the statement is given up.</summary>
    End,

    /// <summary>A backslash command of psql, to the end of its line.</summary>
    PsqlCommand,

    /// <summary>Text the scanner refuses; the lexer's <see cref="LexicalError"/> says why.</summary>
    Error,

    /// <summary>A character that starts no token.</summary>
    Unknown,

    Identifier,
    QuotedIdentifier,
    UnicodeIdentifier,
    Keyword,

    String,
    EscapeString,
    UnicodeString,
    DollarString,
    BitString,
    HexString,

    /// <summary>A whole number that fits in 32 bits.</summary>
    Integer,

    /// <summary>Any other number.</summary>
    Number,

    /// <summary><c>$1</c></summary>
    Parameter,

    /// <summary><c>@name</c> or <c>:name</c></summary>
    NamedParameter,

    /// <summary>An operator without a kind of its own.</summary>
    Operator,

    LeftParenthesis,
    RightParenthesis,
    LeftBracket,
    RightBracket,
    Comma,
    Semicolon,
    Dot,
    DotDot,
    Colon,
    TypeCast,
    ColonEquals,
    EqualsGreater,
    Plus,
    Minus,
    Star,
    Slash,
    Percent,
    Caret,
    Less,
    Greater,
    Equal,
    LessEqual,
    GreaterEqual,
    NotEqual,
}
