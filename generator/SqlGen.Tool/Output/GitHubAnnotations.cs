using SqlGen.PostgreSql.Diagnostics;

namespace SqlGen.Tool.Output;

/// <summary>Findings as workflow commands of GitHub Actions, which shows them at their lines.</summary>
internal static class GitHubAnnotations
{
    public static void Write(IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
        {
            var command = finding.Severity switch { SqlSeverity.Error => "error", SqlSeverity.Warning => "warning", _ => "notice" };
            var place = "";
            if (finding.File is { } file)
            {
                var start = file.GetLinePosition(finding.Range.Start);
                place = $"file={Escape(file.Path, isProperty: true)},line={start.Line + 1},col={start.Column + 1},";
            }

            Console.Out.WriteLine($"::{command} {place}title={finding.Rule.Id}::{Escape(finding.Message, isProperty: false)}");
        }
    }

    // Lines end a workflow command, and commas and colons its properties.
    private static string Escape(string text, bool isProperty)
    {
        text = text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);
        return isProperty ? text.Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal) : text;
    }
}
