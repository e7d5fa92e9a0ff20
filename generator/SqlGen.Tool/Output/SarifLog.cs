using System.Text.Json.Nodes;
using SqlGen.PostgreSql.Diagnostics;

namespace SqlGen.Tool.Output;

/// <summary>Findings as SARIF 2.1.0.</summary>
internal static class SarifLog
{
    public static JsonObject Create(IReadOnlyList<SqlDiagnostic> findings)
    {
        var rules = findings.Select(static f => f.Descriptor).DistinctBy(static d => d.Id).OrderBy(static d => d.Id, StringComparer.Ordinal).ToList();
        return new JsonObject
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(new JsonObject
            {
                ["tool"] = new JsonObject { ["driver"] = new JsonObject { ["name"] = "sqlgen", ["rules"] = new JsonArray([.. rules.Select(Rule)]) } },
                ["columnKind"] = "utf16CodeUnits",
                ["results"] = new JsonArray([.. findings.Select(f => Result(f, rules.FindIndex(r => r.Id == f.Descriptor.Id)))]),
            }),
        };
    }

    private static JsonNode Rule(SqlDiagnosticDescriptor rule) => new JsonObject
    {
        ["id"] = rule.Id,
        ["shortDescription"] = new JsonObject { ["text"] = rule.Title },
        ["defaultConfiguration"] = new JsonObject { ["level"] = Level(rule.Severity) },
    };

    private static JsonNode Result(SqlDiagnostic finding, int rule)
    {
        var (start, end) = (finding.File.GetLinePosition(finding.Range.Start), finding.File.GetLinePosition(finding.Range.End));
        return new JsonObject
        {
            ["ruleId"] = finding.Descriptor.Id,
            ["ruleIndex"] = rule,
            ["level"] = Level(finding.Severity),
            ["message"] = new JsonObject { ["text"] = finding.Message },
            ["locations"] = new JsonArray(new JsonObject
            {
                ["physicalLocation"] = new JsonObject
                {
                    ["artifactLocation"] = new JsonObject { ["uri"] = Uri.EscapeDataString(finding.File.Path.Replace('\\', '/')).Replace("%2F", "/", StringComparison.Ordinal) },
                    ["region"] = new JsonObject
                    {
                        ["startLine"] = start.Line + 1,
                        ["startColumn"] = start.Column + 1,
                        ["endLine"] = end.Line + 1,
                        ["endColumn"] = end.Column + 1,
                    },
                },
            }),
        };
    }

    private static string Level(SqlSeverity severity) => severity switch { SqlSeverity.Error => "error", SqlSeverity.Warning => "warning", _ => "note" };
}
