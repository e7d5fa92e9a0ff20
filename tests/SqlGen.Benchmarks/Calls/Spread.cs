using System.Globalization;

namespace SqlGen.Benchmarks.Calls;

/// <summary>A median and the interval that holds it with 95 % confidence, by order statistics.</summary>
internal readonly record struct Spread(double Median, double Low, double High)
{
    public static Spread Of(IReadOnlyList<double> values)
    {
        var sorted = values.Order().ToList();
        var n = sorted.Count;
        var reach = (int)Math.Floor((n / 2.0) - (0.98 * Math.Sqrt(n)));
        var low = Math.Clamp(reach, 0, (n - 1) / 2);
        return new((sorted[(n - 1) / 2] + sorted[n / 2]) / 2, sorted[low], sorted[n - 1 - low]);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Median:0.00} ({Low:0.00}-{High:0.00})");
}
