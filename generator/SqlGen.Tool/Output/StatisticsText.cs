using System.Globalization;
using Spectre.Console;
using SqlGen.Tool.Maintenance;

namespace SqlGen.Tool.Output;

/// <summary>Statistics for people: a table of tables, one of indexes, and under them what asks for a hand.</summary>
internal static class StatisticsText
{
    public static void Write(IReadOnlyList<TableStatistics> tables, string database, DateTimeOffset? since)
    {
        AnsiConsole.MarkupLineInterpolated($"[bold]{database}[/]: {ReadableText.Count(tables.Count, "table")}, {ReadableText.Bytes(tables.Sum(static t => t.TotalBytes))}");
        if (tables.Count == 0)
        {
            return;
        }

        var overview = Columns(["table"], ["rows", "dead", "total", "heap", "toast", "indexes", "seq scans", "index scans", "cached", "vacuumed", "analyzed"]);
        foreach (var t in tables)
        {
            overview.AddRow(Markup.Escape(t.ShortName), t.Rows is { } rows ? ReadableText.Count(rows) : "?", t.NeedsVacuum ? $"[yellow]{ReadableText.Count(t.DeadRows)}[/]" : ReadableText.Count(t.DeadRows),
                ReadableText.Bytes(t.TotalBytes), ReadableText.Bytes(t.HeapBytes), ReadableText.Bytes(t.ToastBytes), ReadableText.Bytes(t.IndexBytes), ReadableText.Count(t.SequentialScans),
                ReadableText.Count(t.IndexScans), t.CacheHitRatio is { } ratio ? ratio.ToString("0.0 %", CultureInfo.InvariantCulture) : "", Day(t.LastVacuum), Day(t.LastAnalyze));
        }

        AnsiConsole.Write(overview);
        var indexes = tables.SelectMany(static t => t.Indexes.Select(i => (Table: t, Index: i))).ToList();
        if (indexes.Count > 0)
        {
            var list = Columns(["index", "on"], ["size", "scans"]);
            list.AddColumn("");
            foreach (var (table, index) in indexes)
            {
                list.AddRow(Markup.Escape(index.Name), Markup.Escape($"{table.ShortName} {index.Method} ({index.Columns})"), ReadableText.Bytes(index.Bytes),
                    index is { Scans: 0, IsUnique: false } ? "[yellow]0[/]" : ReadableText.Count(index.Scans), Markup.Escape(Remark(index)));
            }

            AnsiConsole.Write(list);
        }

        foreach (var hint in Hints(tables))
        {
            AnsiConsole.MarkupLineInterpolated($"[yellow]{hint}[/]");
        }

        AnsiConsole.MarkupLineInterpolated($"[grey]rows are estimates; scans and cache are counted since {(since is { } s ? Day(s) : "the statistics began")}; times are UTC[/]");
    }

    private static IEnumerable<string> Hints(IReadOnlyList<TableStatistics> tables)
    {
        foreach (var t in tables)
        {
            if (t.NeedsVacuum)
            {
                yield return $"{t.ShortName}: {ReadableText.Count(t.DeadRows, "dead row")}: sqlgen vacuum {t.ShortName}";
            }

            foreach (var index in t.Indexes.Where(static i => !i.IsValid))
            {
                yield return $"{index.Name} is invalid, as an interrupted CREATE INDEX CONCURRENTLY leaves it: drop it and build it again";
            }
        }
    }

    private static Table Columns(string[] words, string[] numbers)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns(words);
        foreach (var name in numbers)
        {
            table.AddColumn(new TableColumn(name).RightAligned());
        }

        return table;
    }

    private static string Day(DateTimeOffset? time) => time is { } t ? t.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "never";

    private static string Remark(IndexStatistics index)
    {
        var words = new List<string>();
        if (!index.IsValid)
        {
            words.Add("invalid");
        }

        if (index.IsUnique)
        {
            words.Add("unique");
        }

        if (index.Vector is { } vector)
        {
            words.Add(string.Join(", ", vector.Parameters.Select(static p => $"{p.Key} = {p.Value}")) + (vector.Dimensions is { } d ? $", {d} dimensions" : ""));
        }

        return string.Join(", ", words);
    }
}
