using Spectre.Console;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Text;

namespace SqlGen.Tool.Output;

/// <summary>Findings for people: by file, each with its line, a caret under the place, and the rule; a summary at the end.</summary>
internal static class ReportText
{
    public static void Write(IReadOnlyList<SqlDiagnostic> findings)
    {
        foreach (var file in findings.GroupBy(static f => f.File))
        {
            AnsiConsole.MarkupLineInterpolated($"[bold underline]{file.Key.Path}[/]");
            foreach (var finding in file.OrderBy(static f => f.Range.Start).ThenBy(static f => f.Descriptor.Id, StringComparer.Ordinal))
            {
                WriteFinding(finding);
            }

            AnsiConsole.WriteLine();
        }

        var parts = new[] { SqlSeverity.Error, SqlSeverity.Warning, SqlSeverity.Info }
            .Select(s => (Severity: s, Count: findings.Count(f => f.Severity == s))).Where(static p => p.Count > 0)
            .Select(static p => $"[{Colour(p.Severity)}]{p.Count} {Report.Word(p.Severity)}{(p.Count == 1 || p.Severity == SqlSeverity.Info ? "" : "s")}[/]").ToList();
        AnsiConsole.MarkupLine(parts.Count == 0 ? "[green]nothing to report[/]" : string.Join(", ", parts));
    }

    private static void WriteFinding(SqlDiagnostic finding)
    {
        var place = finding.File.GetLinePosition(finding.Range.Start);
        var colour = Colour(finding.Severity);
        var number = (place.Line + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var line = LineOf(finding.File, finding.Range.Start - place.Column);
        var margin = new string(' ', number.Length);
        var before = new string([.. line.Take(place.Column).Select(static c => c == '\t' ? '\t' : ' ')]);
        var carets = new string('^', Math.Max(1, Math.Min(finding.Range.Length, line.Length - place.Column)));
        AnsiConsole.MarkupLineInterpolated($"  [{colour}]{Report.Word(finding.Severity)} {finding.Descriptor.Id}[/] {finding.Message}");
        AnsiConsole.MarkupLineInterpolated($"    [grey]{number} |[/] {line}");
        AnsiConsole.MarkupLineInterpolated($"    [grey]{margin} |[/] {before}[{colour}]{carets}[/]");
    }

    private static string LineOf(SourceFile file, int start)
    {
        var end = file.Text.AsSpan(start).IndexOfAny('\r', '\n');
        return end < 0 ? file.Text[start..] : file.Text.Substring(start, end);
    }

    private static string Colour(SqlSeverity severity) => severity switch { SqlSeverity.Error => "red", SqlSeverity.Warning => "yellow", _ => "blue" };
}
