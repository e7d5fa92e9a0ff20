using System.ComponentModel;
using System.Diagnostics;

namespace SqlGen.Testing.Chain;

/// <summary>The result of a command that was run to its end.</summary>
sealed record CommandRun(int ExitCode, string Output, string Error)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>The last thing it said, where tools put the reason.</summary>
    public string LastLine =>
        (Error + "\n" + Output).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) switch
        {
            [] => $"exit code {ExitCode}",
            var lines when Error.Trim().Length > 0 => Error.Trim().Split('\n')[^1].Trim(),
            var lines => lines[^1],
        };

    public static async Task<CommandRun> RunAsync(string program, IReadOnlyList<string> arguments, TimeSpan timeout, CancellationToken ct)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(timeout);
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            return new(-1, "", $"the command {program} is not there");
        }

        using (process)
        {
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
            try
            {
                await process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException) when (!ct.IsCancellationRequested)
            {
                process.Kill(entireProcessTree: true);
                return new(-1, "", $"{program} {arguments[0]} did not end within {timeout.TotalSeconds:0} s");
            }

            return new(process.ExitCode, await output, await error);
        }
    }
}
