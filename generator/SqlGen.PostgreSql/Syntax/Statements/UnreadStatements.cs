using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>Text that is no statement; <paramref name="Error"/> says why.</summary>
public sealed record InvalidStatement(TextRange Range, SyntaxError Error) : Statement(Range);

/// <summary>A backslash command of psql.</summary>
public sealed record PsqlCommand(TextRange Range, string Text) : Statement(Range);
