using System.Text.Json;

namespace SqlGen.Tool.Explain;

/// <summary>A node of a plan that ran.</summary>
internal sealed class PlanNode
{
    private readonly JsonElement _json;

    public PlanNode(JsonElement json)
    {
        _json = json;
        Children = json.TryGetProperty("Plans", out var plans) ? [.. plans.EnumerateArray().Select(static p => new PlanNode(p))] : [];
    }

    public IReadOnlyList<PlanNode> Children { get; }

    public string Type => Text("Operation") is { } operation && Text("Node Type") == "ModifyTable" ? operation : Text("Node Type")!;

    public string? Index => Text("Index Name");

    public string? Relation => Text("Relation Name");

    public string? Function => Text("Function Name");

    /// <summary>Rows over all loops, as the planner expected them and as they came.</summary>
    public double PlannedRows => Number("Plan Rows") * Loops;

    public double ActualRows => Number("Actual Rows") * Loops;

    public double Loops => _json.TryGetProperty("Actual Loops", out var loops) ? loops.GetDouble() : 1;

    public double Milliseconds => Number("Actual Total Time") * Loops;

    public double TotalCost => Number("Total Cost");

    public long Blocks => (long)(Number("Shared Hit Blocks") + Number("Shared Read Blocks"));

    public string? Text(string name) => _json.TryGetProperty(name, out var value) ? value.ValueKind == JsonValueKind.Array ? string.Join(", ", value.EnumerateArray()) : value.ToString() : null;

    public double Number(string name) => _json.TryGetProperty(name, out var value) ? value.GetDouble() : 0;

    public IEnumerable<PlanNode> All() => Children.SelectMany(static c => c.All()).Prepend(this);
}
