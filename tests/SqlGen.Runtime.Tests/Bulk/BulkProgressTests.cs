using Npgsql;
using SqlGen.Runtime.Tests.Database;

namespace SqlGen.Runtime.Tests.Bulk;

/// <summary>What <see cref="IProgress{T}"/> is told, and what is left of a bulk insert that stops in its middle.</summary>
public sealed class BulkProgressTests(TestDatabase database)
{
    [Theory]
    [InlineData(true, 0), InlineData(true, 1), InlineData(true, 1000), InlineData(true, 4500)]
    [InlineData(false, 0), InlineData(false, 1), InlineData(false, 10_000), InlineData(false, 24_500)]
    public async Task Reports_grow_by_what_was_sent_together_and_the_last_one_is_the_total(bool isService, int count)
    {
        await using var source = isService ? database.CreateService() : database.CreateUsers();
        var user = Guid.NewGuid();
        var reports = new Reports();

        Assert.Equal(count, await Scope(source, user, isService).InsertManyAsync(Rows(user, count), default, reports));

        Assert.Equal(count, reports.Told[^1]);
        Assert.Equal(1 + (Math.Max(count - 1, 0) / Step(isService)), reports.Told.Count);
        Assert.Equal(reports.Told.Distinct().Order(), reports.Told);
    }

    [Fact]
    public async Task Copied_rows_are_told_together_with_those_that_went_beside_them()
    {
        await using var service = database.CreateService();
        var user = Guid.NewGuid();
        var reports = new Reports();
        var rows = Rows(user, 6000).Select((row, i) => i > 1000 && i % 3 == 0 ? row with { Mood = "sad" } : row);

        Assert.Equal(6000, await TestScope.AsService(service).InsertManyAsync(rows, default, reports));

        Assert.Equal(6000, reports.Told[^1]);
        Assert.InRange(reports.Told.Count, 4, 7);
        Assert.Equal(reports.Told.Distinct().Order(), reports.Told);
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task The_total_is_told_after_the_commit_and_nothing_is_there_before(bool isService)
    {
        database.DemandNative();
        await using var source = isService ? database.CreateService() : database.CreateUsers();
        await using var administrator = NpgsqlDataSource.Create(database.Administrator);
        var (user, step) = (Guid.NewGuid(), Step(isService));
        List<(long Told, long There)> seen = [];

        await Scope(source, user, isService).InsertManyAsync(Rows(user, 5 * step / 2), default, new Reports(told => seen.Add((told, Count(administrator, user)))));

        Assert.Equal([(step, 0), (2 * step, 0), (5 * step / 2, 5 * step / 2)], seen);
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task Whatever_stops_it_in_its_middle_or_its_last_row_nothing_stays_and_the_session_is_clean(bool isService)
    {
        database.DemandNative();
        await using var source = isService ? database.CreateService("Maximum Pool Size=1") : database.CreateUsers("Maximum Pool Size=1");
        await using var administrator = NpgsqlDataSource.Create(database.Administrator);
        var (user, step) = (Guid.NewGuid(), Step(isService));
        var scope = Scope(source, user, isService);
        using var cancellation = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scope.InsertManyAsync(Rows(user, 5 * step), cancellation.Token, new Reports(told =>
        {
            if (told >= 2 * step)
                cancellation.Cancel();
        })));
        await NothingIsLeftAsync();

        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => scope.InsertManyAsync(Rows(user, 3 * step).Select((row, i) => i == (3 * step) - 1 ? throw new InvalidTimeZoneException() : row)));
        await NothingIsLeftAsync();

        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => scope.InsertManyAsync(Rows(user, 3 * step), default, new Reports(told => { if (told >= step) throw new InvalidTimeZoneException(); })));
        await NothingIsLeftAsync();

        // By the unique constraint, in the last row; by the policy, where there is one.
        var twice = await Assert.ThrowsAsync<PostgresException>(() => scope.InsertManyAsync(Rows(user, 3 * step).Append(new() { Owner = user, Name = "7" })));
        Assert.Equal(PostgresErrorCodes.UniqueViolation, twice.SqlState);
        await NothingIsLeftAsync();
        if (isService)
            return;
        await Assert.ThrowsAsync<SqlAccessDeniedException>(() => scope.InsertManyAsync(Rows(user, 3 * step).Append(new() { Owner = Guid.NewGuid(), Name = "x" })));
        await NothingIsLeftAsync();

        async Task NothingIsLeftAsync()
        {
            Assert.Equal(0, Count(administrator, user));
            await using var command = source.CreateCommand("select concat_ws(' ', current_user = session_user, current_setting('role'), nullif(current_setting('request.jwt.claims', true), ''))");
            Assert.Equal("t none", await command.ExecuteScalarAsync());
        }
    }

    // Beside a COPY a report comes every thousand rows, otherwise with each chunk.
    private static int Step(bool isService) => isService ? 1000 : 10_000;

    private static TestScope Scope(NpgsqlDataSource source, Guid user, bool isService) => isService ? TestScope.AsService(source) : TestScope.AsUser(source, user);

    private static IEnumerable<NewItem> Rows(Guid user, int count) => Enumerable.Range(0, count).Select(i => new NewItem { Owner = user, Name = $"{i}" });

    private static long Count(NpgsqlDataSource administrator, Guid user)
    {
        using var command = administrator.CreateCommand("select count(*) from public.items where owner = $1");
        command.Parameters.Add(new() { Value = user });
        return (long)command.ExecuteScalar()!;
    }

    private sealed class Reports(Action<long>? then = null) : IProgress<long>
    {
        public List<long> Told { get; } = [];

        public void Report(long value)
        {
            Told.Add(value);
            then?.Invoke(value);
        }
    }
}
