using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Text;

namespace SqlGen.Generator.Diagnostics;

/// <summary>Something to say about a place, as plain data that the pipeline can compare: a rule, a text, and a path with numbers.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Message">What to say.</param>
/// <param name="Place">The place in a schema file; null where it is about a class.</param>
/// <param name="ClassName">The full name of the database class that it is about, where there is no place.</param>
public sealed record Finding(SqlDiagnosticDescriptor Rule, string Message, FilePlace? Place, string? ClassName = null)
{
    public static Finding From(SqlDiagnostic diagnostic) =>
        new(diagnostic.Descriptor, diagnostic.Message, FilePlace.Of(diagnostic.File, diagnostic.Range));
}

/// <summary>A range in a file, as characters and as zero-based lines and columns.</summary>
public sealed record FilePlace(string Path, int Start, int Length, int StartLine, int StartColumn, int EndLine, int EndColumn)
{
    public static FilePlace Of(SourceFile file, TextRange range)
    {
        if (file.Original is { } original)
        {
            return Of(original, file.GetOriginalRange(range));
        }

        var start = file.GetLinePosition(range.Start);
        var end = file.GetLinePosition(range.End);
        return new FilePlace(file.Path, range.Start, range.Length, start.Line, start.Column, end.Line, end.Column);
    }
}
