using System.Diagnostics;
using System.Globalization;

namespace SqlGen.Benchmarks.Parsing;

/// <summary>libpg_query, PostgreSQL's own parser as WebAssembly, in a Node process that measures itself.</summary>
internal sealed class LibPgQuery : IAsyncDisposable
{
    private const string Package = "libpg-query@18.1.5";

    private readonly Process _process;

    private LibPgQuery(Process process, string version) => (_process, Version) = (process, version);

    public string Version { get; }

    public static async Task<LibPgQuery> StartAsync()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "npm");
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "libpg-query")))
        {
            Directory.CreateDirectory(folder);
            await File.WriteAllTextAsync(Path.Combine(folder, "package.json"), "{}");
            await RunAsync("npm", ["install", "--no-audit", "--no-fund", "--prefix", folder, Package]);
        }

        var process = Process.Start(new ProcessStartInfo("node", [Path.Combine(AppContext.BaseDirectory, "Parsing", "libpg-query.mjs"), folder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var version = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("node ended before it said libpg-query's version");
        return new(process, version);
    }

    /// <summary>Milliseconds of one parse, tree included, and how many statements there were.</summary>
    public async Task<(double Milliseconds, int Statements)> ParseAsync(string path)
    {
        await _process.StandardInput.WriteLineAsync(path);
        await _process.StandardInput.FlushAsync();
        var answer = (await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"libpg-query refused {path}")).Split(' ');
        return (double.Parse(answer[0], CultureInfo.InvariantCulture), int.Parse(answer[1], CultureInfo.InvariantCulture));
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task RunAsync(string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}");
    }
}
