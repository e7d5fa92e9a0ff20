using System.Text.Json.Nodes;
using Spectre.Console;
using SqlGen.PostgreSql.Drift;

namespace SqlGen.Tool.Output;

/// <summary>Prints what differs, for people as a tree and for machines in their formats.</summary>
internal static class DriftReport
{
    public static void Write(ReportFormat format, string schema, string database, IReadOnlyList<SchemaDifference> differences, IReadOnlyList<string> notes)
    {
        switch (format)
        {
            case ReportFormat.Json: Console.Out.WriteLine(Json(database, differences, notes).ToJsonString(ReadableJson.Options)); break;
            case ReportFormat.Sarif: Console.Out.WriteLine(SarifLog.Create(Findings(schema, differences)).ToJsonString(ReadableJson.Options)); break;
            case ReportFormat.GitHub: GitHubAnnotations.Write(Findings(schema, differences)); break;
            default: WriteTree(schema, database, differences); break;
        }
    }

    private static void WriteTree(string schema, string database, IReadOnlyList<SchemaDifference> differences)
    {
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
        var breaking = differences.Count(static d => d.BreaksCalls);
        AnsiConsole.WriteLine($"{ReadableText.Count(differences.Count, "difference")}, {breaking} of which break{(breaking == 1 ? "s" : "")} calls");
    }

    private static List<Finding> Findings(string schema, IEnumerable<SchemaDifference> differences) => [.. differences.Select(d => Finding.Of(d, Words(d, schema)))];

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
}
