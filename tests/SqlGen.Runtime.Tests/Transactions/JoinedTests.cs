using Npgsql;
using SqlGen.Internal;
using SqlGen.Runtime.Tests.Database;

namespace SqlGen.Runtime.Tests.Transactions;

/// <summary>Calls on a connection of the caller's: its own statements run after them as they did before.</summary>
public sealed class JoinedTests(TestDatabase database)
{
    // A setting of one's own that was never set is NULL, and empty once a transaction has set it: PostgreSQL can't forget it.
    private const string Session = """
        select concat_ws('|', current_user, current_setting('role'), current_setting('search_path'), nullif(current_setting('request.jwt.claims', true), ''),
          nullif(current_setting('app.own', true), ''), current_setting('statement_timeout'))
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_callers_transaction_keeps_its_role_and_settings_and_decides_over_the_rows()
    {
        database.DemandNative();
        await using var users = database.CreateUsers();
        await using var connection = await users.OpenConnectionAsync(Token);
        var user = Guid.NewGuid();
        var scope = new TestScope(AsUser(users, user, "mine").On(connection));
        await using (var transaction = await connection.BeginTransactionAsync(Token))
        {
            await ExecuteAsync(connection, "select set_config('app.own', 'theirs', true), set_config('request.jwt.claims', '{\"sub\": null}', true), set_config('statement_timeout', '9s', true)");
            await ExecuteAsync(connection, "set local role anon; set local search_path = pg_temp");
            var before = await TextAsync(connection, Session);

            // Often enough that the statements are prepared on the way.
            for (var i = 0; i < 8; i++)
            {
                await scope.InsertAsync(new() { Owner = user, Name = $"{i}" }, Token);
                Assert.Equal(before, await TextAsync(connection, Session));
            }

            Assert.StartsWith("anon|anon|pg_temp|", before, StringComparison.Ordinal);
            Assert.Equal("authenticated mine", await scope.TextAsync("select current_user || ' ' || current_setting('app.own')", cancellationToken: Token));
            Assert.Equal(8, await scope.CountAsync(Token));
            Assert.Equal(0, await new TestScope(AsUser(users, Guid.NewGuid(), "other").On(connection)).CountAsync(Token));
            Assert.Equal(before, await TextAsync(connection, Session));
            await transaction.RollbackAsync(Token);
        }

        Assert.Equal(0, await TestScope.AsUser(users, user).CountAsync(Token));
        Assert.StartsWith("app_login|none|", await TextAsync(connection, Session), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_transaction_each_call_is_its_own()
    {
        database.DemandNative();
        await using var users = database.CreateUsers();
        await using var connection = await users.OpenConnectionAsync(Token);
        var user = Guid.NewGuid();
        var scope = new TestScope(AsUser(users, user, "mine").On(connection));

        await scope.InsertAsync(new() { Owner = user, Name = "kept" }, Token);
        var updated = await scope.UpdateAsync((await scope.All().SingleAsync(Token)).Id, new() { Quantity = 3 }, Token);

        Assert.True(updated);
        Assert.StartsWith("app_login|none|", await TextAsync(connection, Session), StringComparison.Ordinal);
        Assert.Equal(3, (await TestScope.AsUser(users, user).All().SingleAsync(Token)).Quantity);
    }

    [Fact]
    public async Task A_refused_or_cancelled_call_leaves_nothing_behind_once_its_savepoint_is_rolled_back_to()
    {
        database.DemandNative();
        await using var users = database.CreateUsers();
        await using var connection = await users.OpenConnectionAsync(Token);
        var user = Guid.NewGuid();
        var scope = new TestScope(AsUser(users, user, "mine").On(connection));
        await using var transaction = await connection.BeginTransactionAsync(Token);
        await ExecuteAsync(connection, "set local role anon");
        var before = await TextAsync(connection, Session);
        await scope.InsertAsync(new() { Owner = user, Name = "before" }, Token);

        await transaction.SaveAsync("s", Token);
        await Assert.ThrowsAsync<SqlAccessDeniedException>(() => scope.InsertAsync(new() { Owner = Guid.NewGuid() }, Token));
        Assert.Equal("25P02", (await Assert.ThrowsAsync<PostgresException>(() => TextAsync(connection, Session))).SqlState);
        await transaction.RollbackAsync("s", Token);
        Assert.Equal(before, await TextAsync(connection, Session));

        using (var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(300)))
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scope.TextAsync("select pg_sleep(30)::text", cancellationToken: soon.Token));
        await transaction.RollbackAsync("s", Token);
        Assert.Equal(before, await TextAsync(connection, Session));

        Assert.Equal(1, await scope.CountAsync(Token));
        await transaction.CommitAsync(Token);
        Assert.Equal(1, await TestScope.AsUser(users, user).CountAsync(Token));
    }

    [Fact]
    public async Task A_stream_that_is_left_early_puts_everything_back()
    {
        database.DemandNative();
        await using var users = database.CreateUsers();
        await using var connection = await users.OpenConnectionAsync(Token);
        var scope = new TestScope(AsUser(users, Guid.NewGuid(), "mine").On(connection));
        await using var transaction = await connection.BeginTransactionAsync(Token);
        var before = await TextAsync(connection, Session);

        await foreach (var number in scope.Query("select n from generate_series(1, 200000) n", static r => r.GetInt32(0)).WithCancellation(Token))
        {
            if (number == 3)
                break;
        }

        Assert.Equal(before, await TextAsync(connection, Session));
        await Assert.ThrowsAsync<InvalidCastException>(() => scope.Query("select n from generate_series(1, 9) n", static r => r.GetGuid(0)).ToListAsync(Token));
        Assert.Equal(before, await TextAsync(connection, Session));
        await transaction.CommitAsync(Token);
    }

    [Fact]
    public async Task Many_calls_travel_together_and_one_call_is_one_round_trip()
    {
        database.DemandNative();
        await using var proxy = new TurnCounter(database.Users);
        await using var users = SqlGenDataSource.Create(TestDatabase.Description, proxy.ConnectionString);
        await using var connection = await users.OpenConnectionAsync(Token);
        var session = AsUser(users, Guid.NewGuid(), "mine").On(connection);
        var scope = new TestScope(session);
        await using var transaction = await connection.BeginTransactionAsync(Token);
        var before = await TextAsync(connection, Session);
        await scope.CountAsync(Token);

        Assert.Equal(1, await proxy.CountAsync(() => scope.InsertAsync(new() { Name = "a" }, Token)));
        var batch = new SqlBatch<TestScope>(session, static s => new TestScope(s));
        var (one, count) = (batch.Calls.InsertAsync(new() { Name = "b" }, Token), batch.Calls.CountAsync(Token));
        Assert.Equal(1, await proxy.CountAsync(() => batch.SendAsync(Token)));

        Assert.Equal(("b", 2), ((await one).Name, await count));
        Assert.Equal(before, await TextAsync(connection, Session));
    }

    [Fact]
    public async Task What_cannot_be_made_safe_is_refused_with_the_way_out()
    {
        database.DemandNative();
        await using var users = database.CreateUsers();
        await using var elsewhere = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.Administrator) { Database = "postgres" }.ConnectionString);
        await using var connection = users.CreateConnection();
        var session = AsUser(users, Guid.NewGuid(), "mine");
        var scope = new TestScope(session.On(connection));

        await Assert.ThrowsAsync<InvalidOperationException>(() => scope.CountAsync(Token));
        await elsewhere.OpenAsync(Token);
        Assert.Contains("\"postgres\"", (await Assert.ThrowsAsync<InvalidOperationException>(() => new TestScope(session.On(elsewhere)).CountAsync(Token))).Message, StringComparison.Ordinal);
        await connection.OpenAsync(Token);
        await Assert.ThrowsAsync<InvalidOperationException>(() => scope.InsertManyAsync([new() { Name = "a" }, new() { Name = "b" }], Token));
        await Assert.ThrowsAsync<InvalidOperationException>(() => scope.BeginTransactionAsync(Token));
        await using var transaction = await TestScope.AsUser(users, Guid.NewGuid()).BeginTransactionAsync(Token);
        Assert.Throws<InvalidOperationException>(() => transaction.Session.On(connection));
        Assert.Throws<InvalidOperationException>(() => TestScope.AsLogin(users).Session.On(connection));
    }

    private static SqlSession AsUser(NpgsqlDataSource users, Guid user, string own) =>
        new SqlEndpoint(TestDatabase.Description, users, SqlEndpointKind.Users, null).As(UserContext.ForUser("authenticated", user).WithSetting("app.own", own));

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Token);
    }

    private static async Task<string?> TextAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (await command.ExecuteScalarAsync(Token))?.ToString();
    }
}
