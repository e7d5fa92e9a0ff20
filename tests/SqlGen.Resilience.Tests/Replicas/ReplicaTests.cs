using Npgsql;

namespace SqlGen.Resilience.Tests.Replicas;

/// <summary>A primary and a streaming standby: which of them answers a call, under the same policies.</summary>
public sealed class ReplicaTests
{
    [Fact]
    public async Task Reads_of_a_scope_that_prefers_a_replica_go_to_the_standby_and_nothing_else_does()
    {
        await using var servers = await TwoServers.CreateAsync();
        var user = Guid.NewGuid();
        var me = servers.Db.AsAuthenticated(user);
        var mine = await me.Entries.InsertAsync(Entry(1));
        await servers.Db.AsAuthenticated(Guid.NewGuid()).Entries.InsertAsync(Entry(2));
        await servers.CaughtUpAsync();

        var reading = me.PreferReplica();
        Assert.False(await me.ServerIsStandbyAsync());
        Assert.True(await reading.ServerIsStandbyAsync());
        Assert.Equal([mine.Id], (await reading.Entries.All().ToListAsync()).Select(static e => e.Id));
        Assert.Equal(mine.Mark, (await reading.Entries.GetAsync(mine.Id))!.Mark);
        Assert.Equal(1, await reading.Entries.CountAsync());

        // What writes is on the primary, whichever scope it is called on.
        var second = await reading.Entries.InsertAsync(Entry(3));
        Assert.True(await reading.Entries.UpdateAsync(second.Id, new() { Number = 4 }));
        Assert.False(await reading.VolatileServerIsStandbyAsync());
        Assert.True(await reading.Entries.DeleteAsync(second.Id));
        Assert.False(await reading.Sql("select pg_is_in_recovery()").SingleAsync(static r => r.GetBoolean(0)));
        Assert.Equal(2, await reading.Entries.InsertManyAsync([Entry(5), Entry(6)]));
    }

    [Fact]
    public async Task One_call_may_prefer_the_replica_while_its_scope_stays_on_the_primary()
    {
        await using var servers = await TwoServers.CreateAsync();
        await servers.CaughtUpAsync();
        var me = servers.Db.AsAuthenticated(Guid.NewGuid());

        for (var i = 0; i < 3; i++)
        {
            Assert.False(await me.ServerIsStandbyAsync());
            Assert.True(await me.PreferReplica().ServerIsStandbyAsync());
        }

        // At the same time, on the one scope, no more than the standby has connections: a busy one would send the read on.
        var answers = new bool?[40];
        await Parallel.ForAsync(0, answers.Length, new ParallelOptions { MaxDegreeOfParallelism = TwoServers.PoolSize }, async (i, _) =>
            answers[i] = await (i % 2 == 0 ? me : me.PreferReplica()).ServerIsStandbyAsync());
        Assert.Equal(Enumerable.Range(0, 40).Select(static i => (bool?)(i % 2 != 0)), answers);
    }

    [Fact]
    public async Task A_read_does_not_wait_for_a_busy_replica_and_nothing_else_ever_leaves_the_primary()
    {
        await using var servers = await TwoServers.CreateAsync();
        await servers.CaughtUpAsync();
        var me = servers.Db.AsAuthenticated(Guid.NewGuid());
        Assert.True(await me.PreferReplica().ServerIsStandbyAsync());

        await using (await servers.AllConnectionsAsync(TargetSessionAttributes.Standby))
            Assert.False(await me.PreferReplica().ServerIsStandbyAsync());
        Assert.True(await me.PreferReplica().ServerIsStandbyAsync());

        Task<bool?> waiting;
        await using (await servers.AllConnectionsAsync(TargetSessionAttributes.Primary))
        {
            Assert.True(await me.PreferReplica().ServerIsStandbyAsync());
            waiting = me.ServerIsStandbyAsync();
            await Task.Delay(300);
            Assert.False(waiting.IsCompleted);
        }

        Assert.False(await waiting);
    }

    [Fact]
    public async Task A_database_without_roles_prefers_a_replica_by_itself()
    {
        await using var servers = await TwoServers.CreateAsync();
        await servers.CaughtUpAsync();
        await using var source = PlainDatabase.CreateDataSource(servers.ConnectionStringOf("postgres"));
        var db = new PlainDatabase(source, new() { LoginCheck = LoginCheck.Off });

        Assert.False(await db.ServerIsStandbyAsync());
        Assert.True(await db.PreferReplica().ServerIsStandbyAsync());
        Assert.False(await db.PreferReplica().VolatileServerIsStandbyAsync());
    }

    [Fact]
    public async Task A_transaction_and_a_batch_go_to_one_server_as_a_whole()
    {
        await using var servers = await TwoServers.CreateAsync();
        var reading = servers.Db.AsAuthenticated(Guid.NewGuid()).PreferReplica();
        await servers.CaughtUpAsync();

        await using (var transaction = await reading.BeginTransactionAsync())
        {
            Assert.False(await transaction.ServerIsStandbyAsync());
            var entry = await transaction.Entries.InsertAsync(Entry(1));
            Assert.Equal(entry.Mark, (await transaction.Entries.GetAsync(entry.Id))!.Mark);
            Assert.Throws<InvalidOperationException>(() => transaction.PreferReplica());
            await transaction.CommitAsync(CancellationToken.None);
        }

        var reads = reading.CreateBatch();
        var where = reads.Calls.ServerIsStandbyAsync();
        var count = reads.Calls.Entries.CountAsync();
        await reads.SendAsync();
        Assert.True(await where);
        await count;

        var mixed = reading.CreateBatch();
        where = mixed.Calls.ServerIsStandbyAsync();
        var inserted = mixed.Calls.Entries.InsertAsync(Entry(2));
        await mixed.SendAsync();
        Assert.False(await where);
        Assert.Equal(2, (await inserted).Number);
    }

    [Fact]
    public async Task Without_the_standby_reads_go_to_the_primary_and_back_when_it_returns()
    {
        await using var servers = await TwoServers.CreateAsync();
        var reading = servers.Db.AsAuthenticated(Guid.NewGuid()).PreferReplica();
        await servers.CaughtUpAsync();
        Assert.True(await reading.ServerIsStandbyAsync());

        await servers.Standby.KillAsync();
        // The session that died under it is the one error; the next call finds who is left.
        await UntilAsync(async () => await reading.ServerIsStandbyAsync() == false);
        Assert.Equal(0, await reading.Entries.CountAsync());

        await servers.Standby.StartAsync();
        await UntilAsync(async () => await reading.ServerIsStandbyAsync() == true);
    }

    [Fact]
    public async Task Calls_that_write_say_so_when_there_is_no_primary_and_reads_go_on()
    {
        await using var servers = await TwoServers.CreateAsync();
        var me = servers.Db.AsAuthenticated(Guid.NewGuid());
        var entry = await me.Entries.InsertAsync(Entry(1));
        await servers.CaughtUpAsync();
        Assert.Equal(entry.Mark, (await me.PreferReplica().Entries.GetAsync(entry.Id))!.Mark);

        await servers.Primary.KillAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => me.Entries.InsertAsync(Entry(2), CancellationToken.None));
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => me.Entries.InsertAsync(Entry(2), CancellationToken.None));
        await UntilAsync(async () => (await me.PreferReplica().Entries.GetAsync(entry.Id))!.Mark == entry.Mark);
    }

    [Fact]
    public async Task The_login_is_checked_on_the_standby_too_and_its_sessions_keep_nothing_of_a_user()
    {
        await using var servers = await TwoServers.CreateAsync();
        await servers.CaughtUpAsync();
        await using var administrator = ResilienceDatabase.CreateDataSource(servers.ConnectionStringOf("postgres"));
        var refused = new ResilienceDatabase(administrator).AsAuthenticated(Guid.NewGuid()).PreferReplica();
        await Assert.ThrowsAsync<SqlGenSetupException>(() => refused.ServerIsStandbyAsync());

        var reading = servers.Db.AsAuthenticated(Guid.NewGuid()).PreferReplica();
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => reading.Entries.CountAsync()));
        var standby = ((NpgsqlMultiHostDataSource)servers.Users).WithTargetSession(TargetSessionAttributes.PreferStandby);
        Assert.Equal(TwoServers.PoolSize, await CleanSession.DemandOfAllAsync(standby, "app_login", TwoServers.PoolSize));
    }

    private static NewEntry Entry(long number) => new() { Mark = Guid.NewGuid(), Worker = 0, Number = number, Note = "note" };

    private static async Task UntilAsync(Func<Task<bool>> reached)
    {
        for (var i = 0; i < 300; i++)
        {
            try
            {
                if (await reached())
                    return;
            }
            catch (Exception e) when (e is NpgsqlException or SqlGenConnectionException)
            {
                // A session of the server that died.
            }

            await Task.Delay(50);
        }

        Assert.Fail("the calls did not get where they should within 15 seconds");
    }
}
