using System.Text.RegularExpressions;
using SqlGen.Generator.Diagnostics;
using SqlGen.Generator.Tests.Harness;
using SqlGen.PostgreSql.Diagnostics;

namespace SqlGen.Generator.Tests.Diagnostics;

public sealed class RuleTests
{
    private static SqlDiagnosticDescriptor[] Rules => RuleExamples.Rules;

    public static TheoryData<string> Ids => [.. Rules.Select(static r => r.Id)];

    [Fact]
    public void No_two_rules_share_an_id() => Assert.Equal(Rules.Length, Rules.Select(static r => r.Id).Distinct().Count());

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_rule_has_a_row_among_the_releases(string id)
    {
        var rule = Rules.Single(r => r.Id == id);
        var row = $"{id} | {Reporter.Category} | {rule.Severity} | {rule.Title}";

        Assert.Contains(row, Repository.Read("AnalyzerReleases.Shipped.md") + Repository.Read("AnalyzerReleases.Unshipped.md"));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_rule_has_a_page_at_its_help_link(string id)
    {
        var rule = Rules.Single(r => r.Id == id);
        var link = Reporter.ToDescriptor(rule).HelpLinkUri;
        Assert.Equal($"generator/SqlGen.Generator/rules/{id}.md", link);

        var page = Repository.Read($"rules/{id}.md");
        Assert.StartsWith($"# {id}: {rule.Title}\n\nSeverity: {rule.Severity.ToString().ToLowerInvariant()}\n", page);
        foreach (var heading in (string[])["## What\n", "## Why\n", "## What to do\n", "## Silence it\n"])
        {
            Assert.Contains(heading, page);
        }
    }

    [Fact]
    public void Every_page_and_every_row_belongs_to_a_rule()
    {
        var ids = Rules.Select(static r => r.Id).ToHashSet();
        var pages = Directory.GetFiles(Path.Combine(Repository.Folder, "rules")).Select(static f => Path.GetFileNameWithoutExtension(f)!);
        var rows = Regex.Matches(Repository.Read("AnalyzerReleases.Unshipped.md"), "^SQLG\\d+", RegexOptions.Multiline).Select(static m => m.Value);

        Assert.DoesNotContain(pages.Concat(rows), id => !ids.Contains(id));
    }
}
