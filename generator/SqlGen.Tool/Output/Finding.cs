using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Drift;
using SqlGen.PostgreSql.Text;

namespace SqlGen.Tool.Output;

/// <summary>What a command found, as other programs are told it.</summary>
/// <param name="File">Null where it has no place in a file.</param>
internal sealed record Finding(SqlDiagnosticDescriptor Rule, SqlSeverity Severity, string Message, SourceFile? File, TextRange Range)
{
    private static readonly SqlDiagnosticDescriptor Drift = new("SQLG310", "Database is not as the schema has it", SqlSeverity.Warning);

    public static Finding Of(SqlDiagnostic diagnostic) => new(diagnostic.Descriptor, diagnostic.Severity, diagnostic.Message, diagnostic.File, diagnostic.Range);

    /// <param name="difference">What breaks calls is an error.</param>
    /// <param name="message">The difference in words.</param>
    public static Finding Of(SchemaDifference difference, string message) => new(
        Drift, difference.BreaksCalls ? SqlSeverity.Error : SqlSeverity.Warning, message, difference.ExpectedOrigin?.File, difference.ExpectedOrigin?.Range ?? default);
}
