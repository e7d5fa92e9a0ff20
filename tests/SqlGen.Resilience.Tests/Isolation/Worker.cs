using System.Globalization;
using Npgsql;

namespace SqlGen.Resilience.Tests.Isolation;

/// <summary>Makes random calls as random people on rows of its own, and knows from the model what each must do.</summary>
internal sealed class Worker(int number, Random random, Logins logins, StoredItems stored, PolicySet policies, IReadOnlyList<Person> people)
{
    private const int Ids = 12;

    private Dictionary<int, Item> _rows = [];

    public int Calls { get; private set; }

    public int Forbidden { get; private set; }

    /// <summary>How calls were disturbed that had not been acknowledged.</summary>
    public Dictionary<string, int> Disturbed { get; } = [];

    /// <summary>Every call is checked against the model; one in twenty is disturbed.</summary>
    public async Task RunAsync(int calls)
    {
        while (Calls < calls)
        {
            var source = logins.Calm;
            switch (random.Next(80))
            {
                case < 4:
                    await TransactionAsync();
                    break;
                case < 8:
                    await BatchAsync();
                    break;
                case < 12:
                    source = await DisturbedAsync();
                    break;
                default:
                    await CallAsync(Person(), null);
                    break;
            }

            await CleanSession.DemandAsync(source, "app_login");
        }

        Assert.Equal(Text(_rows.Values), Text(await stored.OfAsync(number)));
    }

    /// <summary>While the server dies and comes back: nothing is known of a call but that it happened or did not.</summary>
    public async Task RunOnFragileServerAsync(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            await UncertainAsync(logins.Calm, Person(), Steps(), random.Next(3), CancellationToken.None, null);
            await SeeAsync(Person());
            await StoredItems.UntilThereAsync(() => CleanSession.DemandAsync(logins.Calm, "app_login"));
        }
    }

    private Person Person() => people[random.Next(people.Count)];

    private static ResilienceDatabase.AuthenticatedScope As(NpgsqlDataSource source, Person person) => new ResilienceDatabase(source).AsAuthenticated(person.Id, person.Claims);

    private async Task TransactionAsync()
    {
        var (before, person) = (new Dictionary<int, Item>(_rows), Person());
        var keep = random.Next(2) == 0;
        await using (var transaction = await As(logins.Calm, person).BeginTransactionAsync())
        {
            for (var i = random.Next(1, 5); i > 0 && keep; i--)
                keep = await CallAsync(person, transaction);
            if (keep)
                await transaction.CommitAsync();
        }

        if (!keep)
            _rows = before;
    }

    /// <summary>Several calls in one round trip: where one of them fails, wherever it stands, none has happened and each says so.</summary>
    private async Task BatchAsync()
    {
        var (after, person, steps) = (new Dictionary<int, Item>(_rows), Person(), Steps());
        Calls += steps.Count;
        string? expected = null;
        List<ChangeOutcome?> outcomes = [];
        foreach (var step in steps)
        {
            expected = step.Apply(after, policies, person, out var outcome);
            if (expected is not null)
                break;
            outcomes.Add(outcome);
        }

        var batch = As(logins.Calm, person).CreateBatch();
        var calls = steps.Select(step => step.SendAsync(batch.Calls)).ToList();
        var seen = batch.Calls.Items.All().ToListAsync();
        Same(expected, await StateOfAsync(() => batch.SendAsync()), $"{person}: {string.Join("; ", steps)}");
        if (expected is null)
        {
            Assert.Equal(outcomes, await Task.WhenAll(calls));
            _rows = after;
            Judge(await seen, person);
            return;
        }

        foreach (var call in calls.Append<Task>(seen))
            Assert.Equal(expected, await StateOfAsync(() => call));
    }

    /// <summary>A call, batch or transaction that is cancelled or timed out somewhere between its first byte and its last.</summary>
    private async Task<NpgsqlDataSource> DisturbedAsync()
    {
        var source = random.Next(50) switch
        {
            0 => logins.Impatient,
            < 6 => logins.Hasty,
            _ => logins.Calm,
        };
        if (source == logins.Calm)
        {
            using var cancellation = new CancellationTokenSource(TimeSpan.FromMicroseconds(random.Next(3000)));
            await UncertainAsync(source, Person(), Steps(), random.Next(3), cancellation.Token, null);
        }
        else
        {
            // Somebody holds the rows for longer than the call may take.
            var holder = await stored.HoldAsync(Enumerable.Range(number * 1000, Ids));
            await UncertainAsync(source, Person(), Steps(), random.Next(3), CancellationToken.None, holder);
        }

        return source;
    }

    /// <summary>All of it happened, or nothing; all of it where it was acknowledged.</summary>
    private async Task UncertainAsync(NpgsqlDataSource source, Person person, List<Step> steps, int shape, CancellationToken cancellationToken, IAsyncDisposable? holder)
    {
        if (shape == 0)
            steps = [steps[0]];
        Calls += steps.Count;
        var (before, after) = (Text(_rows.Values), new Dictionary<int, Item>(_rows));
        var expected = steps.Select(step => step.Apply(after, policies, person, out _)).FirstOrDefault(static state => state is not null);
        var (acknowledged, what) = (false, $"{person}: {string.Join("; ", steps)}");
        try
        {
            await SendAsync(As(source, person), steps, shape, cancellationToken);
            acknowledged = true;
        }
        catch (Exception e) when (Disturbance.Of(e) is { } disturbance)
        {
            Disturbed[disturbance] = Disturbed.GetValueOrDefault(disturbance) + 1;
        }
        catch (Exception e) when (expected is not null && Resilience.SqlState(e) == expected)
        {
            Forbidden += expected == Step.Refused ? 1 : 0;
        }

        if (holder is not null)
            await holder.DisposeAsync();
        var rows = await stored.OfAsync(number);
        Assert.False(acknowledged && expected is not null, $"{what}: acknowledged, though the model says {expected}");
        if (acknowledged)
            Assert.Equal(Text(after.Values), Text(rows));
        else
            Assert.Contains(Text(rows), expected is null ? [before, Text(after.Values)] : (string[])[before]);
        _rows = rows.ToDictionary(static row => row.Id);
    }

    private static async Task SendAsync(ResilienceDatabase.AuthenticatedScope scope, List<Step> steps, int shape, CancellationToken cancellationToken)
    {
        if (shape == 0)
        {
            await steps[0].SendAsync(scope, cancellationToken);
        }
        else if (shape == 1)
        {
            var batch = scope.CreateBatch();
            var calls = steps.Select(step => step.SendAsync(batch.Calls, cancellationToken)).ToList();
            try
            {
                await batch.SendAsync(cancellationToken);
            }
            finally
            {
                await Task.WhenAll(calls).ContinueWith(static _ => { }, TaskScheduler.Default);
            }
        }
        else
        {
            await using var transaction = await scope.BeginTransactionAsync(cancellationToken: cancellationToken);
            foreach (var step in steps)
                await step.SendAsync(transaction, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
    }

    /// <summary>Whether the call succeeded.</summary>
    private async Task<bool> CallAsync(Person person, ResilienceDatabase.AuthenticatedTransaction? transaction)
    {
        ResilienceDatabase.AuthenticatedScope scope = transaction ?? As(logins.Calm, person);
        switch (random.Next(8))
        {
            case 0:
                Calls++;
                var id = Id();
                var visible = _rows.TryGetValue(id, out var row) && policies.Sees(row, person);
                Assert.Equal(visible ? row : null, await scope.Items.GetAsync(id));
                Assert.Equal(visible, await scope.Items.ExistsAsync(id));
                return true;
            case 1:
                Calls++;
                Judge(await scope.Items.All().ToListAsync(), person);
                return true;
            case 2:
                return await ChangeAsync(scope, person, new(StepKind.Insert, [.. Enumerable.Range(0, random.Next(2, 6)).Select(_ => Random()).DistinctBy(static r => r.Id)]));
            default:
                return await ChangeAsync(scope, person, Single());
        }
    }

    private async Task<bool> ChangeAsync(ResilienceDatabase.AuthenticatedScope scope, Person person, Step step)
    {
        Calls++;
        var after = new Dictionary<int, Item>(_rows);
        var expected = step.Apply(after, policies, person, out var outcome);
        ChangeOutcome? told = null;
        var actual = await StateOfAsync(async () => told = await step.SendAsync(scope));
        Same(expected, actual, $"{person}: {step}");
        if (actual is not null)
            return false;
        Assert.Equal(outcome, told);
        _rows = after;
        return true;
    }

    private async Task SeeAsync(Person person)
    {
        Calls++;
        try
        {
            Judge(await As(logins.Calm, person).Items.All().ToListAsync(), person);
        }
        catch (Exception e) when (Disturbance.Of(e) is not null)
        {
            // The server died before it had told all.
        }
    }

    /// <summary>Other workers write meanwhile: their rows are judged one by one, one's own must be exactly those the policies show.</summary>
    private void Judge(List<Item> seen, Person person)
    {
        Assert.All(seen, row => Assert.True(policies.Sees(row, person), $"{person} saw {row}"));
        Assert.Equal(Text(_rows.Values.Where(row => policies.Sees(row, person))), Text(seen.Where(row => row.Worker == number)));
    }

    private void Same(string? expected, string? actual, string what)
    {
        Assert.True(expected == actual, $"{what}: the model says {expected ?? "yes"}, PostgreSQL {actual ?? "yes"}");
        Forbidden += actual == Step.Refused ? 1 : 0;
    }

    private static async Task<string?> StateOfAsync(Func<Task> call)
    {
        try
        {
            await call();
            return null;
        }
        catch (Exception e) when (Resilience.SqlState(e) is not null)
        {
            return Resilience.SqlState(e);
        }
    }

    private List<Step> Steps() => [.. Enumerable.Range(0, random.Next(2, 6)).Select(_ => Single())];

    private Step Single() => random.Next(5) switch
    {
        0 or 1 => new(StepKind.Insert, [Random()]),
        2 or 3 => new(StepKind.Update, [Random()]),
        _ => new(StepKind.Delete, [Random()]),
    };

    private int Id() => random.Next(Ids) + (number * 1000);

    private Item Random() => new()
    {
        Id = Id(),
        Worker = number,
        Owner = Person().Id,
        Tenant = Person().Tenant,
        Level = random.Next(-1, 11),
        Published = random.Next(2) == 0,
        Note = random.Next().ToString("x", CultureInfo.InvariantCulture),
    };

    private static string Text(IEnumerable<Item> rows) => string.Join('\n', rows.OrderBy(static row => row.Id));
}
