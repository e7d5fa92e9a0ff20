namespace SqlGen.PostgreSql.Lexing;

/// <summary>What is read beyond the server's own tokens.</summary>
/// <param name="PsqlCommands">Backslash commands and the data of COPY … FROM stdin, as psql scripts and dumps hold them.</param>
/// <param name="NamedParameters"><c>@name</c> and <c>:name</c>.</param>
public sealed record LexerOptions(bool PsqlCommands = true, bool NamedParameters = false);
