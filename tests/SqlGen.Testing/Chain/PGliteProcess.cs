using System.Diagnostics;
using System.Text.Json.Nodes;

namespace SqlGen.Testing.Chain;

/// <summary>The Node process that holds the PGlite databases; it ends when its input closes, as the kernel sees to when we die.</summary>
sealed class PGliteProcess : IAsyncDisposable
{
    static readonly TimeSpan s_limit = TimeSpan.FromMinutes(3);

    readonly Process _node;
    readonly Task<string> _errors;
    readonly SemaphoreSlim _turn = new(1);

    PGliteProcess(Process node)
    {
        _node = node;
        _errors = node.StandardError.ReadToEndAsync();
    }

    public static async Task<PGliteProcess> StartAsync(string folder, CancellationToken ct)
    {
        var script = Path.Combine(folder, $"server-{Guid.NewGuid():N}.mjs");
        await File.WriteAllTextAsync(script, SqlScript.Read("pglite-server.mjs").Text, ct);
        var start = new ProcessStartInfo("node", [script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        var process = new PGliteProcess(Process.Start(start)!);
        try
        {
            await process.AskAsync(new() { ["op"] = "hello" }, ct);
            return process;
        }
        catch (InvalidOperationException e)
        {
            await process.DisposeAsync();
            throw new LinkUnavailableException(e.Message, e);
        }
        finally
        {
            // Node has read it by now, or never will.
            File.Delete(script);
        }
    }

    /// <summary>Sends one request and waits for its answer.</summary>
    public async Task<JsonObject> AskAsync(JsonObject request, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            await _node.StandardInput.WriteLineAsync(request.ToJsonString().AsMemory(), ct);
            await _node.StandardInput.FlushAsync(ct);
            // Not cancellable: an answer left unread would be taken for that of the next request.
            var line = await _node.StandardOutput.ReadLineAsync(CancellationToken.None).AsTask().WaitAsync(s_limit, CancellationToken.None)
                ?? throw new InvalidOperationException($"PGlite ended: {(await _errors).Trim()}");
            var answer = JsonNode.Parse(line)!.AsObject();
            return answer["error"] is { } error ? throw new InvalidOperationException($"PGlite: {error}") : answer;
        }
        catch (TimeoutException)
        {
            _node.Kill();
            throw new InvalidOperationException($"PGlite did not answer within {s_limit.TotalMinutes:0} minutes: {(await _errors).Trim()}");
        }
        catch (IOException)
        {
            throw new InvalidOperationException($"PGlite ended: {(await _errors).Trim()}");
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _node.StandardInput.Close();
        await _node.WaitForExitAsync();
        _node.Dispose();
    }
}
