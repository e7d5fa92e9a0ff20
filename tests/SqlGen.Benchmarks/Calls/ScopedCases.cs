namespace SqlGen.Benchmarks.Calls;

/// <summary>A user's rows, read under row security.</summary>
internal sealed class ScopedCases(Sources sources)
{
    public const string StepByStep = "BEGIN, set_config, query, COMMIT";
    private const int Limit = 20;
    private static readonly Guid s_user = BenchmarkServer.User(7);

    public CallCase Create(string name, string login, FloorCalls? floor, IReadOnlyList<Goal> goals)
    {
        var scope = sources.User(login, s_user);
        var byHand = new HandWrittenScoped(sources.DefaultPool(login));
        var samePool = new HandWrittenScoped(sources.SamePool(login));
        var dapper = new DapperCalls(sources.DefaultPool(login));
        var ef = new EfCalls(sources.DefaultPool(login));
        return new(name, Limit, [
            new(Contender.SqlGen, async seen => seen.AddAll(await scope.AiUsage.ListByUserId(s_user, Limit).ToListAsync())),
            Contender.List(StepByStep, () => byHand.StepByStepAsync(s_user, Limit)),
            Contender.List(Contender.ByHandSamePool, () => samePool.BatchAsync(s_user, Limit)),
            Contender.List("Npgsql's transaction", () => byHand.TransactionAsync(s_user, Limit)),
            Contender.List("one batch, default pool", () => byHand.BatchAsync(s_user, Limit)),
            Contender.List(Contender.Dapper, () => dapper.ScopedAsync(s_user, Limit)),
            Contender.List(Contender.EfCore, () => ef.ScopedAsync(s_user, Limit)),
            .. FloorCalls.Contender(floor, calls => Contender.List(Contender.Floor, () => calls.ScopedAsync(s_user, Limit)))]) { Goals = goals };
    }
}
