using SqlGen.Generator.Diagnostics;

namespace SqlGen.Generator.Tests.Diagnostics;

/// <summary>The examples of the rules, each of which breaks its rule.</summary>
public sealed class RuleExampleTests
{
    public static TheoryData<string> Ids => [.. RuleExamples.OfGenerator.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_example_of_a_rule_breaks_it_and_the_emitted_code_still_compiles(string id)
    {
        var run = RuleExamples.OfGenerator[id]().Run();

        Assert.Contains(id, run.Diagnostics.Select(static d => d.Id).Distinct());
        Assert.DoesNotContain(run.Diagnostics, static d => d.Id == "SQLG901");
        if (id != "SQLG215")
        {
            Assert.Empty(run.CompilerDiagnostics.Where(static d => d.Id != "CS1591").Select(static d => d.ToString()));
        }
    }

    [Fact]
    public void Every_rule_has_an_example()
    {
        var examples = RuleExamples.OfGenerator.Keys.Concat(RuleExamples.OfAnalyzers.Keys).Append(RuleExamples.WithoutExample);

        Assert.Equal(RuleExamples.Rules.Select(static r => r.Id).Order(), examples.Order());
    }

    [Fact]
    public void A_fault_of_ours_names_what_was_done_and_where()
    {
        var finding = InternalErrors.Of(new InvalidOperationException("two\nlines"), "while it applied this statement", new FilePlace("/db/schema.sql", 10, 5, 2, 0, 2, 5));

        Assert.Equal(RuleExamples.WithoutExample, finding.Rule.Id);
        Assert.StartsWith("SqlGen failed while it applied this statement: InvalidOperationException: two lines", finding.Message);
        Assert.Equal(2, finding.Place!.StartLine);
    }
}
