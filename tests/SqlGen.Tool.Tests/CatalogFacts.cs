using System.Text.Json.Nodes;

namespace SqlGen.Tool.Tests;

/// <summary>A catalog's JSON as one line a fact, so that two catalogs are compared as two lists.</summary>
internal static class CatalogFacts
{
    // The server deparses expressions, so only whether there is one can be compared; comments are compared where both sides have them.
    private static readonly HashSet<string> Presence = ["predicate", "using", "with_check"];
    private static readonly HashSet<string> Ignored = ["default", "expression"];

    public static List<string> Of(JsonObject catalog)
    {
        var facts = new List<string>();
        foreach (var (section, objects) in catalog)
        {
            foreach (var item in objects!.AsArray())
            {
                Add(facts, section + " " + Key(item!), item!, isRelation: section == "relations");
            }
        }

        facts.Sort(StringComparer.Ordinal);
        return facts;
    }

    private static string Key(JsonNode item) => item is JsonObject o
        ? string.Join('.', new[] { "schema", "table", "name", "identity" }.Select(k => o[k]?.ToString()).Where(static k => k is not null))
        : item.ToString();

    private static void Add(List<string> facts, string path, JsonNode item, bool isRelation)
    {
        facts.Add(path);
        foreach (var (name, value) in item as JsonObject ?? [])
        {
            if (Ignored.Contains(name) || value is null || value.ToJsonString() is "false" or "[]" || (name == "comment" && !isRelation))
            {
                continue;
            }

            if (Presence.Contains(name))
            {
                facts.Add($"{path}: has {name}");
            }
            else if (name == "columns" && isRelation)
            {
                foreach (var column in value.AsArray())
                {
                    Add(facts, $"{path}.{column!["name"]}", column, isRelation);
                }
            }
            else
            {
                facts.Add($"{path}: {name} = {Canonical(value)}");
            }
        }
    }

    private static string Canonical(JsonNode? value) => value switch
    {
        JsonArray array => "[" + string.Join(", ", array.Select(Canonical)) + "]",
        JsonObject o => "{" + string.Join(", ", o.Where(static p => !Ignored.Contains(p.Key)).OrderBy(static p => p.Key, StringComparer.Ordinal).Select(static p => p.Key + ": " + Canonical(p.Value))) + "}",
        null => "null",
        _ => value.ToString(),
    };
}
