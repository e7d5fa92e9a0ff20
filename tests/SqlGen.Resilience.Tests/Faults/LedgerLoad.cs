using System.Collections.Concurrent;
using System.Diagnostics;

namespace SqlGen.Resilience.Tests.Faults;

/// <summary>
/// Writers that insert entries for users of their own, and remember which the database acknowledged. Half of the entries are written by
/// calls of their own, half in transactions of three. An entry is known by a mark in a column without a key, so that one written twice
/// would be there twice.
/// </summary>
internal sealed class LedgerLoad(ResilienceDatabase db, int writers)
{
    private readonly ConcurrentDictionary<Guid, Guid> _acknowledged = [];
    private readonly ConcurrentDictionary<Guid, byte> _sent = [];
    private readonly ConcurrentDictionary<string, int> _errors = [];
    private long _lastError;

    public int Acknowledged => _acknowledged.Count;

    public IReadOnlyDictionary<string, int> Errors => _errors;

    /// <summary>Runs the load while something happens to the server; ends when every writer has succeeded again.</summary>
    /// <returns>How long after the event the last error was.</returns>
    public async Task<TimeSpan> RunAsync(Func<Task> fault)
    {
        using var end = new CancellationTokenSource();
        var running = Enumerable.Range(0, writers).Select(number => Task.Run(() => WriteAsync(number, end.Token))).ToList();
        await UntilAsync(() => Acknowledged >= writers * 20, running);
        await fault();
        var healed = Stopwatch.GetTimestamp();
        var target = Acknowledged + (writers * 20);
        await UntilAsync(() => Acknowledged >= target, running);
        await end.CancelAsync();
        await Task.WhenAll(running);
        return _lastError > healed ? Stopwatch.GetElapsedTime(healed, _lastError) : TimeSpan.Zero;
    }

    /// <summary>Demands of the database that nothing acknowledged is missing, and nothing is there that was not sent or is another user's.</summary>
    public void Demand(IReadOnlyCollection<(Guid Mark, Guid User)> stored)
    {
        var doubled = stored.GroupBy(static entry => entry.Mark).Where(static group => group.Count() > 1).ToList();
        Assert.True(doubled is [], $"{doubled.Count} entries are there more than once");
        var users = stored.ToDictionary(static entry => entry.Mark, static entry => entry.User);
        var lost = _acknowledged.Keys.Where(id => !users.ContainsKey(id)).ToList();
        Assert.True(lost is [], $"{lost.Count} of {Acknowledged} acknowledged entries are lost");
        Assert.All(_acknowledged, entry => Assert.Equal(entry.Value, users[entry.Key]));
        Assert.All(users.Keys, id => Assert.True(_sent.ContainsKey(id), "an entry is there that nobody sent"));
    }

    private async Task WriteAsync(int number, CancellationToken end)
    {
        var user = Guid.NewGuid();
        var me = db.AsAuthenticated(user);
        for (var i = 0L; !end.IsCancellationRequested; i++)
        {
            List<Guid> ids = [.. Enumerable.Range(0, i % 4 == 3 ? 3 : 1).Select(static _ => Guid.NewGuid())];
            foreach (var id in ids)
                _sent[id] = 0;
            try
            {
                if (ids.Count == 1)
                {
                    await me.Entries.InsertAsync(Entry(ids[0], number, i), CancellationToken.None);
                }
                else
                {
                    await using var transaction = await me.BeginTransactionAsync();
                    foreach (var id in ids)
                        await transaction.Entries.InsertAsync(Entry(id, number, i), CancellationToken.None);
                    await transaction.CommitAsync(CancellationToken.None);
                }

                foreach (var id in ids)
                    _acknowledged[id] = user;
            }
            catch (Exception e)
            {
                Interlocked.Exchange(ref _lastError, Stopwatch.GetTimestamp());
                _errors.AddOrUpdate(Resilience.SqlState(e) ?? e.GetType().Name, 1, static (_, count) => count + 1);
                Assert.DoesNotContain("secret", e.ToString(), StringComparison.Ordinal);
                await Task.Delay(20, CancellationToken.None);
            }
        }
    }

    private static NewEntry Entry(Guid mark, int writer, long number) => new() { Mark = mark, Worker = writer, Number = number, Note = "secret of the writer" };

    private async Task UntilAsync(Func<bool> reached, List<Task> running)
    {
        var watch = Stopwatch.StartNew();
        while (!reached())
        {
            if (running.Find(static task => task.IsFaulted) is { } failed)
                await failed;
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"no progress within a minute: {Acknowledged} acknowledged, errors {string.Join(", ", _errors)}");
            await Task.Delay(20);
        }
    }
}
