using System.Globalization;
using Npgsql;

namespace SqlGen.Testing.Clusters;

/// <summary>A PgBouncer in transaction mode before a cluster. Every login is trusted.</summary>
public sealed class PgBouncer : IAsyncDisposable
{
    const string Script = """
        trap '' INT TERM HUP
        program=$1
        dir=$(mktemp -d "${TMPDIR:-/tmp}/sqlgen-pgbouncer.XXXXXX") || exit 1
        cd "$dir" || exit 1
        while read -r command rest; do
          case $command in
            configure) printf '%s\n' "$rest" >>"$dir/pgbouncer.ini"; echo ok ;;
            login) printf '"%s" ""\n' "$rest" >>"$dir/logins"; echo ok ;;
            start) if "$program" -d "$dir/pgbouncer.ini" >"$dir/out" 2>&1 </dev/null; then echo ok; else echo "failed: $(tail -n 3 "$dir/out" | tr '\n' ' ')"; fi ;;
            folder) echo "ok $dir" ;;
            pid) echo "ok $(cat "$dir/pid")" ;;
            shutdown) old=$(cat "$dir/pid"); kill -INT "$old"; n=0; while kill -0 "$old" 2>/dev/null && [ $n -lt 600 ]; do sleep 0.05; n=$((n + 1)); done; if [ $n -lt 600 ]; then echo ok; else echo "failed: still running"; fi ;;
            *) echo "failed: unknown command" ;;
          esac
        done
        [ -f "$dir/pid" ] && kill -INT "$(cat "$dir/pid")" 2>/dev/null
        cd /; rm -rf "$dir"
        """;

    readonly ShellProcess _shell;
    readonly int _port;

    PgBouncer(ShellProcess shell, int port) => (_shell, _port) = (shell, port);

    /// <summary>Starts it; <paramref name="maxPreparedStatements"/> 0 leaves prepared statements to the session, which nobody has.</summary>
    public static async Task<PgBouncer> StartAsync(PostgresInstallation installation, PostgresCluster cluster, IEnumerable<string> logins, int poolSize, int maxPreparedStatements)
    {
        var port = PostgresCluster.FreePort();
        var bouncer = new PgBouncer(ShellProcess.Start(installation.Shell(Script, installation.PgBouncer!)), port);
        var folder = await bouncer._shell.AskAsync("folder");
        string[] lines =
        [
            "[databases]",
            string.Create(CultureInfo.InvariantCulture, $"* = host=127.0.0.1 port={cluster.Port}"),
            "[pgbouncer]",
            "listen_addr = 127.0.0.1",
            string.Create(CultureInfo.InvariantCulture, $"listen_port = {port}"),
            "unix_socket_dir =",
            "auth_type = trust",
            $"auth_file = {folder}/logins",
            "pool_mode = transaction",
            string.Create(CultureInfo.InvariantCulture, $"default_pool_size = {poolSize}"),
            string.Create(CultureInfo.InvariantCulture, $"max_prepared_statements = {maxPreparedStatements}"),
            "max_client_conn = 500",
            "ignore_startup_parameters = extra_float_digits",
            $"pidfile = {folder}/pid",
            $"logfile = {folder}/log",
        ];
        foreach (var line in lines)
            await bouncer._shell.AskAsync("configure " + line);
        foreach (var login in logins)
            await bouncer._shell.AskAsync("login " + login);
        await bouncer.StartAsync();
        return bouncer;
    }

    public string ConnectionStringOf(string login, string database = "postgres") => $"Host=127.0.0.1;Port={_port};Username={login};Database={database}";

    public async Task StartAsync()
    {
        await _shell.AskAsync("start");
        // It answers when it has gone to the background, which is a moment before it listens.
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var client = new System.Net.Sockets.TcpClient();
                await client.ConnectAsync("127.0.0.1", _port);
                return;
            }
            catch (System.Net.Sockets.SocketException) when (attempt < 200)
            {
                await Task.Delay(10);
            }
        }
    }

    /// <summary>Kills it; its clients' and servers' connections end.</summary>
    public async Task KillAsync()
    {
        using var process = System.Diagnostics.Process.GetProcessById(int.Parse(await _shell.AskAsync("pid"), CultureInfo.InvariantCulture));
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Ends it when its servers are free (SHUTDOWN WAIT_FOR_SERVERS): transactions under way end first.</summary>
    public async Task ShutDownAsync() => await _shell.AskAsync("shutdown");

    public ValueTask DisposeAsync() => _shell.DisposeAsync();
}
