namespace SqlGen.Benchmarks.Calls;

/// <summary>Who makes the same call as the others. <see cref="Call"/> returns how many rows it saw or wrote, which all must agree on.</summary>
internal sealed record Contender(string Name, Func<ValueTask<long>> Call)
{
    public const string SqlGen = "SqlGen";
    public const string ByHand = "Npgsql by hand, default pool";
    public const string ByHandSamePool = "Npgsql by hand, SqlGen's pool settings";
    public const string Dapper = "Dapper";
    public const string DapperAot = "Dapper.AOT";
    public const string EfCore = "EF Core, compiled, no tracking";
    public const string Linq2Db = "linq2db";
    public const string Floor = "wire floor";
}
