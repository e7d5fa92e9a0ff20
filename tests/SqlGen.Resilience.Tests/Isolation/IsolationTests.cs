using System.Globalization;
using SqlGen.Resilience.Tests.Faults;

namespace SqlGen.Resilience.Tests.Isolation;

/// <summary>Random policies, random people and random calls at the same time on small pools, compared with a model of Row Level Security.</summary>
public sealed class IsolationTests(ITestOutputHelper output)
{
    private const int Workers = 8;
    private const int PolicySets = 5;

    [Fact]
    public async Task No_call_sees_or_changes_what_the_policies_forbid_and_none_leaves_a_trace()
    {
        var calls = Resilience.Setting("SQLGEN_ISOLATION_CALLS", 20_000);
        await using var database = await Resilience.CreateDatabaseAsync();
        await using var logins = new Logins(await database.LoginAsync("app_login"));
        List<Worker> all = [];

        for (var (set, seed) = (0, Seed()); set < PolicySets; set++)
        {
            var workers = await PrepareAsync(new Random(seed + set), logins, database.ConnectionString, sql => database.ExecuteAsync(sql));
            await Task.WhenAll(workers.Select(worker => Task.Run(() => worker.RunAsync(calls / PolicySets / Workers))));
            all.AddRange(workers);
        }

        var disturbed = Report(all);
        Assert.True(all.Sum(static worker => worker.Calls) >= calls - (PolicySets * Workers));
        Assert.Superset(new HashSet<string>(["cancelled", "timed out on the server", "timed out at the client"]), disturbed);
    }

    [Fact]
    public async Task While_the_server_is_killed_a_call_happens_or_not_and_never_for_another_user()
    {
        await using var cluster = await FaultDatabase.CreateAsync();
        await using var logins = new Logins(cluster.ConnectionStringOf("app_login"));
        var workers = await PrepareAsync(new Random(Seed()), logins, cluster.ConnectionString, cluster.ExecuteAsync);
        using var end = new CancellationTokenSource();
        var running = workers.Select(worker => Task.Run(() => worker.RunOnFragileServerAsync(end.Token))).ToList();

        for (var i = 0; i < 5; i++)
        {
            await Task.WhenAny(Task.Delay(600), Task.WhenAny(running));
            await cluster.KillAsync();
            await cluster.StartAsync();
        }

        await Task.Delay(600);
        await end.CancelAsync();
        await Task.WhenAll(running);
        Assert.Contains("server down", Report(workers));
        await CleanSession.DemandOfAllAsync(logins.Calm, "app_login", 3);
    }

    private int Seed()
    {
        var seed = Resilience.Setting("SQLGEN_ISOLATION_SEED", Environment.TickCount);
        output.WriteLine($"SQLGEN_ISOLATION_SEED={seed}");
        return seed;
    }

    private async Task<List<Worker>> PrepareAsync(Random random, Logins logins, string administrator, Func<string, Task> executeAsync)
    {
        var policies = PolicySet.Random(random);
        output.WriteLine(policies.Sql);
        List<Person> people = [.. Enumerable.Range(0, 6).Select(_ => Person.Random(random))];
        await executeAsync("truncate public.items;" + policies.Sql);
        return [.. Enumerable.Range(0, Workers).Select(number => new Worker(number, new Random(random.Next()), logins, new(administrator), policies, people))];
    }

    private HashSet<string> Report(List<Worker> workers)
    {
        var disturbed = workers.SelectMany(static worker => worker.Disturbed).ToLookup(static d => d.Key, static d => d.Value);
        var counts = string.Join(", ", disturbed.Select(static kind => string.Create(CultureInfo.InvariantCulture, $"{kind.Sum()} {kind.Key}")));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{workers.Sum(static w => w.Calls)} calls, {workers.Sum(static w => w.Forbidden)} refused by policies as the model says, {counts}; nothing seen, changed or left behind"));
        return [.. disturbed.Select(static kind => kind.Key)];
    }
}
