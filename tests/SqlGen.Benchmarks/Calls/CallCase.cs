namespace SqlGen.Benchmarks.Calls;

/// <summary>A call, who makes it, and what is to be reached.</summary>
internal sealed record CallCase(string Name, long Rows, IReadOnlyList<Contender> Contenders)
{
    /// <summary>Undoes before each turn what the last one wrote.</summary>
    public Func<Task>? BeforeTurn { get; init; }

    /// <summary>What a call left in the table, for the checking pass.</summary>
    public Func<Task<string>>? Written { get; init; }

    /// <summary>Columns that the server makes anew for every row.</summary>
    public IReadOnlyList<string> Generated { get; init; } = [];

    public IReadOnlyList<Goal> Goals { get; init; } = [];

    /// <summary>How many times the rounds that were asked for: a limit close to what is measured needs a narrow interval.</summary>
    public int MoreRounds { get; init; } = 1;

    /// <summary>Whether no other contender but the wire floor may be faster beyond the interval.</summary>
    public bool NoneFaster { get; init; }
}
