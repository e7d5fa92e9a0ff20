using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Diagnostics;

/// <summary>Something to say about a place in SQL text. Plain data: the generator turns it into a Roslyn diagnostic, the tool prints it.</summary>
public sealed record SqlDiagnostic(SqlDiagnosticDescriptor Descriptor, SourceFile File, TextRange Range, string Message)
{
    public SqlSeverity Severity => Descriptor.Severity;

    public override string ToString()
    {
        var position = File.GetLinePosition(Range.Start);
        return $"{File.Path}({position.Line + 1},{position.Column + 1}): {Severity.ToString().ToLowerInvariant()} {Descriptor.Id}: {Message}";
    }
}
