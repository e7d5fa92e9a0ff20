using System.Globalization;
using Npgsql;
using SqlGen.Testing;

namespace SqlGen.Resilience.Tests.Isolation;

/// <summary>Makes random calls as random people on rows of its own, and knows from the model what each must do.</summary>
internal sealed class Worker(int number, Random random, ResilienceDatabase db, NpgsqlDataSource users, PostgresDatabase server, PolicySet policies, IReadOnlyList<Person> people)
{
    private const string Refused = PostgresErrorCodes.InsufficientPrivilege;
    private const int Ids = 12;

    private readonly Dictionary<int, Item> _rows = [];

    public int Calls { get; private set; }

    public int Forbidden { get; private set; }

    public int Interrupted { get; private set; }

    public async Task RunAsync(int calls)
    {
        while (Calls < calls)
        {
            if (random.Next(20) == 0)
                await TransactionAsync();
            else if (random.Next(20) == 0)
                await InterruptedAsync();
            else
                await CallAsync(Person(), null);
            await CleanSession.DemandAsync(users, "app_login");
        }

        Assert.Equal(Text(_rows.Values), Text(await StoredAsync()));
    }

    private Person Person() => people[random.Next(people.Count)];

    private async Task TransactionAsync()
    {
        var (before, person) = (new Dictionary<int, Item>(_rows), Person());
        var keep = random.Next(2) == 0;
        await using (var transaction = await db.AsAuthenticated(person.Id, person.Claims).BeginTransactionAsync())
        {
            for (var i = random.Next(1, 5); i > 0 && keep; i--)
                keep = await CallAsync(person, transaction);
            if (keep)
                await transaction.CommitAsync();
        }

        if (!keep)
            Restore(before);
    }

    /// <summary>A call that is cancelled somewhere between its first byte and its last: all of it happened, or nothing.</summary>
    private async Task InterruptedAsync()
    {
        Calls++;
        Interrupted++;
        var (before, person) = (new Dictionary<int, Item>(_rows), Person());
        var row = Random(random.Next(Ids));
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMicroseconds(random.Next(3000)));
        try
        {
            await db.AsAuthenticated(person.Id, person.Claims).Items.UpdateAsync(row.Id, Patch(row), cancellation.Token);
        }
        catch (Exception e) when (e is OperationCanceledException || Resilience.SqlState(e) is not null)
        {
            // Whether it happened is seen below.
        }

        var stored = await StoredAsync();
        var expected = before.TryGetValue(row.Id, out var old) && policies.FindsForUpdate(old, person) && policies.MayBecome(row, person) && Valid(row)
            ? Text(before.Values.Where(r => r.Id != row.Id).Append(row)) : Text(before.Values);
        Assert.Contains(Text(stored), (string[])[Text(before.Values), expected]);
        Restore(stored.ToDictionary(static r => r.Id));
    }

    /// <summary>Whether the call succeeded.</summary>
    private async Task<bool> CallAsync(Person person, ResilienceDatabase.AuthenticatedTransaction? transaction)
    {
        Calls++;
        ResilienceDatabase.AuthenticatedScope scope = transaction ?? db.AsAuthenticated(person.Id, person.Claims);
        var id = random.Next(Ids) + (number * 1000);
        return random.Next(8) switch
        {
            0 => await GetAsync(scope, person, id),
            1 => await ListAsync(scope, person),
            2 or 3 => await InsertAsync(scope, person, [Random(id)]),
            4 => await InsertAsync(scope, person, [.. Enumerable.Range(0, random.Next(2, 6)).Select(_ => Random(random.Next(Ids))).DistinctBy(static r => r.Id)]),
            5 or 6 => await UpdateAsync(scope, person, Random(id)),
            _ => await DeleteAsync(scope, person, id),
        };
    }

    private async Task<bool> GetAsync(ResilienceDatabase.AuthenticatedScope scope, Person person, int id)
    {
        var visible = _rows.TryGetValue(id, out var row) && policies.Sees(row, person);
        Assert.Equal(visible ? row : null, await scope.Items.GetAsync(id));
        Assert.Equal(visible, await scope.Items.ExistsAsync(id));
        return true;
    }

    private async Task<bool> ListAsync(ResilienceDatabase.AuthenticatedScope scope, Person person)
    {
        var seen = await scope.Items.All().ToListAsync();
        // Other workers write meanwhile: their rows are judged one by one, one's own must be exactly those the policies show.
        Assert.All(seen, row => Assert.True(policies.Sees(row, person), $"{person} saw {row}"));
        Assert.Equal(Text(_rows.Values.Where(row => policies.Sees(row, person))), Text(seen.Where(row => row.Worker == number)));
        return true;
    }

    private async Task<bool> InsertAsync(ResilienceDatabase.AuthenticatedScope scope, Person person, IReadOnlyList<Item> rows)
    {
        var many = rows.Count > 1;
        var expected = rows.Select(row => Expect(row, many ? policies.MayInsertUnseen(row, person) : policies.MayInsert(row, person))).FirstOrDefault(static state => state is not null);
        var actual = await StateOfAsync(() => many
            ? scope.Items.InsertManyAsync(rows.Select(New))
            : scope.Items.InsertAsync(New(rows[0])));
        Same(expected, actual, $"{person} inserts {Text(rows)}");
        if (actual is null)
        {
            foreach (var row in rows)
                _rows.Add(row.Id, row);
        }

        return actual is null;

        // In the order in which PostgreSQL looks: policies, checks, keys.
        string? Expect(Item row, bool admitted) =>
            !admitted ? Refused : !Valid(row) ? PostgresErrorCodes.CheckViolation : _rows.ContainsKey(row.Id) ? PostgresErrorCodes.UniqueViolation : null;
    }

    private async Task<bool> UpdateAsync(ResilienceDatabase.AuthenticatedScope scope, Person person, Item row)
    {
        var found = _rows.TryGetValue(row.Id, out var old) && policies.FindsForUpdate(old, person);
        var expected = !found ? null : !policies.MayBecome(row, person) ? Refused : !Valid(row) ? PostgresErrorCodes.CheckViolation : null;
        var updated = default(ChangeResult);
        var actual = await StateOfAsync(async () => updated = await scope.Items.UpdateAsync(row.Id, Patch(row)));
        Same(expected, actual, $"{person} updates {old} to {row}");
        if (actual is null)
        {
            Assert.Equal(Outcome(old, person, found), updated.Outcome);
            if (found)
                _rows[row.Id] = row;
        }

        return actual is null;
    }

    private async Task<bool> DeleteAsync(ResilienceDatabase.AuthenticatedScope scope, Person person, int id)
    {
        var found = _rows.TryGetValue(id, out var row) && policies.FindsForDelete(row, person);
        Assert.Equal(Outcome(row, person, found), (await scope.Items.DeleteAsync(id)).Outcome);
        if (found)
            _rows.Remove(id);
        return true;
    }

    private ChangeOutcome Outcome(Item? row, Person person, bool found) =>
        found ? ChangeOutcome.Changed : row is not null && policies.Sees(row, person) ? ChangeOutcome.Filtered : ChangeOutcome.NotFound;

    private void Same(string? expected, string? actual, string what)
    {
        Assert.True(expected == actual, $"{what}: the model says {expected ?? "yes"}, PostgreSQL {actual ?? "yes"}");
        Forbidden += actual == Refused ? 1 : 0;
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

    private void Restore(Dictionary<int, Item> rows)
    {
        _rows.Clear();
        foreach (var (id, row) in rows)
            _rows.Add(id, row);
    }

    private async Task<List<Item>> StoredAsync()
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        // A cancelled call may still be ending; what it locks is free when it has ended.
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand("lock table public.items in share mode", connection))
            await command.ExecuteNonQueryAsync();
        return await ReadAsync(connection);
    }

    private async Task<List<Item>> ReadAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("select id, worker, owner, tenant, level, published, note from public.items where worker = $1", connection) { Parameters = { new() { Value = number } } };
        await using var reader = await command.ExecuteReaderAsync();
        List<Item> rows = [];
        while (await reader.ReadAsync())
        {
            rows.Add(new()
            {
                Id = reader.GetInt32(0),
                Worker = reader.GetInt32(1),
                Owner = reader.GetGuid(2),
                Tenant = reader.GetString(3),
                Level = reader.GetInt32(4),
                Published = reader.GetBoolean(5),
                Note = reader.GetString(6),
            });
        }

        return rows;
    }

    private Item Random(int id) => new()
    {
        Id = (id % 1000) + (number * 1000),
        Worker = number,
        Owner = Person().Id,
        Tenant = Person().Tenant,
        Level = random.Next(-1, 11),
        Published = random.Next(2) == 0,
        Note = random.Next().ToString("x", CultureInfo.InvariantCulture),
    };

    private static bool Valid(Item row) => row.Level is >= 0 and <= 9;

    private static NewItem New(Item row) =>
        new() { Id = row.Id, Worker = row.Worker, Owner = row.Owner, Tenant = row.Tenant, Level = row.Level, Published = row.Published, Note = row.Note };

    private static ItemPatch Patch(Item row) =>
        new() { Owner = row.Owner, Tenant = row.Tenant, Level = row.Level, Published = row.Published, Note = row.Note };

    private static string Text(IEnumerable<Item> rows) => string.Join('\n', rows.OrderBy(static row => row.Id));
}
