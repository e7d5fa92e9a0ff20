namespace SqlGen.Benchmarks.Calls;

/// <summary>A call, who makes it, and what is undone before each turn.</summary>
internal sealed record CallCase(string Name, long Rows, IReadOnlyList<Contender> Contenders, Func<Task>? BeforeTurn = null);
