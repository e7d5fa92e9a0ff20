using Npgsql;
using SqlGen.Internal;
using SqlGen.Runtime.Tests.Database;

namespace SqlGen.Runtime.Tests.Transactions;

public sealed class BatchTests(TestDatabase database)
{
    [Fact]
    public async Task Many_calls_of_a_scope_are_one_round_trip_with_typed_results()
    {
        database.DemandNative();
        await using var proxy = new TurnCounter(database.Users);
        await using var users = SqlGenDataSource.Create(TestDatabase.Description, proxy.ConnectionString);
        var scope = TestScope.AsUser(users, Guid.NewGuid());
        var kept = await scope.InsertAsync(new() { Name = "kept" });

        // Ten times: statements are prepared on the way.
        for (var i = 0; i < 10; i++)
        {
            var batch = Batch(scope);
            var inserted = batch.Calls.InsertAsync(new() { Name = $"{i}" });
            var updated = batch.Calls.UpdateAsync(kept.Id, new() { Quantity = i });
            var missed = batch.Calls.UpdateAsync(-1, new() { Quantity = i });
            var read = batch.Calls.GetAsync(kept.Id);
            var none = batch.Calls.GetAsync(-1);
            var all = batch.Calls.All().ToListAsync();
            var last = batch.Calls.UpdateAsync(kept.Id, new() { Name = "last" });

            Assert.Equal(1, await proxy.CountAsync(() => batch.SendAsync()));

            Assert.Equal($"{i}", (await inserted).Name);
            Assert.Equal((true, false, true), (await updated, await missed, await last));
            Assert.Equal(i, (await read)!.Quantity);
            Assert.Null(await none);
            Assert.Equal(i + 2, (await all).Count);
        }
    }

    [Fact]
    public async Task A_call_that_fails_undoes_all_and_every_call_says_so()
    {
        await using var users = database.CreateUsers();
        var scope = TestScope.AsUser(users, Guid.NewGuid());
        var batch = Batch(scope);
        var before = batch.Calls.InsertAsync(new() { Name = "before" });
        var refused = batch.Calls.InsertAsync(new() { Owner = Guid.NewGuid() });
        var after = batch.Calls.CountAsync();

        var error = await Assert.ThrowsAsync<SqlAccessDeniedException>(() => batch.SendAsync());

        Assert.Equal(("items", "insert"), (error.Relation, error.Command));
        foreach (var call in new Task[] { before, refused, after })
            await Assert.ThrowsAsync<SqlAccessDeniedException>(() => call);
        Assert.Equal(0, await scope.CountAsync());
    }

    [Fact]
    public async Task In_a_transaction_a_batch_belongs_to_it()
    {
        await using var users = database.CreateUsers();
        var scope = TestScope.AsUser(users, Guid.NewGuid());
        await using (var transaction = await scope.BeginTransactionAsync())
        {
            var batch = Batch(transaction);
            var one = batch.Calls.InsertAsync(new() { Name = "one" });
            var count = batch.Calls.CountAsync();
            await batch.SendAsync();
            Assert.Equal(("one", 1), ((await one).Name, await count));
        }

        Assert.Equal(0, await scope.CountAsync());
    }

    [Fact]
    public async Task A_batch_is_sent_once_and_takes_no_calls_afterwards()
    {
        await using var users = database.CreateUsers();
        var batch = Batch(TestScope.AsUser(users, Guid.NewGuid()));
        await batch.SendAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => batch.SendAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => batch.Calls.CountAsync());
    }

    private static SqlBatch<TestScope> Batch(TestScope scope) => new(scope.Session, static session => new TestScope(session));
}
