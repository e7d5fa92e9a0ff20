using System.Text.Json.Nodes;
using SqlGen.PostgreSql.Diagnostics;

namespace SqlGen.Tool.Output;

/// <summary>Findings at places of files, for people and for machines.</summary>
internal sealed class Report(IReadOnlyList<SqlDiagnostic> findings)
{
    public void Write(ReportFormat format)
    {
        switch (format)
        {
            case ReportFormat.Json: Console.Out.WriteLine(ToJson().ToJsonString(ReadableJson.Options)); break;
            case ReportFormat.Sarif: Console.Out.WriteLine(SarifLog.Create([.. findings.Select(Finding.Of)]).ToJsonString(ReadableJson.Options)); break;
            case ReportFormat.GitHub: GitHubAnnotations.Write(findings.Select(Finding.Of)); break;
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

    internal static string Word(SqlSeverity severity) => severity.ToString().ToLowerInvariant();
}
