using System.Diagnostics;

namespace SqlGen.Benchmarks.Calls;

/// <summary>Rounds in which every contender has its turn, in shuffled order; what the machine does meanwhile falls on all of them.</summary>
internal sealed class Turns
{
    // Short turns and many of them: what disturbs one falls on few rounds, and a median over many has a narrow interval.
    private static readonly TimeSpan s_turn = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan s_longTurn = TimeSpan.FromMilliseconds(100);
    private const int LeastRounds = 11;
    private const int WarmBlocks = 8;
    private const int WarmCalls = 40;
    private readonly Dictionary<string, Track> _tracks = [];
    private readonly CallCase _case;
    private readonly int _rounds;

    private Turns(CallCase @case, int rounds)
    {
        (_case, _rounds) = (@case, rounds);
        foreach (var contender in @case.Contenders)
            _tracks.Add(contender.Name, new(contender, rounds));
    }

    public static async Task<Turns> RunAsync(CallCase @case, int rounds)
    {
        await new Agreement(@case).DemandAsync();
        var turns = new Turns(@case, rounds);
        await turns.WarmAsync();
        var order = turns._tracks.Values.ToArray();
        var random = new Random(5);
        for (var round = 0; round < rounds; round++)
        {
            random.Shuffle(order);
            foreach (var track in order)
                if (round % track.Every == 0)
                    await turns.TurnAsync(track, round);
        }

        return turns;
    }

    public CallCase Case => _case;

    /// <summary>How many rounds a contender took part in.</summary>
    public int Rounds(string contender) => _tracks[contender].Times.Count(double.IsFinite);

    /// <summary>How many calls a turn of a contender has.</summary>
    public int Calls(string contender) => _tracks[contender].Calls;

    public double Microseconds(string contender) => Spread.Of([.. _tracks[contender].Times.Where(double.IsFinite)]).Median;

    public double Bytes(string contender) => Spread.Of([.. _tracks[contender].Bytes.Where(double.IsFinite)]).Median;

    /// <summary>The ratio of the times in the rounds of both; null where one of the two is not in this case.</summary>
    public Spread? Ratio(string contender, string to) => Ratio(contender, to, static track => track.Times);

    public Spread? BytesRatio(string contender, string to) => Ratio(contender, to, static track => track.Bytes);

    private Spread? Ratio(string contender, string to, Func<Track, double[]> values) =>
        _tracks.TryGetValue(contender, out var mine) && _tracks.TryGetValue(to, out var theirs)
            ? Spread.Of([.. values(mine).Zip(values(theirs), static (a, b) => a / b).Where(double.IsFinite)])
            : null;

    // Compiled, counted, compiled again with what was counted: that takes 30 calls, 100 ms in which nothing new is called, and 30 calls more, and
    // again for what was inlined. The blocks also see to it that statements are prepared and connections there.
    private async Task WarmAsync()
    {
        for (var block = 0; block < WarmBlocks; block++)
        {
            await BeforeTurnAsync();
            foreach (var track in _tracks.Values)
            {
                var watch = Stopwatch.StartNew();
                var calls = 0;
                for (; calls < WarmCalls && (calls == 0 || watch.Elapsed < s_longTurn); calls++)
                    await track.Contender.Call(track.Seen);
                track.Fit(watch.Elapsed / calls, _rounds);
            }

            await Task.Delay(150);
        }
    }

    private async Task TurnAsync(Track track, int round)
    {
        await BeforeTurnAsync();
        // What the collection and the others' turns pushed out of the caches is not the call's.
        if (track.Calls > 1)
            await track.Contender.Call(track.Seen);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var rows = track.Seen.Rows;
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < track.Calls; i++)
            await track.Contender.Call(track.Seen);
        var elapsed = Stopwatch.GetElapsedTime(start);
        var bytes = GC.GetTotalAllocatedBytes(precise: true) - before;
        track.Times[round] = elapsed.TotalMicroseconds / track.Calls;
        track.Bytes[round] = (double)bytes / track.Calls;
        if (track.Seen.Rows - rows != _case.Rows * track.Calls)
            throw new DisagreementException($"{_case.Name}: {track.Contender.Name} has {track.Seen.Rows - rows} rows in {track.Calls} calls, not {_case.Rows} in each");
    }

    private Task BeforeTurnAsync() => _case.BeforeTurn?.Invoke() ?? Task.CompletedTask;

    private sealed class Track(Contender contender, int rounds)
    {
        private TimeSpan _shortest = TimeSpan.MaxValue;

        public Contender Contender { get; } = contender;

        public Seen Seen { get; } = new();

        /// <summary>Not a number in rounds without a turn.</summary>
        public double[] Times { get; } = Filled(rounds);

        public double[] Bytes { get; } = Filled(rounds);

        public int Calls { get; private set; } = 1;

        /// <summary>Who takes long has a turn in every n-th round.</summary>
        public int Every { get; private set; } = 1;

        /// <summary>As many calls as a turn holds when nothing disturbs them.</summary>
        public void Fit(TimeSpan call, int rounds)
        {
            _shortest = call = call < _shortest ? call : _shortest;
            Calls = Math.Clamp((int)(s_turn / call), 1, 1000);
            Every = Math.Clamp((int)(call / s_longTurn), 1, Math.Max(1, rounds / LeastRounds));
        }

        private static double[] Filled(int count)
        {
            var values = new double[count];
            Array.Fill(values, double.NaN);
            return values;
        }
    }
}
