using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SqlGen.Generator.Diagnostics;
using SqlGen.Generator.Tests.Harness;

namespace SqlGen.Generator.Tests.Diagnostics;

/// <summary>Every rule is silenced, and made more or less of, by the means that its page names.</summary>
public sealed class SeverityTests
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> s_analyzers =
    [
        .. typeof(SqlGenerator).Assembly.GetTypes().Where(static t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(DiagnosticAnalyzer))).Select(static t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!),
    ];

    public static TheoryData<string> OfAll => [.. RuleExamples.OfGenerator.Keys, .. RuleExamples.OfAnalyzers.Keys];

    public static TheoryData<string> OfAnalyzers => [.. RuleExamples.OfAnalyzers.Keys];

    [Theory]
    [MemberData(nameof(OfAll))]
    public async Task A_globalconfig_silences_a_rule_and_changes_its_severity(string id)
    {
        var other = Default(id) == DiagnosticSeverity.Warning ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning;

        Assert.Equal([Default(id)], await SeveritiesAsync(id, Example(id).GlobalConfig("is_global = true")));
        Assert.Equal([other], await SeveritiesAsync(id, Example(id).GlobalConfig($"is_global = true\ndotnet_diagnostic.{id}.severity = {other.ToString().ToLowerInvariant()}")));
        Assert.Empty(await SeveritiesAsync(id, Example(id).GlobalConfig($"is_global = true\ndotnet_diagnostic.{id}.severity = none")));
    }

    [Theory]
    [MemberData(nameof(OfAll))]
    public async Task NoWarn_silences_a_rule(string id) => Assert.Empty(await SeveritiesAsync(id, Example(id).NoWarn(id)));

    [Theory]
    [MemberData(nameof(OfAnalyzers))]
    public async Task A_pragma_silences_what_is_found_in_code(string id)
    {
        Assert.Empty(await SeveritiesAsync(id, Example(id).Prepend("Use.cs", $"#pragma warning disable {id}")));
        Assert.NotEmpty(await SeveritiesAsync(id, Example(id).Prepend("Use.cs", $"#pragma warning disable {id}\n#pragma warning restore {id}")));
    }

    [Fact]
    public void What_SqlGen_says_of_itself_is_silenced_too()
    {
        var fault = Reporter.ToDiagnostic(InternalErrors.Of(new InvalidOperationException(), "while it read this", place: null), Location.None);
        var quiet = new TestProject().GlobalConfig($"is_global = true\ndotnet_diagnostic.{RuleExamples.WithoutExample}.severity = none").Compilation();

        Assert.Equal(RuleExamples.WithoutExample, fault.Id);
        Assert.Empty(CompilationWithAnalyzers.GetEffectiveDiagnostics([fault], quiet));
    }

    /// <summary>A page must not promise a pragma that does nothing, nor keep one back.</summary>
    [Fact]
    public void A_page_names_the_pragma_exactly_where_an_analyzer_reports()
    {
        var found = s_analyzers.SelectMany(static a => a.SupportedDiagnostics).Select(static d => d.Id).Order();
        var told = RuleExamples.Rules.Select(static r => r.Id).Where(static id => Repository.Read($"rules/{id}.md").Contains($"#pragma warning disable {id}", StringComparison.Ordinal)).Order();

        Assert.Equal(RuleExamples.OfAnalyzers.Keys.Order(), found);
        Assert.Equal(RuleExamples.OfAnalyzers.Keys.Order(), told);
    }

    private static TestProject Example(string id) => (RuleExamples.OfGenerator.TryGetValue(id, out var make) ? make : RuleExamples.OfAnalyzers[id])();

    private static DiagnosticSeverity Default(string id) => Reporter.ToDescriptor(RuleExamples.Rules.Single(r => r.Id == id)).DefaultSeverity;

    private static async Task<IEnumerable<DiagnosticSeverity>> SeveritiesAsync(string id, TestProject project)
    {
        var run = project.Run();
        var found = RuleExamples.OfGenerator.ContainsKey(id)
            ? run.Diagnostics
            : await run.Output.WithAnalyzers(s_analyzers, project.AnalyzerOptions()).GetAnalyzerDiagnosticsAsync();
        return found.Where(d => d.Id == id).Select(static d => d.Severity).Distinct();
    }
}
