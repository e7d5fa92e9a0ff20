namespace SqlGen.PostgreSql.Lexing;

/// <summary>Why the scanner refuses a token: the server's words and the position they point at.</summary>
public sealed record LexicalError(int TokenStart, int Position, string Message, bool IsUnterminated);
