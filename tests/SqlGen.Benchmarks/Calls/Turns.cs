using System.Diagnostics;

namespace SqlGen.Benchmarks.Calls;

/// <summary>Rounds in which every contender has its turn, in shuffled order; what the machine does meanwhile falls on all of them.</summary>
internal sealed class Turns
{
    private static readonly TimeSpan s_turn = TimeSpan.FromMilliseconds(80);
    private readonly Dictionary<string, List<double>> _times = [];
    private readonly Dictionary<string, List<double>> _bytes = [];
    private readonly CallCase _case;
    private int _calls = 1;

    private Turns(CallCase @case)
    {
        _case = @case;
        foreach (var contender in @case.Contenders)
        {
            _times.Add(contender.Name, []);
            _bytes.Add(contender.Name, []);
        }
    }

    public static async Task<Turns> RunAsync(CallCase @case, int rounds)
    {
        var turns = new Turns(@case);
        await turns.WarmAsync();
        var order = @case.Contenders.ToArray();
        var random = new Random(5);
        for (var round = 0; round < rounds; round++)
        {
            random.Shuffle(order);
            foreach (var contender in order)
                await turns.TurnAsync(contender);
        }

        return turns;
    }

    public CallCase Case => _case;

    public int Calls => _calls;

    public double Microseconds(string contender) => Spread.Of(_times[contender]).Median;

    public double Bytes(string contender) => Spread.Of(_bytes[contender]).Median;

    /// <summary>The ratio of each round; null where one of the two has no turn in this case.</summary>
    public Spread? Ratio(string contender, string to) =>
        _times.TryGetValue(contender, out var mine) && _times.TryGetValue(to, out var theirs) ? Spread.Of([.. mine.Zip(theirs, static (a, b) => a / b)]) : null;

    private async Task WarmAsync()
    {
        foreach (var contender in _case.Contenders)
        {
            await BeforeTurnAsync();
            await DemandAsync(contender);
            // Prepared from the second use on, compiled again once a method is hot.
            var warm = Stopwatch.StartNew();
            for (var i = 0; i < 300 && warm.ElapsedMilliseconds < 400; i++)
                await contender.Call();
        }

        await BeforeTurnAsync();
        var watch = Stopwatch.StartNew();
        var probes = 0;
        for (; probes < 20 && watch.Elapsed < s_turn; probes++)
            await _case.Contenders[0].Call();
        _calls = Math.Clamp((int)(s_turn / (watch.Elapsed / probes)), 1, 1000);
    }

    private async Task TurnAsync(Contender contender)
    {
        await BeforeTurnAsync();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < _calls; i++)
            await contender.Call();
        var elapsed = Stopwatch.GetElapsedTime(start);
        var bytes = GC.GetTotalAllocatedBytes(precise: true) - before;
        _times[contender.Name].Add(elapsed.TotalMicroseconds / _calls);
        _bytes[contender.Name].Add((double)bytes / _calls);
    }

    private async Task DemandAsync(Contender contender)
    {
        var rows = await contender.Call();
        if (rows != _case.Rows)
            throw new InvalidOperationException($"{_case.Name}: {contender.Name} has {rows} rows, not {_case.Rows}");
    }

    private Task BeforeTurnAsync() => _case.BeforeTurn?.Invoke() ?? Task.CompletedTask;
}
