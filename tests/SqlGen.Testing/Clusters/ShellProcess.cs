using System.Diagnostics;

namespace SqlGen.Testing.Clusters;

/// <summary>
/// A shell that obeys line by line and answers each line with one. Its input is a pipe from this process, which the kernel closes even
/// when we are killed; then it cleans up behind itself.
/// </summary>
sealed class ShellProcess : IAsyncDisposable
{
    readonly Process _process;
    readonly SemaphoreSlim _turn = new(1);

    ShellProcess(Process process) => _process = process;

    public static ShellProcess Start(IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = "/",
        };
        return new(Process.Start(start)!);
    }

    /// <summary>Sends a line and returns what follows "ok" in the answer.</summary>
    /// <exception cref="InvalidOperationException">The answer is not "ok".</exception>
    public async Task<string> AskAsync(string line)
    {
        await _turn.WaitAsync();
        try
        {
            await _process.StandardInput.WriteLineAsync(line);
            await _process.StandardInput.FlushAsync();
            var answer = await _process.StandardOutput.ReadLineAsync() ?? "the shell has ended";
            return answer.StartsWith("ok", StringComparison.Ordinal) ? answer[2..].Trim() : throw new InvalidOperationException($"{line}: {answer}");
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _turn.Dispose();
    }
}
