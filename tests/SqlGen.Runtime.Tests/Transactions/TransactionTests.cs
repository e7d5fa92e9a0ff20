using Npgsql;
using SqlGen.Internal;
using SqlGen.Runtime.Tests.Database;

namespace SqlGen.Runtime.Tests.Transactions;

public sealed class TransactionTests(TestDatabase database)
{
    [Fact]
    public async Task What_is_committed_stays_and_what_is_not_goes()
    {
        await using var users = database.CreateUsers();
        var scope = TestScope.AsUser(users, Guid.NewGuid());

        await using (var transaction = await scope.BeginTransactionAsync())
        {
            await transaction.InsertAsync(new() { Name = "a" });
            await transaction.InsertAsync(new() { Name = "b" });
            Assert.Equal(2, await transaction.CountAsync());
            Assert.Equal(0, database.Server.IsNative ? await scope.CountAsync() : 0);
            await transaction.CommitAsync();
        }
        await using (var transaction = await scope.BeginTransactionAsync())
        {
            await transaction.InsertAsync(new() { Name = "c" });
            await transaction.RollbackAsync();
        }
        await using (var transaction = await scope.BeginTransactionAsync())
            await transaction.InsertAsync(new() { Name = "d" });

        Assert.Equal(["a", "b"], (await scope.All().ToListAsync()).Select(item => item.Name));
    }

    [Fact]
    public async Task A_commit_after_a_failed_call_is_not_reported_as_success()
    {
        await using var users = database.CreateUsers();
        var scope = TestScope.AsUser(users, Guid.NewGuid());
        var transaction = await scope.BeginTransactionAsync();
        await transaction.InsertAsync(new() { Name = "a" });
        await Assert.ThrowsAsync<PostgresException>(() => transaction.InsertAsync(new() { Name = "a" }));

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => transaction.CommitAsync());

        Assert.Contains("an earlier call in it failed", refused.Message, StringComparison.Ordinal);
        await transaction.RollbackAsync();
        await transaction.DisposeAsync();
        Assert.Equal(0, await scope.CountAsync());
    }

    [Fact]
    public async Task A_first_call_that_failed_before_it_was_sent_does_not_lose_the_context()
    {
        await using var users = database.CreateUsers();
        await using var transaction = await TestScope.AsUser(users, Guid.NewGuid()).BeginTransactionAsync();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => transaction.CountAsync(cancelled.Token));

        // Fails or works, but never as the login role.
        var role = await Record.ExceptionAsync(async () => Assert.Equal("authenticated", await transaction.TextAsync("select current_user")));

        Assert.True(role is null or PostgresException, role?.Message);
    }

    [Fact]
    public async Task A_deferred_constraint_fails_the_call_or_the_commit()
    {
        await using var users = database.CreateUsers();
        var scope = TestScope.AsUser(users, Guid.NewGuid());

        var failed = await Assert.ThrowsAsync<PostgresException>(() => scope.InsertAsync(new() { Name = "orphan", Parent = -1 }));
        Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, failed.SqlState);
        failed = await Assert.ThrowsAsync<PostgresException>(() => scope.InsertManyAsync([new() { Parent = -1 }, new() { Parent = -2 }]));
        Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, failed.SqlState);

        await using (var transaction = await scope.BeginTransactionAsync())
        {
            await transaction.InsertAsync(new() { Name = "orphan", Parent = -1 });
            failed = await Assert.ThrowsAsync<PostgresException>(() => transaction.CommitAsync());
        }
        Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, failed.SqlState);
        Assert.Equal(0, await scope.CountAsync());
    }

    [Fact]
    public async Task An_ended_transaction_takes_no_more_calls()
    {
        await using var users = database.CreateUsers();
        var scope = TestScope.AsUser(users, Guid.NewGuid());
        var transaction = await scope.BeginTransactionAsync();
        await transaction.CommitAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => transaction.CountAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => transaction.CommitAsync());
        await transaction.DisposeAsync();
        await transaction.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => transaction.CountAsync());
    }

    [Fact]
    public async Task A_transaction_in_a_transaction_is_refused()
    {
        await using var users = database.CreateUsers();
        await using var transaction = await TestScope.AsUser(users, Guid.NewGuid()).BeginTransactionAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => transaction.BeginTransactionAsync());
    }

    [Fact]
    public async Task A_vector_search_later_in_a_transaction_keeps_role_and_gets_its_settings()
    {
        await using var users = database.CreateUsers();
        await using var transaction = await TestScope.AsUser(users, Guid.NewGuid()).BeginTransactionAsync();
        await transaction.CountAsync();

        Assert.Equal("authenticated force_custom_plan", await transaction.TextAsync(
            "select current_user || ' ' || current_setting('plan_cache_mode')", SqlTraits.ReadOnly | SqlTraits.VectorSearch));
        Assert.Equal("authenticated", await transaction.TextAsync("select current_user"));
    }
}
