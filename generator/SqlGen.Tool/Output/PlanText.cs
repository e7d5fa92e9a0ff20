using System.Globalization;
using System.Text.RegularExpressions;
using Spectre.Console;
using SqlGen.Tool.Explain;

namespace SqlGen.Tool.Output;

/// <summary>A run of a call for people: plans as trees, the expected index in green, and the verdict.</summary>
internal static partial class PlanText
{
    public static void Write(string call, CallerContext caller, IReadOnlyList<ArgumentValue> values, PlanRun run, IndexVerdict verdict)
    {
        AnsiConsole.MarkupLineInterpolated($"[bold]{Short(call)}[/]");
        AnsiConsole.MarkupLineInterpolated($"[grey]as {caller.Describe()}{string.Concat(values.Where(static v => v.Origin != "given").Select(static v => $"; {v.Argument.Label}: {v.Origin}"))}[/]");
        AnsiConsole.WriteLine();
        AnsiConsole.Write(Tree(run.Plan, verdict));
        foreach (var inner in run.Inner)
        {
            AnsiConsole.WriteLine();
            AnsiConsole.MarkupLineInterpolated($"[grey]inside{(inner.Count > 1 ? $", {inner.Count} times" : "")}:[/] {Short(Space().Replace(inner.Query, " ").Trim())}");
            AnsiConsole.Write(Tree(inner.Plan, verdict));
        }

        AnsiConsole.WriteLine();
        AnsiConsole.WriteLine($"planned in {Time(run.PlanningTime)}, run in {Time(run.ExecutionTime)}; rolled back");
        WriteVerdict(run, verdict);
    }

    private static void WriteVerdict(PlanRun run, IndexVerdict verdict)
    {
        var used = run.UsedIndexes.ToList();
        switch (verdict.IsUsed)
        {
            case true: AnsiConsole.MarkupLineInterpolated($"[green]index {string.Join(", ", used.Intersect(verdict.Expected))} was used[/]"); break;
            case false: AnsiConsole.MarkupLineInterpolated($"[red]{(verdict.Expected.Count > 0 ? $"index {string.Join(", ", verdict.Expected)} was not used" : "no vector index was used")}[/]"); break;
            default: AnsiConsole.WriteLine(used.Count > 0 ? $"indexes used: {string.Join(", ", used)}" : "no index was used, and the function searches no vectors; name one that should be with --index"); break;
        }

        foreach (var reason in verdict.Reasons)
        {
            AnsiConsole.MarkupLineInterpolated($"  - {Short(reason)}");
        }

        foreach (var note in verdict.Notes)
        {
            AnsiConsole.MarkupLineInterpolated($"[yellow]{note}[/]");
        }
    }

    private static Tree Tree(PlanNode plan, IndexVerdict verdict)
    {
        var tree = new Tree(Label(plan, verdict));
        Add(tree, plan, verdict);
        return tree;
    }

    private static void Add(IHasTreeNodes parent, PlanNode plan, IndexVerdict verdict)
    {
        foreach (var detail in Details(plan))
        {
            parent.AddNode($"[grey]{Markup.Escape(Short(detail))}[/]");
        }

        foreach (var child in plan.Children)
        {
            Add(parent.AddNode(Label(child, verdict)), child, verdict);
        }
    }

    private static string Label(PlanNode plan, IndexVerdict verdict)
    {
        var name = plan.Index is { } index ? verdict.Expected.Contains(index) ? $"{plan.Type} using [green]{Markup.Escape(index)}[/]" : $"{plan.Type} using {Markup.Escape(index)}"
            : plan.Type == "Seq Scan" ? "[yellow]Seq Scan[/]" : Markup.Escape(plan.Type);
        var on = (plan.Relation ?? plan.Function) is { } source ? $" on {Markup.Escape(source)}" : "";
        var rows = plan.Loops == 0 ? "never run" : $"{Rows(plan.ActualRows)} (planned {Rows(plan.PlannedRows)}), {Time(plan.Milliseconds)}, {ReadableText.Count(plan.Blocks, "block")}";
        var loops = plan.Loops > 1 ? string.Create(CultureInfo.InvariantCulture, $", {plan.Loops:0} times") : "";
        return $"[bold]{name}[/]{on}  {rows}{loops}";
    }

    private static IEnumerable<string> Details(PlanNode plan)
    {
        foreach (var (key, word) in ((string, string)[])[("Index Cond", "condition"), ("Order By", "order by"), ("Sort Key", "sorted by"), ("Filter", "filter"), ("Subplan Name", "plan")])
        {
            if (plan.Text(key) is { } text)
            {
                var removed = key == "Filter" ? plan.Number("Rows Removed by Filter") * plan.Loops : 0;
                yield return $"{word} {text}{(removed > 0 ? $", which removed {Rows(removed)}" : "")}";
            }
        }
    }

    private static string Rows(double rows) => ReadableText.Count((long)Math.Round(rows), "row");

    private static string Time(double milliseconds) => ReadableText.Time(TimeSpan.FromMilliseconds(milliseconds));

    // A vector's numbers say nothing to anybody.
    private static string Short(string text) => LongLiteral().Replace(text, static m => $"'{m.Groups[1].Value}…'");

    [GeneratedRegex("'([^']{24})[^']{24,}'")]
    private static partial Regex LongLiteral();

    [GeneratedRegex("\\s+")]
    private static partial Regex Space();
}
