using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

/// <summary>How a text is read.</summary>
/// <param name="Version">Whose grammar decides.</param>
/// <param name="PsqlCommands">Whether backslash commands and COPY data may stand between statements, as in scripts and dumps.</param>
/// <param name="NamedParameters">Whether <c>@name</c> and <c>:name</c> are parameters; it changes the meaning of the operator @.</param>
public sealed record ParseOptions(
    PostgresVersion Version = PostgresVersion.V17,
    bool PsqlCommands = true,
    bool NamedParameters = false)
{
    public static readonly ParseOptions Default = new();

    /// <summary>What a server reads: SQL alone.</summary>
    public static readonly ParseOptions Server = new(PsqlCommands: false);

    internal LexerOptions Lexer => new(PsqlCommands, NamedParameters, Version);

    /// <summary>What a server of a version reads.</summary>
    public static ParseOptions ServerOf(PostgresVersion version) => Server with { Version = version };
}
