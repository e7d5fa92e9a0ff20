using System.Globalization;
using Npgsql;
using SqlGen.Internal;
using SqlGen.Runtime.Tests.Database;

namespace SqlGen.Runtime.Tests.Contexts;

/// <summary>However a call ends, the next use of its pooled connection knows nothing of it. One physical connection, with and without Npgsql's reset.</summary>
public sealed class LeakTests(TestDatabase database)
{
    private const string NoReset = "Maximum Pool Size=1;No Reset On Close=true";
    private const string Reset = "Maximum Pool Size=1;No Reset On Close=false";

    private static readonly string s_thousands = "select g from generate_series(1, 3000000) g";

    [Theory, InlineData(NoReset), InlineData(Reset)]
    public Task After_success(string pool) => Leaves_nothingAsync(pool, async scope => await scope.InsertAsync(new() { Name = "x" }));

    [Theory, InlineData(NoReset), InlineData(Reset)]
    public Task After_an_error_in_the_call(string pool) => Leaves_nothingAsync(pool, async scope =>
    {
        var error = await Assert.ThrowsAsync<PostgresException>(() => scope.TextAsync("select 1 / 0"));
        Assert.Equal(PostgresErrorCodes.DivisionByZero, error.SqlState);
    });

    [Theory, InlineData(NoReset), InlineData(Reset)]
    public Task After_a_violated_policy(string pool) => Leaves_nothingAsync(pool, async scope =>
        await Assert.ThrowsAsync<SqlAccessDeniedException>(() => scope.InsertAsync(new() { Owner = Guid.NewGuid() })));

    [Theory, InlineData(NoReset), InlineData(Reset)]
    public Task After_a_reader_that_threw(string pool) => Leaves_nothingAsync(pool, async scope =>
        await Assert.ThrowsAsync<InvalidCastException>(() => scope.Query("select 'text'", static reader => reader.GetGuid(0)).ToListAsync()));

    [Theory, InlineData(NoReset), InlineData(Reset)]
    public Task After_a_cancellation(string pool) => Leaves_nothingAsync(pool, async scope =>
    {
        using var cancellation = new CancellationTokenSource(200);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scope.TextAsync("select pg_sleep(20)", cancellationToken: cancellation.Token));
    });

    [Theory, InlineData(NoReset), InlineData(Reset)]
    public Task After_a_timeout(string pool) => Leaves_nothingAsync(pool + ";Command Timeout=1", async scope =>
    {
        var error = await Assert.ThrowsAsync<NpgsqlException>(() => scope.TextAsync("select pg_sleep(20)"));
        Assert.IsType<TimeoutException>(error.InnerException);
    });

    [Theory, InlineData(NoReset), InlineData(Reset)]
    public Task After_rows_left_early(string pool) => Leaves_nothingAsync(pool, async scope =>
    {
        await foreach (var row in scope.Query(s_thousands, static reader => reader.GetInt32(0)))
            if (row == 3)
                break;
    });

    [Theory, InlineData(NoReset), InlineData(Reset)]
    public Task After_a_consumer_that_threw(string pool) => Leaves_nothingAsync(pool, async scope =>
        await Assert.ThrowsAsync<InvalidTimeZoneException>(async () =>
        {
            await foreach (var row in scope.Query(s_thousands, static reader => reader.GetInt32(0)))
                if (row == 3)
                    throw new InvalidTimeZoneException();
        }));

    [Theory, InlineData(NoReset), InlineData(Reset)]
    public Task After_a_committed_transaction(string pool) => Leaves_nothingAsync(pool, async scope =>
    {
        await using var transaction = await scope.BeginTransactionAsync();
        await transaction.InsertAsync(new() { Name = "kept" });
        await transaction.CommitAsync();
    });

    [Theory, InlineData(NoReset), InlineData(Reset)]
    public Task After_a_transaction_without_commit(string pool) => Leaves_nothingAsync(pool, async scope =>
    {
        await using (var transaction = await scope.BeginTransactionAsync())
            await transaction.InsertAsync(new() { Name = "lost" });
        Assert.Equal(0, await scope.CountAsync());
    });

    [Theory, InlineData(NoReset), InlineData(Reset)]
    public Task After_a_failed_transaction(string pool) => Leaves_nothingAsync(pool, async scope =>
    {
        await using var transaction = await scope.BeginTransactionAsync();
        await Assert.ThrowsAsync<PostgresException>(() => transaction.TextAsync("select 1 / 0"));
    });

    [Theory, InlineData(NoReset), InlineData(Reset)]
    public Task After_a_call_that_changes_the_session(string pool) => Leaves_nothingAsync(pool, async scope =>
        await scope.ExecuteAsync("select public.change_session()", SqlTraits.ChangesSession));

    [Theory, InlineData(NoReset), InlineData(Reset)]
    public Task After_a_transaction_that_changes_the_session(string pool) => Leaves_nothingAsync(pool, async scope =>
    {
        await using var transaction = await scope.BeginTransactionAsync();
        await transaction.ExecuteAsync("select public.change_session()", SqlTraits.ChangesSession);
        await transaction.CommitAsync();
    });

    [Theory, InlineData(NoReset), InlineData(Reset)]
    public Task After_a_bulk_insert_that_failed(string pool) => Leaves_nothingAsync(pool, async scope =>
    {
        var rows = Enumerable.Range(0, 2500).Select(i => new NewItem { Name = i == 2400 ? "0" : i.ToString(CultureInfo.InvariantCulture) });
        await Assert.ThrowsAsync<PostgresException>(() => scope.InsertManyAsync(rows));
        Assert.Equal(0, await scope.CountAsync());
    });

    [Theory, InlineData(NoReset), InlineData(Reset)]
    public Task After_a_broken_connection(string pool) => Leaves_nothingAsync(pool, async scope =>
    {
        var call = scope.TextAsync("select pg_sleep(20)");
        await Task.Delay(300);
        await database.Database.ExecuteAsync($"select pg_terminate_backend(pid) from pg_stat_activity where query = 'select pg_sleep(20)' and datname = '{database.Database.Name}'");
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => call);
    }, samePid: false);

    private async Task Leaves_nothingAsync(string pool, Func<TestScope, Task> use, bool samePid = true)
    {
        database.DemandNative();
        await using var users = database.CreateUsers(pool);
        var pid = await BackendAsync(users);

        await use(TestScope.AsUser(users, Guid.NewGuid(), UserClaims.Empty.With("secret", "s")));

        if (samePid)
            Assert.Equal(pid, await BackendAsync(users));
        await using var command = users.CreateCommand("""
            select concat_ws('|', current_user, session_user, current_setting('role'),
                current_setting('request.jwt.claims', true), current_setting('request.jwt.claim.sub', true), current_setting('app.left', true),
                current_setting('statement_timeout'), current_setting('search_path'), current_setting('plan_cache_mode'),
                to_regclass('pg_temp.left_behind'),
                (select count(*) from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()))
            """);
        var left = (string)(await command.ExecuteScalarAsync())!;
        Assert.Equal("app_login|app_login|none|0|\"$user\", public|auto|0", left.Replace("|||", "|", StringComparison.Ordinal).Replace("||", "|", StringComparison.Ordinal));
        await Assert.ThrowsAsync<SqlAccessDeniedException>(() => TestScope.AsLogin(users).CountAsync());
    }

    private static async Task<int> BackendAsync(NpgsqlDataSource dataSource)
    {
        await using var command = dataSource.CreateCommand("select pg_backend_pid()");
        return (int)(await command.ExecuteScalarAsync())!;
    }
}
