using System.Diagnostics;

namespace SqlGen.Benchmarks.Start;

/// <summary>A published program, its arguments, and what each of its starts took.</summary>
internal sealed class StartedProgram(string name, string file, string? baseline, IReadOnlyList<string> arguments)
{
    public string Name => name;

    public string File => file;

    public bool IsNative => !file.EndsWith(".dll", StringComparison.Ordinal);

    /// <summary>Who it is compared with; null for the baseline itself.</summary>
    public string? Baseline => baseline;

    public List<double> Milliseconds { get; } = [];

    /// <summary>From the start of the process to the line with the row that it prints.</summary>
    public async Task<(double Milliseconds, string Row)> StartAsync()
    {
        var start = IsNative ? new ProcessStartInfo(file, arguments) : new ProcessStartInfo("dotnet", [file, .. arguments]);
        start.RedirectStandardOutput = true;
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var row = await process.StandardOutput.ReadLineAsync();
        var elapsed = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        await process.WaitForExitAsync();
        return process.ExitCode == 0 && row is not null ? (elapsed, row) : throw new InvalidOperationException($"{name} ended with {process.ExitCode}");
    }
}
