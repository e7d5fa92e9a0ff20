using System.Globalization;
using Spectre.Console;
using SqlGen.Benchmarks.Calls;

namespace SqlGen.Benchmarks.Start;

/// <summary>From the start of a process to its first row, SqlGen beside others, compiled while it runs and as native programs.</summary>
internal static class StartBenchmark
{
    private const string Row = "row-7-42";
    private const string Raw = "Npgsql by hand";
    private const string NativeRaw = "Npgsql by hand, native";
    private const double MostTimes = 1.1;
    private const double MostMegabytes = 8;
    private const int WarmRounds = 2;

    public static async Task<int> RunAsync(int rounds)
    {
        await using var server = await BenchmarkServer.StartAsync();
        var login = await server.Reads.LoginAsync("app_service");
        var folder = Directory.CreateTempSubdirectory("sqlgen-start-").FullName;
        try
        {
            var programs = await PublishAsync(folder, login);
            await MeasureAsync(programs, rounds);
            Console.WriteLine($".NET {Environment.Version}, {server.Description}; {Environment.ProcessorCount} cores; {rounds} rounds, each program started once in each, in shuffled order; medians, ratios with their 95 % interval\n");
            Write(programs);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<List<StartedProgram>> PublishAsync(string folder, string login)
    {
        var repository = Repository();
        // Not the settings of the repository, only its versions.
        await File.WriteAllTextAsync(Path.Combine(folder, "Directory.Build.props"), "<Project />");
        await File.WriteAllTextAsync(Path.Combine(folder, "Directory.Packages.props"), $"""<Project><Import Project="{repository}/Directory.Packages.props" /></Project>""");
        var raw = new StartProject("raw", "Raw.cs") { Packages = ["Npgsql", "Pgvector"] };
        var sqlgen = new StartProject("sqlgen", "Generated.cs") { UsesSqlGen = true };
        return [
            new(Raw, await FileAsync(raw), null, [login, Row]),
            new("SqlGen", await FileAsync(sqlgen), Raw, [login, Row]),
            new("Dapper", await FileAsync(new("dapper", "Dapper.cs") { Packages = ["Dapper", "Npgsql"] }), Raw, [login, Row]),
            new("EF Core", await FileAsync(new("ef", "EfCore.cs") { Packages = ["Npgsql.EntityFrameworkCore.PostgreSQL"] }), Raw, [login, Row]),
            new(NativeRaw, await FileAsync(raw with { Name = "raw-native", IsNative = true }), null, [login, Row]),
            new("SqlGen, native", await FileAsync(sqlgen with { Name = "sqlgen-native", IsNative = true }), NativeRaw, [login, Row]),
            new("SqlGen, native, without TLS", await FileAsync(sqlgen with { Name = "sqlgen-native-without-tls", IsNative = true, WithoutTls = true }), NativeRaw, [login, Row])];

        async Task<string> FileAsync(StartProject project)
        {
            Console.Error.WriteLine($"publishing {project.Name} …");
            return await project.PublishAsync(folder, repository);
        }
    }

    private static async Task MeasureAsync(IReadOnlyList<StartedProgram> programs, int rounds)
    {
        string? expected = null;
        var order = programs.ToArray();
        var random = new Random(5);
        for (var round = -WarmRounds; round < rounds; round++)
        {
            random.Shuffle(order);
            foreach (var program in order)
            {
                var (milliseconds, row) = await program.StartAsync();
                expected ??= row;
                if (row != expected)
                    throw new InvalidOperationException($"{program.Name} has the row {row}, not {expected}");
                if (round >= 0)
                    program.Milliseconds.Add(milliseconds);
            }
        }
    }

    private static void Write(IReadOnlyList<StartedProgram> programs)
    {
        AnsiConsole.Profile.Width = 400;
        var table = new Table().Border(TableBorder.Markdown).AddColumns("program", "ms to the first row", "÷ by hand", "native, MB", "goal");
        foreach (var program in programs)
        {
            Spread? ratio = program.Baseline is { } name
                ? Spread.Of([.. program.Milliseconds.Zip(programs.Single(other => other.Name == name).Milliseconds, static (mine, theirs) => mine / theirs)])
                : null;
            var size = program.IsNative ? new FileInfo(program.File).Length / 1e6 : (double?)null;
            table.AddRow(
                program.Name,
                Spread.Of(program.Milliseconds).Median.ToString("0.0", CultureInfo.InvariantCulture),
                ratio?.ToString() ?? "1",
                size?.ToString("0.00", CultureInfo.InvariantCulture) ?? "",
                Goals(program, ratio, size));
        }

        AnsiConsole.Write(table);
    }

    private static string Goals(StartedProgram program, Spread? ratio, double? size)
    {
        if (!program.Name.StartsWith("SqlGen", StringComparison.Ordinal) || ratio is not { } measured)
            return "";
        var time = $"time ≤ {MostTimes.ToString(CultureInfo.InvariantCulture)}: {new Goal(program.Baseline!, MostTimes).Verdict(measured)}";
        return size is { } megabytes ? $"{time}; < {MostMegabytes} MB: {(megabytes < MostMegabytes ? "met" : "missed")}" : time;
    }

    private static string Repository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "SqlGen.sln")))
                return folder.FullName;
        throw new InvalidOperationException($"{AppContext.BaseDirectory} is not in a clone of the repository, whose sources the programs are published from");
    }
}
