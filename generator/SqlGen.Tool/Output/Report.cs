using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SqlGen.PostgreSql.Diagnostics;

namespace SqlGen.Tool.Output;

/// <summary>Findings at places of files, for people and for machines.</summary>
internal sealed class Report(IReadOnlyList<SqlDiagnostic> findings)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Write(ReportFormat format)
    {
        switch (format)
        {
            case ReportFormat.Json: Console.Out.WriteLine(ToJson().ToJsonString(Readable)); break;
            case ReportFormat.Sarif: Console.Out.WriteLine(SarifLog.Create(findings).ToJsonString(Readable)); break;
            case ReportFormat.GitHub: WriteGitHub(); break;
            default: ReportText.Write(findings); break;
        }
    }

    private JsonArray ToJson() => new([.. findings.Select(static f =>
    {
        var (start, end) = (f.File.GetLinePosition(f.Range.Start), f.File.GetLinePosition(f.Range.End));
        return (JsonNode)new JsonObject
        {
            ["rule"] = f.Descriptor.Id,
            ["severity"] = Word(f.Severity),
            ["title"] = f.Descriptor.Title,
            ["message"] = f.Message,
            ["file"] = f.File.Path,
            ["line"] = start.Line + 1,
            ["column"] = start.Column + 1,
            ["end_line"] = end.Line + 1,
            ["end_column"] = end.Column + 1,
        };
    })]);

    private void WriteGitHub()
    {
        foreach (var finding in findings)
        {
            var place = finding.File.GetLinePosition(finding.Range.Start);
            var command = finding.Severity switch { SqlSeverity.Error => "error", SqlSeverity.Warning => "warning", _ => "notice" };
            Console.Out.WriteLine(
                $"::{command} file={Escape(finding.File.Path, isProperty: true)},line={place.Line + 1},col={place.Column + 1},title={finding.Descriptor.Id}::{Escape(finding.Message, isProperty: false)}");
        }
    }

    internal static string Word(SqlSeverity severity) => severity.ToString().ToLowerInvariant();

    // Lines end a workflow command, and commas and colons its properties.
    private static string Escape(string text, bool isProperty)
    {
        text = text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);
        return isProperty ? text.Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal) : text;
    }
}
