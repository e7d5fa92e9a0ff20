using System.CommandLine;

namespace SqlGen.Tool.Output;

internal enum ReportFormat
{
    Human,
    Json,
    Sarif,
    GitHub,
}

/// <summary>The options that choose a format, the same for every command that reports.</summary>
internal sealed class ReportOptions
{
    private readonly Option<bool> _json = new("--json") { Description = "JSON on stdout." };
    private readonly Option<bool> _sarif = new("--sarif") { Description = "SARIF 2.1.0 on stdout." };
    private readonly Option<bool> _github = new("--github") { Description = "Annotations of GitHub Actions on stdout." };

    public void AddTo(Command command)
    {
        command.Add(_json);
        command.Add(_sarif);
        command.Add(_github);
    }

    public ReportFormat Read(ParseResult result) =>
        result.GetValue(_json) ? ReportFormat.Json : result.GetValue(_sarif) ? ReportFormat.Sarif : result.GetValue(_github) ? ReportFormat.GitHub : ReportFormat.Human;
}
