using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Spectre.Console;

namespace SqlGen.Benchmarks.Calls;

/// <summary>Calls through SqlGen beside the same calls by other means.</summary>
internal static class CallsBenchmark
{
    private const string Settings = """
        select string_agg(name || ' ' || current_setting(name), ', ' order by name)
        from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'jit', 'shared_buffers')
        """;

    public static async Task<int> RunAsync(int rounds, string? only)
    {
        await using var server = await BenchmarkServer.StartAsync();
        await using var cases = await CallCases.CreateAsync(server);
        var started = Stopwatch.StartNew();
        AnsiConsole.Profile.Width = 400;
        Console.WriteLine($".NET {Environment.Version}, {server.Description}; {string.Join(", ", Versions())}");
        Console.WriteLine($"Server: {await server.Reads.ScalarAsync<string>(Settings)}, loopback; pools: default ({BenchmarkServer.DefaultPool("")}), SqlGen's ({BenchmarkServer.SamePool("")})");
        Console.WriteLine($"{Environment.ProcessorCount} cores, load {Load()}; {rounds} rounds (four times as many for single calls, twice for lists and searches), each contender once in each, in shuffled order; medians, ratios with their 95 % interval");
        var report = new CallsReport();
        try
        {
            await foreach (var @case in cases.AllAsync())
                if (only is null || @case.Name.Contains(only, StringComparison.OrdinalIgnoreCase))
                    report.Add(await Turns.RunAsync(@case, rounds * @case.MoreRounds));
        }
        catch (DisagreementException e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }

        report.WriteSummary();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{started.Elapsed.TotalSeconds:0} s, load {Load()} at the end"));
        return 0;
    }

    private static IEnumerable<string> Versions()
    {
        foreach (var type in (Type[])[typeof(Npgsql.NpgsqlConnection), typeof(Pgvector.Vector), typeof(Dapper.SqlMapper), typeof(Dapper.DapperAotAttribute), typeof(Microsoft.EntityFrameworkCore.DbContext), typeof(Pgvector.EntityFrameworkCore.VectorDbFunctionsExtensions), typeof(LinqToDB.DataOptions)])
        {
            var assembly = type.Assembly;
            yield return $"{assembly.GetName().Name} {assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]}";
        }
    }

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}
