using System.Globalization;

namespace SqlGen.Benchmarks.Calls;

/// <summary>What a case is to show: a contender's time or bytes, at most so many times another's.</summary>
internal sealed record Goal(string To, double AtMost)
{
    public string Contender { get; init; } = Calls.Contender.SqlGen;

    public bool InBytes { get; init; }

    /// <summary>So many times faster than another.</summary>
    public static Goal Faster(string than, double times) => new(than, 1 / times);

    /// <summary>Not more bytes than another.</summary>
    public static Goal Bytes(string to, double atMost = 1) => new(to, atMost) { InBytes = true };

    public string Text => string.Create(CultureInfo.InvariantCulture, $"{(Contender == Calls.Contender.SqlGen ? "" : Contender + ": ")}{(InBytes ? "bytes" : "time")} ÷ {To} ≤ {AtMost:0.00#}");

    public Spread? Measured(Turns turns) => InBytes ? turns.BytesRatio(Contender, To) : turns.Ratio(Contender, To);

    /// <summary>Where the interval lies decides: below the limit, above it, or on both sides.</summary>
    public string Verdict(Spread measured) => measured.High <= AtMost ? "met" : measured.Low > AtMost ? "missed" : "not shown";
}
