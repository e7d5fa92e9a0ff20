using System.Globalization;
using Npgsql;
using SqlGen.Resilience.Tests.Faults;
using SqlGen.Testing.Clusters;

namespace SqlGen.Resilience.Tests.Replicas;

/// <summary>A primary, its streaming standby, and a database class over both.</summary>
internal sealed class TwoServers : IAsyncDisposable
{
    public const int PoolSize = 3;

    private TwoServers(PostgresCluster primary, PostgresCluster standby)
    {
        Primary = primary;
        Standby = standby;
        Users = ResilienceDatabase.CreateDataSource(ConnectionStringOf("app_login"));
        Db = new(Users);
    }

    public PostgresCluster Primary { get; }

    public PostgresCluster Standby { get; }

    public NpgsqlDataSource Users { get; }

    public ResilienceDatabase Db { get; }

    public static async Task<TwoServers> CreateAsync()
    {
        var primary = await FaultDatabase.CreateAsync(["wal_keep_size = '64MB'"]);
        return new(primary, await primary.CreateStandbyAsync());
    }

    /// <summary>Both servers in one connection string, the standby first: which is which is for Npgsql to find out.</summary>
    public string ConnectionStringOf(string login) => new NpgsqlConnectionStringBuilder(Primary.ConnectionStringOf(login))
    {
        Host = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Standby.Port},127.0.0.1:{Primary.Port}"),
        HostRecheckSeconds = 1,
        MaxPoolSize = PoolSize,
    }.ConnectionString;

    /// <summary>Waits until the standby has everything the primary has now.</summary>
    public async Task CaughtUpAsync()
    {
        var position = await Primary.ScalarAsync<string>("select pg_current_wal_lsn()::text");
        for (var i = 0; i < 200; i++)
        {
            if (await Standby.ScalarAsync<bool>($"select coalesce(pg_last_wal_replay_lsn() >= '{position}', false)"))
                return;
            await Task.Delay(20);
        }

        Assert.Fail("the standby did not catch up");
    }

    /// <summary>Takes every connection that the users' pool has to one of the servers, until the answer is disposed.</summary>
    public async Task<IAsyncDisposable> AllConnectionsAsync(TargetSessionAttributes server)
    {
        var held = new AsyncDisposables();
        var source = ((NpgsqlMultiHostDataSource)Users).WithTargetSession(server);
        for (var i = 0; i < PoolSize; i++)
            held.Add(await source.OpenConnectionAsync());
        return held;
    }

    public async ValueTask DisposeAsync()
    {
        await Users.DisposeAsync();
        await Standby.DisposeAsync();
        await Primary.DisposeAsync();
    }

    private sealed class AsyncDisposables : List<IAsyncDisposable>, IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            foreach (var held in this)
                await held.DisposeAsync();
        }
    }
}
