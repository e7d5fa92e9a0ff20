using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace SqlGen.Testing.Clusters;

/// <summary>
/// A cluster of one's own, for tests that kill its server, cut it off, copy it or fill its disk. It writes as a server in production
/// does (fsync and synchronous_commit are on). Every login is trusted; it listens on the loopback interface only.
/// </summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    // pg_ctl gives the server a session of its own; its descriptors must not hold our pipe open.
    const string Script = """
        trap '' INT TERM HUP
        bin=$1 port=$2 parent=$3
        dir=${4:-}
        if [ -z "$dir" ]; then dir=$(mktemp -d "${TMPDIR:-/tmp}/sqlgen-cluster.XXXXXX") || exit 1; fi
        cd "$dir" || exit 1
        umask 077
        say() { "$@" >"$dir/out" 2>&1 </dev/null && echo "ok $(tail -n 1 "$dir/out")" || echo "failed: $(tail -n 3 "$dir/out" "$dir/log" 2>/dev/null | tr '\n' ' ')"; }
        start() { "$bin/pg_ctl" -D "$dir/data" -l "$dir/log" -w -t 60 -o "-p $port" start; }
        while read -r command rest; do
          case $command in
            create) say "$bin/initdb" -D "$dir/data" -U postgres -A trust -E UTF8 --locale=C --locale-provider=builtin --builtin-locale=C.UTF-8 ;;
            copy) say "$bin/pg_basebackup" -D "$dir/data" -R -X stream -c fast -d "host=127.0.0.1 port=$parent user=postgres application_name=standby" ;;
            configure) printf '%s\n' "$rest" >>"$dir/data/postgresql.conf"; echo ok ;;
            start) say start ;;
            stop) say "$bin/pg_ctl" -D "$dir/data" -m "$rest" -w stop ;;
            promote) say "$bin/pg_ctl" -D "$dir/data" -w promote ;;
            forget) rm -f "$dir/data/postmaster.pid"; echo ok ;;
            pid) echo "ok $(head -n 1 "$dir/data/postmaster.pid")" ;;
            log) echo "ok $(grep -c "$rest" "$dir/log")" ;;
            *) echo "failed: unknown command" ;;
          esac
        done
        "$bin/pg_ctl" -D "$dir/data" -m immediate -w stop >/dev/null 2>&1
        cd /; rm -rf "$dir/data" "$dir/out" "$dir/log"; rmdir "$dir" 2>/dev/null
        """;

    readonly PostgresInstallation _installation;
    readonly ShellProcess _shell;

    PostgresCluster(PostgresInstallation installation, ShellProcess shell, int port) => (_installation, _shell, Port) = (installation, shell, port);

    public int Port { get; }

    /// <summary>The administrator's connection string, without a pool.</summary>
    public string ConnectionString => ConnectionStringOf("postgres") + ";Pooling=false";

    /// <summary>The connection string of a login.</summary>
    public string ConnectionStringOf(string login, string database = "postgres") => $"Host=127.0.0.1;Port={Port};Username={login};Database={database}";

    /// <summary>A new cluster, started.</summary>
    /// <param name="installation">Whose programs run.</param>
    /// <param name="settings">Lines for postgresql.conf.</param>
    /// <param name="folder">Where it lives, seen from inside the installation's system; null for a temporary folder.</param>
    public static async Task<PostgresCluster> CreateAsync(PostgresInstallation installation, IEnumerable<string>? settings = null, string? folder = null)
    {
        var cluster = Open(installation, 0, folder);
        await cluster._shell.AskAsync("create");
        string[] own = ["listen_addresses = '127.0.0.1'", "unix_socket_directories = ''", "max_connections = 200", "max_parallel_maintenance_workers = 0"];
        foreach (var line in own.Concat(settings ?? []))
            await cluster._shell.AskAsync("configure " + line);
        await cluster.StartAsync();
        return cluster;
    }

    /// <summary>A streaming standby of this cluster, started.</summary>
    public async Task<PostgresCluster> CreateStandbyAsync()
    {
        var standby = Open(_installation, Port, null);
        await standby._shell.AskAsync("copy");
        await standby.StartAsync();
        return standby;
    }

    static PostgresCluster Open(PostgresInstallation installation, int parent, string? folder)
    {
        var port = FreePort();
        return new(installation, ShellProcess.Start(installation.Shell(Script, installation.Bin, $"{port}", $"{parent}", folder ?? "")), port);
    }

    public Task StartAsync() => _shell.AskAsync("start");

    public Task ConfigureAsync(string line) => _shell.AskAsync("configure " + line);

    public Task StopAsync(string mode = "fast") => _shell.AskAsync("stop " + mode);

    /// <summary>Makes a standby the primary.</summary>
    public Task PromoteAsync() => _shell.AskAsync("promote");

    /// <summary>How many lines of the server's log hold a text.</summary>
    public async Task<int> LogLinesAsync(string text) => int.Parse(await _shell.AskAsync("log " + text), CultureInfo.InvariantCulture);

    /// <summary>Kills the server and all its processes at once, as the kernel does when memory is short.</summary>
    public async Task KillAsync()
    {
        var postmaster = int.Parse(await _shell.AskAsync("pid"), CultureInfo.InvariantCulture);
        var children = ChildrenOf(postmaster).ToList();
        foreach (var pid in (int[])[postmaster, .. children])
            Kill(pid);
        while (((int[])[postmaster, .. children]).Any(static pid => IsRunning(pid)))
            await Task.Delay(5);
        // Where nobody has reaped the dead server yet, its lock file would look as if it still ran.
        await _shell.AskAsync("forget");
    }

    public async Task ExecuteAsync(string script)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await new SqlScript("script", script).ExecuteAsync(connection, CancellationToken.None);
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    static void Kill(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            process.Kill();
        }
        catch (ArgumentException)
        {
            // It has ended meanwhile, which is what was wanted.
        }
    }

    static IEnumerable<int> ChildrenOf(int parent) =>
        from folder in Directory.EnumerateDirectories("/proc")
        let pid = int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var number) ? number : 0
        where pid > 0 && Stat(pid) is [_, _, ..] stat && stat[1] == parent.ToString(CultureInfo.InvariantCulture)
        select pid;

    static bool IsRunning(int pid) => Stat(pid) is [not "Z", ..];

    // proc(5): after the name, which may hold anything and ends with the last ")", come state and parent.
    static string[] Stat(int pid)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{pid}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return [];
        }
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public ValueTask DisposeAsync() => _shell.DisposeAsync();
}
