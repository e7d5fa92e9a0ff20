namespace SqlGen.Benchmarks.Calls;

/// <summary>What became of a goal: met, missed, or not shown, where the interval reaches to both sides of the limit.</summary>
internal sealed record Verdict(string Goal, string Measured, string Said)
{
    public static IEnumerable<Verdict> Of(Turns turns)
    {
        foreach (var goal in turns.Case.Goals)
            if (goal.Measured(turns) is { } measured)
                yield return new(goal.Text, measured.ToString(), goal.Verdict(measured));
        if (!turns.Case.NoneFaster)
            yield break;
        var faster = turns.Case.Contenders
            .Where(static contender => contender.Name is not (Contender.SqlGen or Contender.Floor))
            .Select(contender => (contender.Name, Ratio: turns.Ratio(Contender.SqlGen, contender.Name)!.Value))
            .Where(static other => other.Ratio.Low > 1)
            .ToList();
        yield return new("no other is faster beyond its interval", faster is [] ? "none" : string.Join("; ", faster.Select(static other => $"÷ {other.Name} {other.Ratio}")), faster is [] ? "met" : "missed");
    }
}
