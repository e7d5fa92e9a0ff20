using System.Globalization;
using Spectre.Console;

namespace SqlGen.Benchmarks.Calls;

/// <summary>Tables in Markdown: one for each case, and at the end the two that README.md shows.</summary>
internal sealed class CallsReport
{
    private readonly List<string[]> _summary = [];
    private readonly List<string[]> _goals = [];

    public void Add(Turns turns)
    {
        var contenders = turns.Case.Contenders;
        var floor = contenders.Any(static contender => contender.Name == Contender.Floor);
        var first = contenders[1].Name;
        Console.WriteLine($"\n### {turns.Case.Name}\n");
        List<string> head = ["contender", "µs", $"÷ {first}", "÷ by hand, same pool", .. floor ? (string[])["÷ floor"] : [], "bytes", "turns of calls"];
        Print([.. head], contenders.Select(contender => (string[])[
            contender.Name,
            Microseconds(turns.Microseconds(contender.Name)),
            Ratio(turns, contender.Name, first),
            Ratio(turns, contender.Name, Contender.ByHandSamePool),
            .. floor ? (string[])[Ratio(turns, contender.Name, Contender.Floor)] : [],
            Bytes(turns.Bytes(contender.Name)),
            string.Create(CultureInfo.InvariantCulture, $"{turns.Rounds(contender.Name)} of {turns.Calls(contender.Name)}")]));
        foreach (var contender in contenders.Where(static contender => contender.Name.StartsWith(Contender.SqlGen, StringComparison.Ordinal)))
            _summary.Add([
                contenders.Count(static other => other.Name.StartsWith(Contender.SqlGen, StringComparison.Ordinal)) > 1 ? $"{turns.Case.Name}, {contender.Name["SqlGen, ".Length..]}" : turns.Case.Name,
                Ratio(turns, contender.Name, first),
                Ratio(turns, contender.Name, Contender.ByHandSamePool),
                Fastest(turns, contender.Name),
                Ratio(turns, contender.Name, Contender.Floor),
                Bytes(turns.Bytes(contender.Name)),
                Bytes(turns.Bytes(Contender.ByHandSamePool))]);
        var goals = Verdict.Of(turns).ToList();
        Console.WriteLine();
        foreach (var goal in goals)
            Console.WriteLine($"{goal.Said}: {goal.Goal}: {goal.Measured}");
        _goals.AddRange(goals.Select(goal => (string[])[turns.Case.Name, goal.Goal, goal.Measured, goal.Said]));
    }

    /// <summary>All cases in one table, and all goals in another.</summary>
    public void WriteSummary()
    {
        Console.WriteLine("\n## Summary\n");
        PrintPlain(["case", "÷ first contender by hand", "÷ by hand, SqlGen's pool settings", "÷ fastest other library", "÷ wire floor", "bytes", "bytes by hand"], _summary);
        Console.WriteLine();
        PrintPlain(["case", "goal", "measured", "verdict"], _goals);
        Console.WriteLine($"\n{string.Join(", ", _goals.CountBy(static goal => goal[3]).OrderBy(static count => count.Key, StringComparer.Ordinal).Select(static count => $"{count.Value} {count.Key}"))}");
    }

    private static void Print(string[] head, IEnumerable<string[]> rows)
    {
        var table = new Table().Border(TableBorder.Markdown);
        foreach (var column in head)
            table.AddColumn(new TableColumn(new Text(column)));
        foreach (var row in rows)
            table.AddRow(row.Select(static cell => new Text(cell)));
        AnsiConsole.Write(table);
    }

    // As it is pasted: without the spaces that make columns equally wide.
    private static void PrintPlain(string[] head, IEnumerable<string[]> rows)
    {
        foreach (var row in (IEnumerable<string[]>)[head, [.. head.Select(static _ => "---")], .. rows])
            Console.WriteLine($"| {string.Join(" | ", row)} |");
    }

    private static string Fastest(Turns turns, string contender)
    {
        var libraries = turns.Case.Contenders.Select(static other => other.Name).Where(static name => Contender.IsLibrary(name)).ToList();
        return libraries.Count == 0 ? "" : libraries.MinBy(turns.Microseconds) is { } fastest ? $"{fastest.Split(',')[0]} {turns.Ratio(contender, fastest)}" : "";
    }

    private static string Ratio(Turns turns, string contender, string to) => contender == to ? "1" : turns.Ratio(contender, to)?.ToString() ?? "";

    private static string Microseconds(double value) => value.ToString(value < 100 ? "0.0" : "#,0", CultureInfo.InvariantCulture);

    private static string Bytes(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
