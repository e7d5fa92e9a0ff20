using System.Globalization;
using Npgsql;
using SqlGen.Testing.Clusters;

namespace SqlGen.Resilience.Tests.Faults;

/// <summary>Servers that die under load, with fsync and synchronous_commit on: what was acknowledged is there, once, and belongs to its user.</summary>
public sealed class FaultTests(ITestOutputHelper output)
{
    private const int Writers = 8;
    private const int Pool = 4;
    private static readonly TimeSpan s_recovery = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Killed_and_restarted_under_load_the_server_has_every_acknowledged_write()
    {
        await using var cluster = await FaultDatabase.CreateAsync();
        await using var users = Resilience.Users(cluster.ConnectionStringOf("app_login"), Pool);
        var load = new LedgerLoad(new(users), Writers);

        var recovery = await load.RunAsync(async () =>
        {
            for (var i = 0; i < 3; i++)
            {
                await cluster.KillAsync();
                await cluster.StartAsync();
                await Task.Delay(300);
            }
        });

        await DemandAsync("server killed (SIGKILL) and restarted, 3 times", load, cluster, users, recovery);
    }

    [Fact]
    public async Task Connections_that_are_cut_in_the_middle_of_a_message_lose_and_double_nothing()
    {
        await using var cluster = await FaultDatabase.CreateAsync();
        await using var proxy = new CuttingProxy(cluster.Port);
        var through = new NpgsqlConnectionStringBuilder(cluster.ConnectionStringOf("app_login")) { Port = proxy.Port, SslMode = SslMode.Disable, GssEncryptionMode = GssEncryptionMode.Disable };
        await using var users = Resilience.Users(through.ConnectionString, Pool);
        var load = new LedgerLoad(new(users), Writers);

        var recovery = await load.RunAsync(async () =>
        {
            proxy.Cuts = true;
            for (var i = 0; i < 400 && proxy.CutCount < 200; i++)
                await Task.Delay(50);
            proxy.Cuts = false;
        });

        Assert.InRange(proxy.CutCount, 50, int.MaxValue);
        await DemandAsync(string.Create(CultureInfo.InvariantCulture, $"connection cut at a random byte, {proxy.CutCount} times"), load, cluster, users, recovery);
    }

    [Fact]
    public async Task Backends_that_are_terminated_leave_no_user_in_the_sessions_that_follow()
    {
        await using var cluster = await FaultDatabase.CreateAsync();
        await using var users = Resilience.Users(cluster.ConnectionStringOf("app_login"), Pool);
        var load = new LedgerLoad(new(users), Writers);

        var terminated = 0L;
        var recovery = await load.RunAsync(async () =>
        {
            for (var i = 0; i < 40; i++)
            {
                terminated += await cluster.ScalarAsync<long>(
                    "select count(*) filter (where pg_terminate_backend(pid)) from (select pid from pg_stat_activity where usename = 'app_login' order by random() limit 2) s");
                await Task.Delay(20);
            }
        });

        Assert.InRange(terminated, 20, 80);
        await DemandAsync(string.Create(CultureInfo.InvariantCulture, $"{terminated} backends terminated"), load, cluster, users, recovery);
    }

    [Fact]
    public async Task After_failover_to_a_synchronous_standby_every_acknowledged_write_is_there()
    {
        await using var primary = await FaultDatabase.CreateAsync(["synchronous_standby_names = ''", "wal_keep_size = '64MB'"]);
        await using var standby = await primary.CreateStandbyAsync();
        await primary.ExecuteAsync("alter system set synchronous_standby_names = 'standby'; select pg_reload_conf();");
        var both = new NpgsqlConnectionStringBuilder(primary.ConnectionStringOf("app_login"))
        {
            Host = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{primary.Port},127.0.0.1:{standby.Port}"),
            TargetSessionAttributes = "primary",
            HostRecheckSeconds = 1,
        };
        await using var users = Resilience.Users(both.ConnectionString, Pool);
        var load = new LedgerLoad(new(users), Writers);

        var recovery = await load.RunAsync(async () =>
        {
            await UntilSynchronousAsync(primary);
            await Task.Delay(300);
            await primary.KillAsync();
            await standby.PromoteAsync();
            await standby.ExecuteAsync("alter system set synchronous_standby_names = ''; select pg_reload_conf();");
        });

        await DemandAsync("primary killed, synchronous standby promoted", load, standby, users, recovery);
    }

    [Theory]
    [InlineData(200, false)]
    [InlineData(0, false)]
    [InlineData(200, true)]
    public async Task Behind_PgBouncer_in_transaction_mode_calls_keep_their_users_apart_also_when_it_is_killed_or_shut_down(int maxPreparedStatements, bool gracefully)
    {
        Assert.SkipWhen(Resilience.Installation.PgBouncer is null, "needs PgBouncer beside PostgreSQL's programs");
        await using var cluster = await FaultDatabase.CreateAsync();
        await using var bouncer = await PgBouncer.StartAsync(Resilience.Installation, cluster, ["app_login"], poolSize: 3, maxPreparedStatements);
        var settings = new NpgsqlConnectionStringBuilder(bouncer.ConnectionStringOf("app_login"));
        // Without its own prepared statements, PgBouncer hands one client's to another's session.
        if (maxPreparedStatements == 0)
            settings.MaxAutoPrepare = 0;
        await using var users = Resilience.Users(settings.ConnectionString, 12);
        var load = new LedgerLoad(new(users), Writers);

        var recovery = await load.RunAsync(async () =>
        {
            await (gracefully ? bouncer.ShutDownAsync() : bouncer.KillAsync());
            await bouncer.StartAsync();
        });

        await DemandAsync($"PgBouncer {(gracefully ? "shut down" : "killed")} and restarted (max_prepared_statements {maxPreparedStatements})", load, cluster, users, recovery);
    }

    private async Task DemandAsync(string fault, LedgerLoad load, PostgresCluster cluster, NpgsqlDataSource users, TimeSpan recovery)
    {
        load.Demand(await cluster.EntriesAsync());
        var sessions = await CleanSession.DemandOfAllAsync(users, "app_login", Pool);
        Assert.NotEmpty(load.Errors);
        Assert.True(recovery < s_recovery, $"errors went on for {recovery.TotalSeconds:0.0} s after the server was back");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{fault} | {load.Acknowledged} acknowledged, all there once | {sessions} sessions of the pool clean | last error {recovery.TotalSeconds:0.0} s after it was back | {string.Join(", ", load.Errors.Select(static e => $"{e.Key} {e.Value}"))}"));
    }

    private static async Task UntilSynchronousAsync(PostgresCluster primary)
    {
        for (var i = 0; i < 200; i++)
        {
            if (await primary.ScalarAsync<long>("select count(*) from pg_stat_replication where sync_state = 'sync'") == 1)
                return;
            await Task.Delay(50);
        }

        Assert.Fail("the standby did not become synchronous");
    }
}
