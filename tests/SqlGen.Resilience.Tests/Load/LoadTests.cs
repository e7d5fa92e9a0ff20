using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace SqlGen.Resilience.Tests.Load;

/// <summary>Many more scopes than connections, for as long as asked: SQLGEN_LOAD_SECONDS.</summary>
public sealed class LoadTests(ITestOutputHelper output)
{
    private const int Scopes = 64;
    private const int Pool = 8;

    [Fact]
    public async Task Through_a_small_pool_every_scope_gets_its_turn_and_nothing_grows()
    {
        await using var database = await Resilience.CreateDatabaseAsync();
        await using var users = Resilience.Users(await database.LoginAsync("app_login"), Pool);
        var db = new ResilienceDatabase(users);
        var seconds = Resilience.Setting("SQLGEN_LOAD_SECONDS", 10);
        using var end = new CancellationTokenSource();
        // Made beforehand, so that what grows is not the test's own.
        var latencies = new Latencies(seconds * 50_000);
        var calls = new int[Scopes];

        var running = Enumerable.Range(0, Scopes).Select(number => Task.Run(() => CallAsync(db, number, calls, latencies, end.Token))).ToList();
        List<long> sessions = [];
        List<(double Megabytes, int Calls)> memory = [];
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromSeconds(seconds))
        {
            await Task.Delay(TimeSpan.FromSeconds(seconds / 5.0));
            sessions.Add(await database.ScalarAsync<long>("select count(*) from pg_stat_activity where datname = current_database() and usename = 'app_login'"));
            memory.Add((GC.GetTotalMemory(forceFullCollection: true) / 1e6, latencies.Count));
        }

        await end.CancelAsync();
        await Task.WhenAll(running);

        var sorted = latencies.Sorted();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Scopes} scopes, pool of {Pool}, {seconds} s: {sorted.Length} calls, fewest of a scope {calls.Min()}, most {calls.Max()}; ms p50 {At(sorted, 0.5):0.0}, p95 {At(sorted, 0.95):0.0}, p99 {At(sorted, 0.99):0.0}, max {sorted[^1]:0.0}; "
            + $"sessions {string.Join(" ", sessions)}; MB after collection {string.Join(" ", memory.Select(static m => m.Megabytes.ToString("0.0", CultureInfo.InvariantCulture)))}"));
        Assert.All(sessions, static count => Assert.InRange(count, 1, Pool));
        Assert.True(calls.Min() * 4 >= calls.Max(), $"one scope made {calls.Min()} calls while another made {calls.Max()}");
        // A hundred bytes kept of every call would be seen.
        var (grown, between) = (memory[^1].Megabytes - memory[0].Megabytes, memory[^1].Calls - memory[0].Calls);
        Assert.True(grown < 0.5 + (between * 50 / 1e6), string.Create(CultureInfo.InvariantCulture, $"memory grew by {grown:0.0} MB over {between} calls"));
        await CleanSession.DemandOfAllAsync(users, "app_login", Pool);
    }

    private static double At(double[] sorted, double share) => sorted[(int)((sorted.Length - 1) * share)];

    private static async Task CallAsync(ResilienceDatabase db, int number, int[] calls, Latencies latencies, CancellationToken end)
    {
        var me = db.AsAuthenticated(Guid.NewGuid());
        for (var i = 0; !end.IsCancellationRequested; i++)
        {
            var start = Stopwatch.GetTimestamp();
            if (i % 4 == 0)
                await me.Entries.InsertAsync(new() { Mark = Guid.NewGuid(), Worker = number, Number = i, Note = "load" }, CancellationToken.None);
            else
                Assert.Equal(1 + (i / 4), await me.Entries.CountAsync(CancellationToken.None));
            latencies.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            calls[number]++;
        }
    }

    private sealed class Latencies(int capacity)
    {
        private readonly double[] _milliseconds = new double[capacity];
        private int _count;

        public int Count => _count;

        public void Add(double milliseconds) => _milliseconds[Interlocked.Increment(ref _count) - 1] = milliseconds;

        public double[] Sorted() => [.. _milliseconds.Take(_count).Order()];
    }
}
