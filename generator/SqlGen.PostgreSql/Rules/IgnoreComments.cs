using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Parsing;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Rules;

/// <summary><c>-- sqlgen: ignore SQLG401 reason</c>, on the lines before a statement or at the end of the finding's own line.</summary>
internal sealed class IgnoreComments(IReadOnlyList<SqlScript> scripts)
{
    private const string Marker = "-- sqlgen: ignore ";

    private readonly Dictionary<SourceFile, string[]?> _lines = [];

    public bool Silences(SqlDiagnostic diagnostic)
    {
        if (LinesOf(diagnostic.File) is not { } lines)
        {
            return false;
        }

        var line = diagnostic.File.GetLinePosition(diagnostic.Range.Start).Line;
        if (Names(lines[line], diagnostic.Descriptor.Id))
        {
            return true;
        }

        for (var above = StatementLine(diagnostic, line) - 1; above >= 0 && lines[above].TrimStart().StartsWith("--", StringComparison.Ordinal); above--)
        {
            if (Names(lines[above], diagnostic.Descriptor.Id))
            {
                return true;
            }
        }

        return false;
    }

    private int StatementLine(SqlDiagnostic diagnostic, int line)
    {
        var statements = scripts.Where(s => s.File == diagnostic.File).SelectMany(static s => s.Statements);
        var statement = statements.FirstOrDefault(s => s.Range.Start <= diagnostic.Range.Start && diagnostic.Range.Start < s.Range.End);
        return statement is null ? line : diagnostic.File.GetLinePosition(statement.Range.Start).Line;
    }

    private string[]? LinesOf(SourceFile file)
    {
        if (!_lines.TryGetValue(file, out var lines))
        {
            var hasMarker = file.Text.IndexOf(Marker, StringComparison.Ordinal) >= 0;
            lines = hasMarker ? file.Text.Replace("\r\n", "\n").Replace('\r', '\n').Split('\n') : null;
            _lines.Add(file, lines);
        }

        return lines;
    }

    /// <summary>Ids follow the marker, separated by commas; the first word that is none begins the reason.</summary>
    private static bool Names(string line, string id)
    {
        var start = line.IndexOf(Marker, StringComparison.Ordinal);
        return start >= 0 && line.Substring(start + Marker.Length).Split(' ', ',', '\t')
            .Where(static w => w.Length > 0).TakeWhile(static w => w.StartsWith("SQLG", StringComparison.Ordinal)).Contains(id);
    }
}
