namespace SqlGen.Benchmarks.Calls;

/// <summary>Rows read past row security: one, a hundred, all.</summary>
internal sealed class ReadCases(Sources sources, string service, FloorCalls? floor)
{
    private const string Id = "row-7-42";
    private static readonly Guid s_user = BenchmarkServer.User(7);

    public IEnumerable<CallCase> All()
    {
        var sqlgen = sources.Service(service);
        var byHand = new HandWritten(sources.DefaultPool(service));
        var samePool = new HandWritten(sources.SamePool(service));
        var dapper = new DapperCalls(sources.DefaultPool(service));
        var dapperAot = new DapperAotCalls(sources.DefaultPool(service));
        var ef = new EfCalls(sources.DefaultPool(service));
        var linq2Db = new Linq2DbCalls(sources.DefaultPool(service));
        yield return new("one row by key", 1, [
            new(Contender.SqlGen, async seen => seen.Add(await sqlgen.AiUsage.GetAsync(Id))),
            Contender.One(Contender.ByHand, () => byHand.GetAsync(Id)),
            Contender.One(Contender.ByHandSamePool, () => samePool.GetAsync(Id)),
            Contender.One(Contender.Dapper, () => dapper.GetAsync(Id)),
            Contender.One(Contender.DapperAot, () => dapperAot.GetAsync(Id)),
            Contender.One(Contender.EfCore, () => ef.GetAsync(Id)),
            Contender.One(Contender.Linq2Db, () => linq2Db.GetAsync(Id)),
            .. FloorCalls.Contender(floor, calls => Contender.One(Contender.Floor, () => calls.GetAsync(Id)))]) { Goals = Goals.SingleCall, MoreRounds = 4 };
        yield return new("100 rows", BenchmarkServer.RowsAUser, [
            new(Contender.SqlGen, async seen => seen.AddAll(await sqlgen.AiUsage.ListByUserId(s_user).ToListAsync())),
            Contender.List(Contender.ByHand, () => byHand.ListAsync(s_user)),
            Contender.List(Contender.ByHandSamePool, () => samePool.ListAsync(s_user)),
            Contender.List(Contender.Dapper, () => dapper.ListAsync(s_user)),
            Contender.List(Contender.DapperAot, () => dapperAot.ListAsync(s_user)),
            Contender.List(Contender.EfCore, () => ef.ListAsync(s_user)),
            Contender.List(Contender.Linq2Db, () => linq2Db.ListAsync(s_user)),
            .. FloorCalls.Contender(floor, calls => Contender.List(Contender.Floor, () => calls.ListAsync(s_user)))]) { Goals = Goals.ManyRows, NoneFaster = true, MoreRounds = 2 };
        yield return new("stream of 10,000 rows", BenchmarkServer.Users * BenchmarkServer.RowsAUser, [
            new(Contender.SqlGen, seen => StreamAsync(sqlgen, seen)),
            new(Contender.ByHand, byHand.StreamAsync),
            new(Contender.ByHandSamePool, samePool.StreamAsync),
            new(Contender.Dapper, dapper.StreamAsync),
            new(Contender.DapperAot, dapperAot.StreamAsync),
            new(Contender.EfCore, ef.StreamAsync),
            new(Contender.Linq2Db, linq2Db.StreamAsync),
            .. FloorCalls.Contender(floor, static calls => new(Contender.Floor, calls.StreamAsync))]) { Goals = Goals.ManyRows, NoneFaster = true, MoreRounds = 2 };
    }

    private static async ValueTask StreamAsync(BenchmarkDatabase.ServiceScope scope, Seen seen)
    {
        await foreach (var row in scope.AiUsage.All())
            seen.Add(row);
    }
}
