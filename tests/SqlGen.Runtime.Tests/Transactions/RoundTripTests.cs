using SqlGen.Internal;
using SqlGen.Runtime.Tests.Database;

namespace SqlGen.Runtime.Tests.Transactions;

/// <summary>How often the client waits for the server, counted on the wire.</summary>
public sealed class RoundTripTests(TestDatabase database)
{
    [Fact]
    public async Task A_call_under_a_context_is_one_round_trip()
    {
        database.DemandNative();
        await using var proxy = new TurnCounter(database.Users);
        await using var users = SqlGenDataSource.Create(TestDatabase.Description, proxy.ConnectionString);
        var scope = TestScope.AsUser(users, Guid.NewGuid());
        await scope.CountAsync();

        for (var i = 0; i < 4; i++)
            Assert.Equal(1, await proxy.CountAsync(() => scope.InsertAsync(new() { Name = $"{i}" })));
        Assert.Equal(1, await proxy.CountAsync(() => scope.All().ToListAsync()));
        Assert.Equal(1, await proxy.CountAsync(() => scope.InsertManyAsync([new() { Name = "x" }, new() { Name = "y" }, new() { Quantity = 2 }])));
        Assert.Equal(1, await proxy.CountAsync(() => scope.TextAsync("select 1", SqlTraits.VectorSearch)));
    }

    [Fact]
    public async Task A_change_and_the_look_behind_it_are_one_round_trip()
    {
        database.DemandNative();
        await using var proxy = new TurnCounter(database.Users);
        await using var users = SqlGenDataSource.Create(TestDatabase.Description, proxy.ConnectionString);
        var scope = TestScope.AsUser(users, Guid.NewGuid());
        var item = await scope.InsertAsync(new() { Name = "a" });

        Assert.Equal(1, await proxy.CountAsync(async () => Assert.True(await scope.ChangeAsync(item.Id, new() { Quantity = 2 }))));
        Assert.Equal(1, await proxy.CountAsync(async () => Assert.Equal(ChangeOutcome.NotFound, (await scope.ChangeAsync(-1, new() { Quantity = 2 })).Outcome)));
    }

    [Fact]
    public async Task A_transaction_costs_one_more_than_its_calls()
    {
        database.DemandNative();
        await using var proxy = new TurnCounter(database.Users);
        await using var users = SqlGenDataSource.Create(TestDatabase.Description, proxy.ConnectionString);
        var scope = TestScope.AsUser(users, Guid.NewGuid());
        await scope.CountAsync();

        Assert.Equal(3, await proxy.CountAsync(async () =>
        {
            await using var transaction = await scope.BeginTransactionAsync();
            await transaction.InsertAsync(new() { Name = "a" });
            await transaction.CountAsync();
            await transaction.CommitAsync();
        }));
    }

    [Fact]
    public async Task Verification_is_one_round_trip()
    {
        database.DemandNative();
        await using var proxy = new TurnCounter(database.Users);
        var description = new DatabaseDescription { Name = "Test", Facts = static () => ["relation public.nowhere"] };
        await using var users = SqlGenDataSource.Create(description, proxy.ConnectionString);
        var session = new SqlEndpoint(description, users, SqlEndpointKind.Users, null).Direct();
        await GeneratedCode.VerifySchemaAsync(session, default);

        Assert.Equal(1, await proxy.CountAsync(async () => Assert.Contains("\"nowhere\" is in the schema, but not in the database", (await GeneratedCode.VerifySchemaAsync(session, default)).ToString(), StringComparison.Ordinal)));
    }
}
