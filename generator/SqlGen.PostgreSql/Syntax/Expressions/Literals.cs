using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>A string of any quoting, without its quotes.</summary>
public sealed record StringLiteral(TextRange Range, string Value) : Expression(Range);

/// <summary>A whole number that fits in 32 bits.</summary>
public sealed record IntegerLiteral(TextRange Range, int Value) : Expression(Range);

/// <summary>Any other number, as written.</summary>
public sealed record NumericLiteral(TextRange Range, string Text) : Expression(Range);

/// <summary><c>B'…'</c> or <c>X'…'</c>.</summary>
public sealed record BitStringLiteral(TextRange Range, string Digits, bool IsHexadecimal) : Expression(Range);

/// <summary>TRUE or FALSE.</summary>
public sealed record BooleanLiteral(TextRange Range, bool Value) : Expression(Range);

/// <summary>NULL.</summary>
public sealed record NullLiteral(TextRange Range) : Expression(Range);

/// <summary>DEFAULT, where a value could stand.</summary>
public sealed record DefaultExpression(TextRange Range) : Expression(Range);
