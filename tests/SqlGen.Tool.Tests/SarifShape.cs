using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SqlGen.Tool.Tests;

/// <summary>What SARIF 2.1.0 demands of the objects that are written here: which members they may and must have (sections 3.13 to 3.52), and that references hit.</summary>
internal static partial class SarifShape
{
    private static readonly string[] Levels = ["none", "note", "warning", "error"];

    public static void Check(JsonNode log)
    {
        Members(log, ["version", "runs"], "$schema");
        Assert.Equal("2.1.0", (string)log["version"]!);
        foreach (var run in log["runs"]!.AsArray())
        {
            Members(run!, ["tool"], "columnKind", "results");
            Assert.Equal("utf16CodeUnits", (string)run!["columnKind"]!);
            Members(run["tool"]!, ["driver"]);
            Members(run["tool"]!["driver"]!, ["name"], "rules");
            var rules = run["tool"]!["driver"]!["rules"]!.AsArray();
            Assert.Equal(rules.Count, rules.Select(static r => (string)r!["id"]!).Distinct().Count());
            foreach (var rule in rules)
            {
                Members(rule!, ["id"], "shortDescription", "defaultConfiguration");
                Members(rule!["shortDescription"]!, ["text"]);
                Members(rule["defaultConfiguration"]!, [], "level");
                Assert.Contains((string)rule["defaultConfiguration"]!["level"]!, Levels);
            }

            foreach (var result in run["results"]!.AsArray())
            {
                Check(result!, rules);
            }
        }
    }

    private static void Check(JsonNode result, JsonArray rules)
    {
        Members(result, ["message"], "ruleId", "ruleIndex", "level", "locations");
        Members(result["message"]!, ["text"]);
        Assert.Contains((string)result["level"]!, Levels);
        Assert.Equal((string)result["ruleId"]!, (string)rules[(int)result["ruleIndex"]!]!["id"]!);
        foreach (var location in result["locations"]?.AsArray() ?? [])
        {
            Members(location!, [], "physicalLocation");
            var place = location!["physicalLocation"]!;
            Members(place, ["artifactLocation"], "region");
            Members(place["artifactLocation"]!, ["uri"]);
            Assert.True(Reference().IsMatch((string)place["artifactLocation"]!["uri"]!), (string)place["artifactLocation"]!["uri"]!);
            var region = place["region"]!;
            Members(region, ["startLine", "startColumn"], "endLine", "endColumn");
            Assert.InRange((int)region["startLine"]!, 1, (int)region["endLine"]!);
            Assert.All(["startColumn", "endColumn"], c => Assert.True((int)region[c]! >= 1));
        }
    }

    // RFC 3986, section 4.1: a path without query or fragment; in its first segment a colon only after a scheme.
    [GeneratedRegex("^([a-z][a-z0-9+.-]*:)?([A-Za-z0-9._~!$&'()*+,;=@/-]|%[0-9A-F]{2})+$", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    private static void Members(JsonNode node, string[] required, params string[] optional)
    {
        var names = node.AsObject().Select(static m => m.Key).ToList();
        Assert.Empty(required.Except(names));
        Assert.Empty(names.Except(required).Except(optional));
    }
}
