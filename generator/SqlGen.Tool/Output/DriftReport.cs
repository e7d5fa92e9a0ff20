using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;
using SqlGen.PostgreSql.Drift;

namespace SqlGen.Tool.Output;

internal enum DriftFormat
{
    Tree,
    Json,
    Sarif,
    GitHub,
}

/// <summary>Prints what differs, for people as a tree and for machines in their formats.</summary>
internal static class DriftReport
{
    private const string Rule = "SQLG310";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(DriftFormat format, string schema, string database, IReadOnlyList<SchemaDifference> differences, IReadOnlyList<string> notes)
    {
        switch (format)
        {
            case DriftFormat.Json: Console.Out.WriteLine(Json(database, differences, notes).ToJsonString(Readable)); break;
            case DriftFormat.Sarif: Console.Out.WriteLine(Sarif(schema, differences).ToJsonString(Readable)); break;
            case DriftFormat.GitHub: WriteGitHub(schema, differences); break;
            default: WriteTree(schema, database, differences, notes); break;
        }
    }

    private static void WriteTree(string schema, string database, IReadOnlyList<SchemaDifference> differences, IReadOnlyList<string> notes)
    {
        foreach (var note in notes)
        {
            AnsiConsole.MarkupLineInterpolated($"[grey]{note}[/]");
        }

        if (differences.Count == 0)
        {
            AnsiConsole.MarkupLineInterpolated($"[green]{database} is as {schema} has it[/]");
            return;
        }

        var tree = new Tree(Markup.Escape($"{database} is not as {schema} has it"));
        foreach (var group in differences.GroupBy(Group).OrderBy(static g => g.Key, StringComparer.Ordinal))
        {
            var node = tree.AddNode(Markup.Escape(group.Key));
            foreach (var difference in group)
            {
                var (sign, colour) = difference.IsMissing ? ("-", "red") : difference.IsUnexpected ? ("+", "green") : ("~", difference.BreaksCalls ? "red" : "yellow");
                node.AddNode($"[{colour}]{sign} {Markup.Escape(Words(difference, schema))}[/]{(difference.BreaksCalls ? " [red](breaks calls)[/]" : "")}");
            }
        }

        AnsiConsole.Write(tree);
        AnsiConsole.WriteLine($"{differences.Count} difference{(differences.Count == 1 ? "" : "s")}, {differences.Count(static d => d.BreaksCalls)} of which break calls");
    }

    private static string Words(SchemaDifference difference, string schema) => difference.Describe("in " + schema, "in the database");

    private static string Group(SchemaDifference difference) =>
        difference.Item is { Owner.Length: > 0, Kind: not SchemaItemKind.Sequence } item ? item.Owner : difference.Item.Name;

    private static JsonObject Json(string database, IReadOnlyList<SchemaDifference> differences, IReadOnlyList<string> notes) => new()
    {
        ["database"] = database,
        ["notes"] = new JsonArray([.. notes.Select(static n => (JsonNode)n)]),
        ["differences"] = new JsonArray([.. differences.Select(static d => (JsonNode)new JsonObject
        {
            ["kind"] = d.Item.Kind.ToString().ToLowerInvariant(),
            ["owner"] = d.Item.Owner.Length > 0 ? d.Item.Owner : null,
            ["name"] = d.Item.Name,
            ["what"] = d.IsMissing ? "missing" : d.IsUnexpected ? "unexpected" : d.Aspect,
            ["expected"] = d.Expected,
            ["found"] = d.Found,
            ["severity"] = d.BreaksCalls ? "breaks calls" : "differs",
            ["message"] = d.Describe("in the schema", "in the database"),
            ["file"] = d.ExpectedOrigin?.File.Path,
            ["line"] = d.ExpectedOrigin is { } o ? o.File.GetLinePosition(o.Range.Start).Line + 1 : null,
        })]),
    };

    private static JsonObject Sarif(string schema, IReadOnlyList<SchemaDifference> differences) => new()
    {
        ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
        ["version"] = "2.1.0",
        ["runs"] = new JsonArray(new JsonObject
        {
            ["tool"] = new JsonObject { ["driver"] = new JsonObject { ["name"] = "sqlgen", ["rules"] = new JsonArray(new JsonObject { ["id"] = Rule, ["name"] = "DatabaseDrift" }) } },
            ["results"] = new JsonArray([.. differences.Select(d => (JsonNode)SarifResult(d, schema))]),
        }),
    };

    private static JsonObject SarifResult(SchemaDifference difference, string schema)
    {
        var result = new JsonObject
        {
            ["ruleId"] = Rule,
            ["level"] = difference.BreaksCalls ? "error" : "warning",
            ["message"] = new JsonObject { ["text"] = Words(difference, schema) },
        };
        if (difference.ExpectedOrigin is { } origin)
        {
            var place = origin.File.GetLinePosition(origin.Range.Start);
            result["locations"] = new JsonArray(new JsonObject
            {
                ["physicalLocation"] = new JsonObject
                {
                    ["artifactLocation"] = new JsonObject { ["uri"] = origin.File.Path.Replace('\\', '/') },
                    ["region"] = new JsonObject { ["startLine"] = place.Line + 1, ["startColumn"] = place.Column + 1 },
                },
            });
        }

        return result;
    }

    private static void WriteGitHub(string schema, IReadOnlyList<SchemaDifference> differences)
    {
        foreach (var difference in differences)
        {
            var place = "";
            if (difference.ExpectedOrigin is { } origin)
            {
                var position = origin.File.GetLinePosition(origin.Range.Start);
                place = $"file={origin.File.Path},line={position.Line + 1},col={position.Column + 1},";
            }

            var text = Words(difference, schema).Replace("%", "%25", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);
            Console.Out.WriteLine($"::{(difference.BreaksCalls ? "error" : "warning")} {place}title={Rule}::{text}");
        }
    }
}
