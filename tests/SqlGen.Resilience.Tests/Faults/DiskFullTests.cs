using System.Globalization;
using Npgsql;

namespace SqlGen.Resilience.Tests.Faults;

/// <summary>The server's disk is full for a while, with fsync and synchronous_commit on.</summary>
public sealed class DiskFullTests(ITestOutputHelper output)
{
    private const int Writers = 8;
    private const int Pool = 4;

    [Fact]
    public async Task On_a_full_disk_writes_fail_clearly_and_go_on_once_there_is_room()
    {
        await using var disk = await SmallDisk.MountAsync(Resilience.Installation, megabytes: 256);
        Assert.SkipWhen(disk is null, "needs the right to mount a file system");
        await using var cluster = await FaultDatabase.CreateAsync(["max_wal_size = '64MB'", "min_wal_size = '32MB'", "autovacuum = off"], disk.Inside);
        await using var users = Resilience.Users(cluster.ConnectionStringOf("app_login"), Pool);
        var load = new LedgerLoad(new(users), Writers);

        var recovery = await load.RunAsync(async () =>
        {
            disk.Fill();
            for (var i = 0; i < 500 && load.Errors.Values.Sum() < 50; i++)
                await Task.Delay(20);
            disk.Free();
            await UntilUpAsync(cluster);
        });

        load.Demand(await cluster.EntriesAsync());
        await CleanSession.DemandOfAllAsync(users, "app_login", Pool);
        Assert.True(load.Errors.ContainsKey(PostgresErrorCodes.DiskFull), $"errors: {string.Join(", ", load.Errors)}");
        Assert.True(recovery < TimeSpan.FromSeconds(10), $"errors went on for {recovery.TotalSeconds:0.0} s after there was room");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"disk full | {load.Acknowledged} acknowledged, all there once | last error {recovery.TotalSeconds:0.0} s after there was room | {string.Join(", ", load.Errors.Select(static e => $"{e.Key} {e.Value}"))}"));
    }

    // A server that cannot write its log ends; one that could not even recover has to be started.
    private static async Task UntilUpAsync(SqlGen.Testing.Clusters.PostgresCluster cluster)
    {
        for (var i = 0; i < 20; i++)
        {
            try
            {
                await cluster.ScalarAsync<int>("select 1");
                return;
            }
            catch (NpgsqlException)
            {
                await Task.Delay(250);
            }
        }

        await cluster.StartAsync();
    }
}
