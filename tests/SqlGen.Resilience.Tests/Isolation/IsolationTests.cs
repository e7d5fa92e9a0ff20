using SqlGen.Testing;

namespace SqlGen.Resilience.Tests.Isolation;

/// <summary>Random policies, random people and random calls at the same time on one small pool, compared with a model of Row Level Security.</summary>
public sealed class IsolationTests(ITestOutputHelper output)
{
    private const int Workers = 8;
    private const int PolicySets = 5;

    [Fact]
    public async Task No_call_sees_or_changes_what_the_policies_forbid_and_none_leaves_a_trace()
    {
        var calls = Resilience.Setting("SQLGEN_ISOLATION_CALLS", 20_000);
        var seed = Resilience.Setting("SQLGEN_ISOLATION_SEED", Environment.TickCount);
        output.WriteLine($"SQLGEN_ISOLATION_SEED={seed}");
        await using var database = await Resilience.CreateDatabaseAsync();
        await using var users = Resilience.Users(await database.LoginAsync("app_login"), poolSize: 3);
        var db = new ResilienceDatabase(users);
        var (made, forbidden, interrupted) = (0, 0, 0);

        for (var set = 0; set < PolicySets; set++)
        {
            var random = new Random(seed + set);
            var policies = PolicySet.Random(random);
            List<Person> people = [.. Enumerable.Range(0, 6).Select(_ => Person.Random(random))];
            await database.ExecuteAsync("truncate public.items;" + policies.Sql);
            List<Worker> workers = [.. Enumerable.Range(0, Workers).Select(number => new Worker(number, new Random(random.Next()), db, users, database, policies, people))];
            try
            {
                await Task.WhenAll(workers.Select(worker => Task.Run(() => worker.RunAsync(calls / PolicySets / Workers))));
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"seed {seed}, set {set}: {policies.Sql}", e);
            }

            made += workers.Sum(static worker => worker.Calls);
            forbidden += workers.Sum(static worker => worker.Forbidden);
            interrupted += workers.Sum(static worker => worker.Interrupted);
        }

        output.WriteLine($"{made} calls, {forbidden} refused by policies as the model says, {interrupted} interrupted; nothing seen, changed or left behind");
        Assert.True(made >= calls - (PolicySets * Workers), $"{made} calls were made");
    }
}
