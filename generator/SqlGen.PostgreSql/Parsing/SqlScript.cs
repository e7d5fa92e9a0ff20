using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

/// <summary>A parsed text: its statements in order, and what there is to say about them.</summary>
public sealed record SqlScript(SourceFile File, IReadOnlyList<Statement> Statements, IReadOnlyList<SqlDiagnostic> Diagnostics)
{
    /// <summary>Whose grammar it was read by.</summary>
    public PostgresVersion Version { get; init; } = PostgresVersion.V17;
}
