using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace SqlGen.Tool.Tuning;

/// <summary>What was measured, as a table or as JSON.</summary>
internal sealed class TuneReport(VectorIndex index, HnswParameters wanted, int limit, int queries)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<(string Which, HnswParameters Parameters, List<Measurement>? Measured)> _indexes = [];
    private readonly List<string> _notes = [];

    public void Add(string which, HnswParameters parameters, List<Measurement>? measured)
    {
        _indexes.Add((which, parameters, measured));
        if (measured is null)
        {
            _notes.Add($"the {which} index ({parameters}) was not measured: the planner always takes another one");
        }
    }

    public void WriteTable()
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var heading in (string[])["index", "m", "ef_construction", "size"])
        {
            table.AddColumn(heading);
        }

        foreach (var heading in (string[])["ef_search", $"recall@{limit}", "p50 ms", "p95 ms"])
        {
            table.AddColumn(heading, static c => c.RightAligned());
        }

        foreach (var (which, parameters, measured) in _indexes)
        {
            var isFirst = true;
            foreach (var m in measured ?? [])
            {
                string[] about = isFirst ? [which, Number(parameters.M), Number(parameters.EfConstruction), Size(m.Bytes)] : ["", "", "", ""];
                table.AddRow([.. about, Number(m.EfSearch), m.Recall.ToString("0.000", CultureInfo.InvariantCulture), Time(m.Median), Time(m.Slow)]);
                isFirst = false;
            }
        }

        AnsiConsole.WriteLine($"{index.Display} on {index.Table}: {queries} searches for the {limit} nearest, against an exact scan");
        AnsiConsole.Write(table);
        foreach (var note in _notes)
        {
            AnsiConsole.MarkupLineInterpolated($"[yellow]{note}[/]");
        }
    }

    public void WriteJson(bool swapped)
    {
        var json = new JsonObject
        {
            ["index"] = index.Display,
            ["table"] = index.Table,
            ["wanted"] = new JsonObject { ["m"] = wanted.M, ["efConstruction"] = wanted.EfConstruction },
            ["limit"] = limit,
            ["searches"] = queries,
            ["measured"] = new JsonArray([.. _indexes.SelectMany(static i => (i.Measured ?? []).Select(m => (JsonNode)new JsonObject
            {
                ["index"] = i.Which,
                ["m"] = i.Parameters.M,
                ["efConstruction"] = i.Parameters.EfConstruction,
                ["bytes"] = m.Bytes,
                ["efSearch"] = m.EfSearch,
                ["recall"] = Math.Round(m.Recall, 6),
                ["p50"] = Math.Round(m.Median, 3),
                ["p95"] = Math.Round(m.Slow, 3),
            }))]),
            ["notes"] = new JsonArray([.. _notes.Select(static n => (JsonNode)n)]),
            ["swapped"] = swapped,
        };
        Console.Out.WriteLine(json.ToJsonString(Readable));
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Time(double milliseconds) => milliseconds.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Size(long bytes) => bytes switch
    {
        < 1 << 20 => (bytes / 1024.0).ToString("0", CultureInfo.InvariantCulture) + " kB",
        < 1 << 30 => (bytes / 1048576.0).ToString("0.0", CultureInfo.InvariantCulture) + " MB",
        _ => (bytes / 1073741824.0).ToString("0.0", CultureInfo.InvariantCulture) + " GB",
    };
}
