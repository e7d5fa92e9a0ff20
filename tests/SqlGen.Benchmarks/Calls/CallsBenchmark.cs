using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Spectre.Console;

namespace SqlGen.Benchmarks.Calls;

/// <summary>Calls through SqlGen beside the same calls by other means.</summary>
internal static class CallsBenchmark
{
    public static async Task<int> RunAsync(int rounds, string? only)
    {
        await using var server = await BenchmarkServer.StartAsync();
        await using var cases = await CallCases.CreateAsync(server);
        var started = Stopwatch.StartNew();
        Console.WriteLine($".NET {Environment.Version}, {server.Description}; {string.Join(", ", Versions())}");
        Console.WriteLine($"{Environment.ProcessorCount} cores, load {Load()}; {rounds} rounds, each contender once in each, in shuffled order; medians, ratios with their 95 % interval");
        AnsiConsole.Profile.Width = 240;
        await foreach (var @case in cases.AllAsync())
            if (only is null || @case.Name.Contains(only, StringComparison.OrdinalIgnoreCase))
                Write(await Turns.RunAsync(@case, rounds));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{started.Elapsed.TotalSeconds:0} s, load {Load()} at the end"));
        return 0;
    }

    private static void Write(Turns turns)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n### {turns.Case.Name} ({turns.Calls} calls a turn)\n"));
        var baseline = turns.Case.Contenders[1].Name;
        var samePool = turns.Case.Contenders.Any(static contender => contender.Name == Contender.ByHandSamePool);
        var floor = turns.Case.Contenders.Any(static contender => contender.Name == Contender.Floor);
        var table = new Table().Border(TableBorder.Markdown).AddColumns("contender", "µs", $"÷ {baseline}");
        if (samePool)
            table.AddColumn("÷ by hand, same pool");
        if (floor)
            table.AddColumn("÷ floor");
        table.AddColumn("bytes");
        foreach (var contender in turns.Case.Contenders)
        {
            List<string> row = [contender.Name, Number(turns.Microseconds(contender.Name)), Ratio(turns, contender.Name, baseline)];
            if (samePool)
                row.Add(Ratio(turns, contender.Name, Contender.ByHandSamePool));
            if (floor)
                row.Add(Ratio(turns, contender.Name, Contender.Floor));
            row.Add(turns.Bytes(contender.Name).ToString("#,0", CultureInfo.InvariantCulture));
            table.AddRow([.. row]);
        }

        AnsiConsole.Write(table);
    }

    private static string Ratio(Turns turns, string contender, string to) => contender == to ? "1" : turns.Ratio(contender, to)?.ToString() ?? "";

    private static string Number(double value) => value.ToString(value < 100 ? "0.0" : "#,0", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Versions()
    {
        foreach (var type in (Type[])[typeof(Npgsql.NpgsqlConnection), typeof(Pgvector.Vector), typeof(Dapper.SqlMapper), typeof(Dapper.DapperAotAttribute), typeof(Microsoft.EntityFrameworkCore.DbContext), typeof(LinqToDB.DataOptions)])
        {
            var assembly = type.Assembly;
            yield return $"{assembly.GetName().Name} {assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]}";
        }
    }

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}
