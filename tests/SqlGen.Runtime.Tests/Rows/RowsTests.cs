using System.Diagnostics;
using System.Linq;
using Npgsql;
using SqlGen.Internal;
using SqlGen.Runtime.Tests.Database;

namespace SqlGen.Runtime.Tests.Rows;

public sealed class RowsTests(TestDatabase database)
{
    [Fact]
    public async Task Rows_are_cold_and_can_be_read_again_and_at_the_same_time()
    {
        await using var users = database.CreateUsers();
        var scope = TestScope.AsUser(users, Guid.NewGuid());
        var call = scope.Call(new("test", "select g, count(*) over () from generate_series(1, $1) g, items", SqlTraits.ReadOnly));
        call.Add(3, NpgsqlTypes.NpgsqlDbType.Integer);
        var rows = call.Rows(static reader => reader.GetInt32(0));

        Assert.Empty(await rows.ToListAsync());
        await scope.InsertAsync(new());
        Assert.Equal([1, 2, 3], await rows.ToListAsync());
        Assert.Equal(3, (await rows.ToArrayAsync()).Length);

        if (!database.Server.IsNative)
            return;
        var sum = 0;
        await foreach (var outer in rows)
            await foreach (var inner in rows)
                sum += outer * inner;
        Assert.Equal(36, sum);
    }

    [Fact]
    public async Task First_and_single_say_what_they_find()
    {
        await using var users = database.CreateUsers();
        var scope = TestScope.AsUser(users, Guid.NewGuid());

        Assert.Equal(1, await Series(2).FirstAsync());
        Assert.Equal(1, await Series(2).FirstOrDefaultAsync());
        Assert.Equal(0, await Series(0).FirstOrDefaultAsync());
        Assert.Equal(1, await Series(1).SingleAsync());
        Assert.Equal(0, await Series(0).SingleOrDefaultAsync());
        Assert.StartsWith("test.query returned no row", (await Assert.ThrowsAsync<InvalidOperationException>(() => Series(0).FirstAsync())).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Series(0).SingleAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => Series(2).SingleAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => Series(2).SingleOrDefaultAsync());
        await Assert.ThrowsAsync<SqlGenDataException>(() => scope.TextAsync("select 1 where false"));
        await Assert.ThrowsAsync<SqlGenDataException>(() => scope.TextAsync("select generate_series(1, 2)"));

        SqlRows<int> Series(int count) => scope.Query($"select generate_series(1, {count})", static reader => reader.GetInt32(0));
    }

    [Fact]
    public async Task Linq_works_on_rows_without_ambiguity()
    {
        await using var users = database.CreateUsers();
        var rows = TestScope.AsUser(users, Guid.NewGuid()).Query("select generate_series(1, 9)", static reader => reader.GetInt32(0));

        List<int> even = await rows.Where(row => row % 2 == 0).Take(2).ToListAsync();

        Assert.Equal([2, 4], even);
        Assert.Equal(9, await rows.CountAsync());
    }

    [Fact]
    public async Task Leaving_many_rows_early_does_not_read_the_rest()
    {
        database.DemandNative();
        await using var users = database.CreateUsers("Maximum Pool Size=1");
        var scope = TestScope.AsUser(users, Guid.NewGuid());
        var clock = Stopwatch.StartNew();

        Assert.Equal(1, await scope.Query("with recursive r(i) as (select 1 union all select i + 1 from r) select i from r", static reader => reader.GetInt32(0)).FirstAsync());

        await Assert.ThrowsAsync<InvalidCastException>(() => scope.Query("with recursive r(i) as (select 1 union all select i + 1 from r) select i from r", static reader => reader.GetGuid(0)).ToListAsync());
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"took {clock.Elapsed}");
        Assert.Equal(0, await scope.CountAsync());
    }

    [Fact]
    public async Task An_error_in_rows_that_nobody_wants_is_no_error()
    {
        await using var users = database.CreateUsers();
        var scope = TestScope.AsUser(users, Guid.NewGuid());

        Assert.Equal(1, await scope.Query("select 1 / (300 - g) from generate_series(299, 300) g", static reader => reader.GetInt32(0)).FirstAsync());

        Assert.Equal(0, await scope.CountAsync());
    }

    [Fact]
    public async Task Leaving_a_writing_call_early_keeps_what_it_wrote()
    {
        await using var users = database.CreateUsers();
        var scope = TestScope.AsUser(users, Guid.NewGuid());

        await foreach (var _ in scope.Query("insert into items (quantity) select generate_series(1, 5000) returning id", static reader => reader.GetInt64(0), SqlTraits.None))
            break;

        Assert.Equal(5000, await scope.CountAsync());
    }

    [Fact]
    public async Task A_cancelled_enumeration_throws_and_the_connection_serves_on()
    {
        database.DemandNative();
        await using var users = database.CreateUsers("Maximum Pool Size=1");
        var scope = TestScope.AsUser(users, Guid.NewGuid());
        using var cancellation = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var row in scope.Query("select generate_series(1, 3000000)", static reader => reader.GetInt32(0)).WithCancellation(cancellation.Token))
                if (row == 10)
                    await cancellation.CancelAsync();
        });

        Assert.Equal(0, await scope.CountAsync());
    }

    [Fact]
    public async Task Spans_carry_the_calls_name_and_no_values()
    {
        var spans = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "Npgsql",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                lock (spans)
                    spans.Add(span);
            },
        };
        ActivitySource.AddActivityListener(listener);
        await using var users = database.CreateUsers("Application Name=spans");
        await using var service = database.CreateService("Application Name=spans");
        var user = Guid.NewGuid();
        for (var i = 0; i < 3; i++)
        {
            await TestScope.AsUser(users, user).InsertAsync(new() { Name = $"a value {i}" });
            await TestScope.AsService(service).CountAsync();
        }
        await TestScope.AsService(service).InsertManyAsync(Enumerable.Range(0, 1001).Select(_ => new NewItem { Owner = user }));

        Activity[] seen;
        lock (spans)
            seen = [.. spans];
        Assert.True(seen.Count(span => span.DisplayName == "items.insert") >= 4);
        Assert.True(seen.Count(span => span.DisplayName == "items.count") >= 3);
        Assert.DoesNotContain(seen, span => span.TagObjects.Any(tag => tag.Value?.ToString()?.Contains("a value", StringComparison.Ordinal) == true));
    }
}
