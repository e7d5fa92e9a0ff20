using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;

namespace SqlGen.Testing.Chain;

/// <summary>A cluster in a temporary folder and its server, both gone when this process is, however it ends.</summary>
sealed class NativeProcess : IAsyncDisposable
{
    // The shell holds the watch: its input is a pipe from this process, which the kernel closes even when we are killed.
    // It ignores the terminal's signals, so that Ctrl+C can't end it before it has cleaned up.
    const string Script = """
        trap '' INT TERM HUP
        bin=$1 port=$2
        dir=$(mktemp -d "${TMPDIR:-/tmp}/sqlgen-postgres.XXXXXX") || exit 1
        cd "$dir" || exit 1
        finish() { cd /; rm -rf "$dir"; }
        umask 077
        printf %s "$SQLGEN_PASSWORD" >"$dir/password"
        if ! "$bin/initdb" -D "$dir/data" -U postgres -A scram-sha-256 --pwfile="$dir/password" -E UTF8 --locale=C \
            --locale-provider=builtin --builtin-locale=C.UTF-8 --no-sync >"$dir/log" 2>&1; then tail -n 3 "$dir/log" >&2; finish; exit 1; fi
        "$bin/postgres" -D "$dir/data" -p "$port" -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off \
            -c synchronous_commit=off -c full_page_writes=off -c max_connections=200 -c max_parallel_maintenance_workers=0 \
            >"$dir/log" 2>&1 </dev/null &
        server=$!
        ( while kill -0 $server 2>/dev/null; do
            grep -q 'ready to accept connections' "$dir/log" && { echo ready; exit; }
            sleep 0.05
          done; tail -n 3 "$dir/log" >&2; echo failed ) &
        cat >/dev/null
        kill -INT $server 2>/dev/null
        wait $server
        finish
        """;

    readonly Process _shell;

    NativeProcess(Process shell, int port, string password)
    {
        _shell = shell;
        ConnectionString = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Username = "postgres",
            Password = password,
            Database = "postgres",
        }.ConnectionString;
    }

    public string ConnectionString { get; }

    public static async Task<NativeProcess> StartAsync(string folder, CancellationToken ct)
    {
        var port = FreePort();
        var password = RandomNumberGenerator.GetHexString(32);
        // PostgreSQL refuses to run as root.
        string[] shell = Environment.IsPrivilegedProcess ? ["runuser", "-u", Unprivileged(), "--", "sh"] : ["sh"];
        var start = new ProcessStartInfo(shell[0], [.. shell[1..], "-c", Script, "sh", folder, $"{port}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
            Environment = { ["SQLGEN_PASSWORD"] = password },
        };
        var process = Process.Start(start)!;
        var native = new NativeProcess(process, port, password);
        try
        {
            if (await process.StandardOutput.ReadLineAsync(ct) == "ready")
                return native;
            process.StandardInput.Close();
            var said = await process.StandardError.ReadToEndAsync(ct);
            throw new LinkUnavailableException($"the server of {folder} did not start: {said.Trim()}");
        }
        catch
        {
            await native.DisposeAsync();
            throw;
        }
    }

    static string Unprivileged() =>
        File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync();
        _shell.Dispose();
    }
}
