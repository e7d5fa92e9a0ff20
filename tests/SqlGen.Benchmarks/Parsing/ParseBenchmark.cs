using System.Diagnostics;
using System.Globalization;
using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Parsing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;
using Spectre.Console;

namespace SqlGen.Benchmarks.Parsing;

/// <summary>Parsing, and parsing with the catalog, beside libpg_query on the same text, turn by turn.</summary>
internal static class ParseBenchmark
{
    private const int Warmup = 8;

    public static async Task<int> RunAsync(int rounds)
    {
        await using var server = await LibPgQuery.StartAsync();
        var folder = Directory.CreateTempSubdirectory("sqlgen-benchmarks");
        try
        {
            Console.WriteLine($".NET {Environment.Version}, libpg-query {server.Version} (WebAssembly, Node), {rounds} rounds, one after the other in each\n");
            var table = new Table().Border(TableBorder.Markdown)
                .AddColumns("text", "statements", "libpg-query ms", "parse ms", "ratio (quartiles)", "parse + catalog ms", "ratio (quartiles)", "parse MB", "catalog MB", "first parse ms");
            foreach (var (name, sql) in Texts())
            {
                var path = Path.Combine(folder.FullName, name);
                await File.WriteAllTextAsync(path, sql);
                table.AddRow(await MeasureAsync(server, path, sql, rounds));
            }

            AnsiConsole.Profile.Width = 220;
            AnsiConsole.Write(table);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>What a fresh process takes for its first parse.</summary>
    public static int RunOnce(string path)
    {
        var file = new SourceFile(path, File.ReadAllText(path));
        var start = Stopwatch.GetTimestamp();
        SqlParser.Parse(file);
        Console.WriteLine(Stopwatch.GetElapsedTime(start).TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    private static async Task<string[]> MeasureAsync(LibPgQuery server, string path, string sql, int rounds)
    {
        var file = new SourceFile(path, sql);
        // A short text is parsed often enough to be measured.
        var repeats = Math.Max(1, 1_000_000 / sql.Length);
        List<double> theirs = [], parse = [], catalog = [];
        var statements = SqlParser.Parse(file);
        if (statements.Diagnostics.Any(static d => d.Severity == PostgreSql.Diagnostics.SqlSeverity.Error) || statements.Statements.OfType<InvalidStatement>().Any())
            throw new InvalidOperationException($"{path}: {statements.Diagnostics[0]}");
        for (var round = -Warmup; round < rounds; round++)
        {
            var their = 0.0;
            for (var i = 0; i < repeats; i++)
                their += (await server.ParseAsync(path)).Milliseconds;
            GC.Collect();
            var mine = Time(repeats, () => SqlParser.Parse(file));
            GC.Collect();
            var whole = Time(repeats, () => CatalogBuilder.Build([SqlParser.Parse(file)]));
            if (round < 0)
                continue;
            theirs.Add(their / repeats);
            parse.Add(mine);
            catalog.Add(whole);
        }

        return
        [
            $"{Path.GetFileName(path)} ({sql.Count(static c => c == '\n'):N0} lines)", $"{statements.Statements.Count:N0}", Number(Quantile(theirs, 0.5)),
            Number(Quantile(parse, 0.5)), Ratio(parse, theirs), Number(Quantile(catalog, 0.5)), Ratio(catalog, theirs),
            Megabytes(() => SqlParser.Parse(file)), Megabytes(() => CatalogBuilder.Build([SqlParser.Parse(file)])), Number(await FirstAsync(path)),
        ];
    }

    private static double Time(int repeats, Func<object> action)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < repeats; i++)
            GC.KeepAlive(action());
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds / repeats;
    }

    private static string Megabytes(Func<object> action)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        GC.KeepAlive(action());
        return ((GC.GetTotalAllocatedBytes(precise: true) - before) / 1e6).ToString("0.0", CultureInfo.InvariantCulture);
    }

    private static async Task<double> FirstAsync(string path)
    {
        List<double> times = [];
        for (var i = 0; i < 5; i++)
        {
            using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(ParseBenchmark).Assembly.Location, "parse-once", path]) { RedirectStandardOutput = true })!;
            times.Add(double.Parse(await process.StandardOutput.ReadToEndAsync(), CultureInfo.InvariantCulture));
            await process.WaitForExitAsync();
        }

        return Quantile(times, 0.5);
    }

    // Of each round its own ratio: what the machine did meanwhile falls on both.
    private static string Ratio(List<double> mine, List<double> theirs)
    {
        var ratios = mine.Zip(theirs, static (a, b) => a / b).ToList();
        return string.Create(CultureInfo.InvariantCulture, $"{Quantile(ratios, 0.5):0.00} ({Quantile(ratios, 0.25):0.00}-{Quantile(ratios, 0.75):0.00})");
    }

    private static double Quantile(List<double> values, double quantile) => values.Order().ElementAt((int)((values.Count - 1) * quantile));

    private static string Number(double value) => value.ToString(value < 10 ? "0.00" : "0", CultureInfo.InvariantCulture);

    private static IEnumerable<(string Name, string Sql)> Texts()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SqlGen.sln")))
            folder = folder.Parent!;
        yield return ("schema.sql", File.ReadAllText(Path.Combine(folder.FullName, "schema", "schema.sql")));
        yield return ("dump.sql", DumpText.Write());
    }
}
