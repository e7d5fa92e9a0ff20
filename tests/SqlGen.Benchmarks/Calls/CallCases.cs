namespace SqlGen.Benchmarks.Calls;

/// <summary>The calls that are measured, and who makes them.</summary>
internal sealed class CallCases : IAsyncDisposable
{
    private const string Id = "row-7-42";
    private static readonly Guid s_user = BenchmarkServer.User(7);
    private static readonly Usage s_usage = new() { UserId = s_user, OperationType = "chat", Model = "gpt-4o-mini", TokensPrompt = 120, TokensCompletion = 80, TokensTotal = 200, Cost = 0.00012345m, LatencyMs = 350 };
    private readonly Sources _sources = new();
    private readonly BenchmarkServer _server;
    private readonly string _service;
    private readonly string _login;
    private readonly string _writer;
    private readonly DelayingProxy _far;

    private CallCases(BenchmarkServer server, string service, string login, string writer)
    {
        (_server, _service, _login, _writer) = (server, service, login, writer);
        _far = new(login);
    }

    public static async Task<CallCases> CreateAsync(BenchmarkServer server) =>
        new(server, await server.Reads.LoginAsync("app_service"), await server.Reads.LoginAsync("app_login"), await server.Writes.LoginAsync("app_service"));

    public async IAsyncEnumerable<CallCase> AllAsync()
    {
        foreach (var @case in Reads(await FloorCalls.PrepareAsync(_service, scoped: false)))
            yield return @case;
        yield return Insert(await FloorCalls.PrepareAsync(_writer, scoped: false));
        foreach (var count in (int[])[1_000, 10_000])
            yield return InsertMany(count);
        yield return await InsertOwnAsync(10_000);
        yield return Scoped("20 rows of a user, loopback", _login, await FloorCalls.PrepareAsync(_login, scoped: true));
        yield return Scoped("20 rows of a user, 1 ms round trip", _far.Through(_login), await FloorCalls.PrepareAsync(_far.Through(_login), scoped: true));
        await foreach (var @case in new VectorCases(_server, _sources).AllAsync())
            yield return @case;
    }

    public async ValueTask DisposeAsync()
    {
        await _sources.DisposeAsync();
        await _far.DisposeAsync();
    }

    private IEnumerable<CallCase> Reads(FloorCalls? floor)
    {
        var sqlgen = _sources.Service(_service);
        var byHand = new HandWritten(_sources.DefaultPool(_service));
        var samePool = new HandWritten(_sources.SamePool(_service));
        var dapper = new DapperCalls(_sources.DefaultPool(_service));
        var dapperAot = new DapperAotCalls(_sources.DefaultPool(_service));
        var ef = new EfCalls(_sources.DefaultPool(_service));
        var linq2Db = new Linq2DbCalls(_sources.DefaultPool(_service));
        yield return new("one row by key", 1, [
            new(Contender.SqlGen, async () => await sqlgen.AiUsage.GetAsync(Id) is null ? 0 : 1),
            new(Contender.ByHand, () => byHand.GetAsync(Id)),
            new(Contender.ByHandSamePool, () => samePool.GetAsync(Id)),
            new(Contender.Dapper, () => dapper.GetAsync(Id)),
            new(Contender.DapperAot, () => dapperAot.GetAsync(Id)),
            new(Contender.EfCore, () => ef.GetAsync(Id)),
            new(Contender.Linq2Db, () => linq2Db.GetAsync(Id)),
            .. Floor(floor, calls => calls.GetAsync(Id))]);
        yield return new("100 rows", BenchmarkServer.RowsAUser, [
            new(Contender.SqlGen, async () => (await sqlgen.AiUsage.ListByUserId(s_user).ToListAsync()).Count),
            new(Contender.ByHand, () => byHand.ListAsync(s_user)),
            new(Contender.ByHandSamePool, () => samePool.ListAsync(s_user)),
            new(Contender.Dapper, () => dapper.ListAsync(s_user)),
            new(Contender.DapperAot, () => dapperAot.ListAsync(s_user)),
            new(Contender.EfCore, () => ef.ListAsync(s_user)),
            new(Contender.Linq2Db, () => linq2Db.ListAsync(s_user)),
            .. Floor(floor, calls => calls.ListAsync(s_user))]);
        yield return new("stream of 10,000 rows", BenchmarkServer.Users * BenchmarkServer.RowsAUser, [
            new(Contender.SqlGen, () => StreamAsync(sqlgen)),
            new(Contender.ByHand, byHand.StreamAsync),
            new(Contender.ByHandSamePool, samePool.StreamAsync),
            new(Contender.Dapper, dapper.StreamAsync),
            new(Contender.DapperAot, dapperAot.StreamAsync),
            new(Contender.EfCore, ef.StreamAsync),
            new(Contender.Linq2Db, linq2Db.StreamAsync),
            .. Floor(floor, static calls => calls.StreamAsync())]);
    }

    private CallCase Insert(FloorCalls? floor)
    {
        var sqlgen = _sources.Service(_writer);
        var byHand = new HandWritten(_sources.DefaultPool(_writer));
        var samePool = new HandWritten(_sources.SamePool(_writer));
        var dapper = new DapperCalls(_sources.DefaultPool(_writer));
        var dapperAot = new DapperAotCalls(_sources.DefaultPool(_writer));
        var ef = new EfCalls(_sources.DefaultPool(_writer));
        return new("insert one row, all columns back", 1, [
            new(Contender.SqlGen, async () => await sqlgen.AiUsage.InsertAsync(NewRow()) is null ? 0 : 1),
            new(Contender.ByHand, () => byHand.InsertAsync(s_user)),
            new(Contender.ByHandSamePool, () => samePool.InsertAsync(s_user)),
            new(Contender.Dapper, () => dapper.InsertAsync(s_usage)),
            new(Contender.DapperAot, () => dapperAot.InsertAsync(s_usage)),
            new(Contender.EfCore, () => ef.InsertAsync(NewUsage())),
            .. Floor(floor, static calls => calls.InsertAsync(s_user))], EmptyAsync);
    }

    private CallCase InsertMany(int count)
    {
        var sqlgen = _sources.Service(_writer);
        var byHand = new HandWritten(_sources.DefaultPool(_writer));
        var samePool = new HandWritten(_sources.SamePool(_writer));
        var dapper = new DapperCalls(_sources.DefaultPool(_writer));
        var ef = new EfCalls(_sources.DefaultPool(_writer));
        var linq2Db = new Linq2DbCalls(_sources.DefaultPool(_writer));
        List<NewAiUsageAsService> rows = [.. Enumerable.Range(0, count).Select(static _ => NewRow())];
        List<Usage> usages = [.. Enumerable.Range(0, count).Select(static _ => NewUsage())];
        return new($"insert {count:#,0} rows", count, [
            new(Contender.SqlGen, async () => await sqlgen.AiUsage.InsertManyAsync(rows)),
            new("COPY by hand, default pool", () => byHand.CopyAsync(rows)),
            new(Contender.ByHandSamePool, () => samePool.CopyAsync(rows)),
            new("Dapper, Execute of a list", () => dapper.InsertManyAsync(usages)),
            new("EF Core, SaveChanges", () => ef.InsertManyAsync([.. Enumerable.Range(0, count).Select(static _ => NewUsage())])),
            new("linq2db, BulkCopy", () => linq2Db.InsertManyAsync([.. Enumerable.Range(0, count).Select(static _ => NewUsage(withKey: true))]))], EmptyAsync);
    }

    /// <summary>Narrow rows that a user may write too: unnest under row security beside COPY past it.</summary>
    private async Task<CallCase> InsertOwnAsync(int count)
    {
        var sqlgen = _sources.Service(_writer);
        var user = _sources.User(await _server.Writes.LoginAsync("app_login"), s_user);
        var (byHand, samePool) = (new HandWritten(_sources.DefaultPool(_writer)), new HandWritten(_sources.SamePool(_writer)));
        List<NewAiConversationAsService> rows = [.. Enumerable.Range(0, count).Select(static _ => new NewAiConversationAsService { UserId = s_user, Title = "a title", Model = "gpt-4o-mini", TotalTokens = 200 })];
        List<NewAiConversation> own = [.. Enumerable.Range(0, count).Select(static _ => new NewAiConversation { UserId = s_user, Title = "a title", Model = "gpt-4o-mini", TotalTokens = 200 })];
        return new($"insert {count:#,0} rows of a user", count, [
            new("SqlGen, service: COPY", async () => await sqlgen.AiConversations.InsertManyAsync(rows)),
            new("COPY by hand, default pool", () => byHand.CopyConversationsAsync(rows)),
            new(Contender.ByHandSamePool, () => samePool.CopyConversationsAsync(rows)),
            new("SqlGen, a user: unnest under RLS", async () => await user.AiConversations.InsertManyAsync(own))], () => _server.Writes.ExecuteAsync("truncate public.ai_conversations"));
    }

    private CallCase Scoped(string name, string login, FloorCalls? floor)
    {
        const int Limit = 20;
        var scope = _sources.User(login, s_user);
        var byHand = new HandWrittenScoped(_sources.DefaultPool(login));
        var samePool = new HandWrittenScoped(_sources.SamePool(login));
        var dapper = new DapperCalls(_sources.DefaultPool(login));
        var ef = new EfCalls(_sources.DefaultPool(login));
        return new(name, Limit, [
            new(Contender.SqlGen, async () => (await scope.AiUsage.ListByUserId(s_user, Limit).ToListAsync()).Count),
            new("BEGIN, set_config, query, COMMIT", () => byHand.StepByStepAsync(s_user, Limit)),
            new(Contender.ByHandSamePool, () => samePool.BatchAsync(s_user, Limit)),
            new("Npgsql's transaction", () => byHand.TransactionAsync(s_user, Limit)),
            new("one batch, default pool", () => byHand.BatchAsync(s_user, Limit)),
            new(Contender.Dapper, () => dapper.ScopedAsync(s_user, Limit)),
            new(Contender.EfCore, () => ef.ScopedAsync(s_user, Limit)),
            .. Floor(floor, calls => calls.ScopedAsync(s_user, Limit))]);
    }

    private static async ValueTask<long> StreamAsync(BenchmarkDatabase.ServiceScope scope)
    {
        var count = 0L;
        await foreach (var row in scope.AiUsage.All())
            count += row.TokensPrompt > 0 ? 1 : 0;
        return count;
    }

    private static NewAiUsageAsService NewRow() => new()
    {
        UserId = s_user,
        OperationType = "chat",
        Model = "gpt-4o-mini",
        TokensPrompt = 120,
        TokensCompletion = 80,
        TokensTotal = 200,
        Cost = 0.00012345m,
        LatencyMs = 350,
    };

    // A copy of a table knows no defaults: linq2db's writes every column.
    private static Usage NewUsage(bool withKey = false) => new()
    {
        Id = withKey ? Guid.NewGuid().ToString() : null!,
        UserId = s_user,
        OperationType = "chat",
        Model = "gpt-4o-mini",
        TokensPrompt = 120,
        TokensCompletion = 80,
        TokensTotal = 200,
        Cost = 0.00012345m,
        LatencyMs = 350,
        CreatedAt = withKey ? DateTime.UtcNow : default,
    };

    private static IEnumerable<Contender> Floor(FloorCalls? floor, Func<FloorCalls, ValueTask<long>> call) =>
        floor is null ? [] : [new(Contender.Floor, () => call(floor))];

    private Task EmptyAsync() => _server.Writes.ExecuteAsync("truncate public.ai_usage");
}
