using System.Text.Json;

namespace SqlGen.Tool.Explain;

/// <summary>What one run of a call showed.</summary>
/// <param name="Json">What EXPLAIN answered.</param>
/// <param name="Inner">Statements of functions that ran inside, each once; empty where none did or the server doesn't tell.</param>
/// <param name="Scanned">Indexes of interest that were asked, by the server's own count.</param>
internal sealed record PlanRun(JsonElement Json, IReadOnlyList<InnerPlan> Inner, IReadOnlySet<string> Scanned)
{
    public PlanNode Plan { get; } = new(Json.GetProperty("Plan"));

    public double PlanningTime => Time("Planning Time");

    public double ExecutionTime => Time("Execution Time");

    public IEnumerable<PlanNode> AllNodes => Inner.Select(static i => i.Plan).Prepend(Plan).SelectMany(static p => p.All());

    public IEnumerable<string> UsedIndexes => AllNodes.Select(static n => n.Index).OfType<string>().Concat(Scanned).Distinct();

    public bool Uses(IReadOnlyList<string> indexes) => UsedIndexes.Any(indexes.Contains);

    private double Time(string name) => Json.TryGetProperty(name, out var value) ? value.GetDouble() : 0;
}

/// <param name="Count">How often it ran; the plan is that of the first time.</param>
internal sealed record InnerPlan(string Query, PlanNode Plan, JsonElement Json, int Count);
