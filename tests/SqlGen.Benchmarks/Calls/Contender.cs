namespace SqlGen.Benchmarks.Calls;

/// <summary>Who makes the same call as the others, and hands over what it read or wrote.</summary>
internal sealed record Contender(string Name, Func<Seen, ValueTask> Call)
{
    public const string SqlGen = "SqlGen";
    public const string ByHand = "Npgsql by hand, default pool";
    public const string ByHandSamePool = "Npgsql by hand, SqlGen's pool settings";
    public const string ByHandSettings = "the same, custom plan and iterative scan as SqlGen";
    public const string Dapper = "Dapper";
    public const string DapperAot = "Dapper.AOT";
    public const string EfCore = "EF Core, compiled, no tracking";
    public const string Linq2Db = "linq2db";
    public const string Floor = "wire floor";

    /// <summary>Neither SqlGen nor by hand.</summary>
    public static bool IsLibrary(string name) =>
        name.StartsWith("Dapper", StringComparison.Ordinal) || name.StartsWith("EF Core", StringComparison.Ordinal) || name.StartsWith("linq2db", StringComparison.Ordinal);

    /// <summary>One row, or null.</summary>
    public static Contender One<T>(string name, Func<ValueTask<T?>> call) where T : class => new(name, async seen => seen.Add(await call()));

    /// <summary>A list of rows.</summary>
    public static Contender List<T>(string name, Func<ValueTask<List<T>>> call) where T : class => new(name, async seen => seen.AddAll(await call()));

    /// <summary>Rows that are written, and how many.</summary>
    public static Contender Writes(string name, Func<ValueTask<long>> call) => new(name, async seen => seen.Count(await call()));
}
