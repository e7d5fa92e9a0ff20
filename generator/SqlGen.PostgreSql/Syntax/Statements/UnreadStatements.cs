using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>Text that is no statement; <paramref name="Error"/> says why.</summary>
public sealed record InvalidStatement(TextRange Range, SyntaxError Error) : Statement(Range);

/// <summary>A statement that is kept, but not understood.</summary>
/// <param name="Kind">Its first words, as <c>CREATE OPERATOR</c>.</param>
public sealed record UnsupportedStatement(TextRange Range, string Kind) : Statement(Range);

/// <summary>A backslash command of psql.</summary>
public sealed record PsqlCommand(TextRange Range, string Text) : Statement(Range);
