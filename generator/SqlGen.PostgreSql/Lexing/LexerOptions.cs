using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Lexing;

/// <summary>What is read beyond the server's own tokens, and whose keywords there are.</summary>
/// <param name="PsqlCommands">Backslash commands and the data of COPY … FROM stdin, as psql scripts and dumps hold them.</param>
/// <param name="NamedParameters"><c>@name</c> and <c>:name</c>.</param>
/// <param name="Version">Whose keywords.</param>
public sealed record LexerOptions(bool PsqlCommands = true, bool NamedParameters = false, PostgresVersion Version = PostgresVersion.V17);
