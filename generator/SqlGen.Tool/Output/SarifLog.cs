using System.Text.Json.Nodes;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Text;

namespace SqlGen.Tool.Output;

/// <summary>Findings as SARIF 2.1.0.</summary>
internal static class SarifLog
{
    public static JsonObject Create(IReadOnlyList<Finding> findings)
    {
        var rules = findings.Select(static f => f.Rule).DistinctBy(static d => d.Id).OrderBy(static d => d.Id, StringComparer.Ordinal).ToList();
        return new JsonObject
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(new JsonObject
            {
                ["tool"] = new JsonObject { ["driver"] = new JsonObject { ["name"] = "sqlgen", ["rules"] = new JsonArray([.. rules.Select(Rule)]) } },
                ["columnKind"] = "utf16CodeUnits",
                ["results"] = new JsonArray([.. findings.Select(f => Result(f, rules.FindIndex(r => r.Id == f.Rule.Id)))]),
            }),
        };
    }

    private static JsonNode Rule(SqlDiagnosticDescriptor rule) => new JsonObject
    {
        ["id"] = rule.Id,
        ["shortDescription"] = new JsonObject { ["text"] = rule.Title },
        ["defaultConfiguration"] = new JsonObject { ["level"] = Level(rule.Severity) },
    };

    private static JsonNode Result(Finding finding, int rule)
    {
        var result = new JsonObject
        {
            ["ruleId"] = finding.Rule.Id,
            ["ruleIndex"] = rule,
            ["level"] = Level(finding.Severity),
            ["message"] = new JsonObject { ["text"] = finding.Message },
        };
        if (finding.File is { } file)
        {
            result["locations"] = new JsonArray(Location(file, finding.Range));
        }

        return result;
    }

    private static JsonObject Location(SourceFile file, TextRange range)
    {
        var (start, end) = (file.GetLinePosition(range.Start), file.GetLinePosition(range.End));
        return new JsonObject
        {
            ["physicalLocation"] = new JsonObject
            {
                ["artifactLocation"] = new JsonObject { ["uri"] = Address(file.Path) },
                ["region"] = new JsonObject
                {
                    ["startLine"] = start.Line + 1,
                    ["startColumn"] = start.Column + 1,
                    ["endLine"] = end.Line + 1,
                    ["endColumn"] = end.Column + 1,
                },
            },
        };
    }

    // A colon in a relative reference would make a scheme of what stands before it.
    private static string Address(string path) => Path.IsPathFullyQualified(path)
        ? new Uri(path).AbsoluteUri.Replace("#", "%23", StringComparison.Ordinal)
        : Uri.EscapeDataString(path.Replace('\\', '/')).Replace("%2F", "/", StringComparison.Ordinal);

    private static string Level(SqlSeverity severity) => severity switch { SqlSeverity.Error => "error", SqlSeverity.Warning => "warning", _ => "note" };
}
