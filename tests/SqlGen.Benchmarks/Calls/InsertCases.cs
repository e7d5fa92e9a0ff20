namespace SqlGen.Benchmarks.Calls;

/// <summary>Rows written: one by one, and many at once.</summary>
internal sealed class InsertCases(BenchmarkServer server, Sources sources, string writer)
{
    public const string ServiceCopy = "SqlGen, service: COPY";
    public const string UserUnnest = "SqlGen, a user: unnest under RLS";
    public const string CopyByHand = "COPY by hand, default pool";
    public const string EfSaveChanges = "EF Core, SaveChanges";
    public const string DapperList = "Dapper, Execute of a list";

    public CallCase One(FloorCalls? floor)
    {
        var sqlgen = sources.Service(writer);
        var byHand = new HandWritten(sources.DefaultPool(writer));
        var samePool = new HandWritten(sources.SamePool(writer));
        var dapper = new DapperCalls(sources.DefaultPool(writer));
        var dapperAot = new DapperAotCalls(sources.DefaultPool(writer));
        var ef = new EfCalls(sources.DefaultPool(writer));
        var linq2Db = new Linq2DbCalls(sources.DefaultPool(writer));
        return new("insert one row, all columns back", 1, [
            new(Contender.SqlGen, async seen => seen.Add(await sqlgen.AiUsage.InsertAsync(NewRows.Usage1(0)))),
            Contender.One(Contender.ByHand, () => byHand.InsertAsync(NewRows.Usage1(0))),
            Contender.One(Contender.ByHandSamePool, () => samePool.InsertAsync(NewRows.Usage1(0))),
            Contender.One(Contender.Dapper, () => dapper.InsertAsync(NewRows.ForMappers1(0))),
            Contender.One(Contender.DapperAot, () => dapperAot.InsertAsync(NewRows.ForMappers1(0))),
            Contender.One(EfSaveChanges, () => ef.InsertAsync(NewRows.ForMappers1(0))),
            Contender.One(Contender.Linq2Db, () => linq2Db.InsertAsync(NewRows.ForMappers1(0))),
            .. FloorCalls.Contender(floor, static calls => Contender.One(Contender.Floor, () => calls.InsertAsync(NewRows.User)))])
        {
            BeforeTurn = EmptyAsync, Written = UsageAsync, Generated = [nameof(Usage.Id), nameof(Usage.CreatedAt)], Goals = Goals.SingleCall, MoreRounds = 4,
        };
    }

    public CallCase Many(int count)
    {
        var sqlgen = sources.Service(writer);
        var byHand = new HandWritten(sources.DefaultPool(writer));
        var samePool = new HandWritten(sources.SamePool(writer));
        var dapper = new DapperCalls(sources.DefaultPool(writer));
        var ef = new EfCalls(sources.DefaultPool(writer));
        var linq2Db = new Linq2DbCalls(sources.DefaultPool(writer));
        var rows = NewRows.Usage(count);
        var usages = NewRows.ForMappers(count);
        return new($"insert {count:#,0} rows", count, [
            Contender.Writes(Contender.SqlGen, async () => await sqlgen.AiUsage.InsertManyAsync(rows)),
            Contender.Writes(CopyByHand, () => byHand.CopyAsync(rows)),
            Contender.Writes(Contender.ByHandSamePool, () => samePool.CopyAsync(rows)),
            Contender.Writes(DapperList, () => dapper.InsertManyAsync(usages)),
            // What was saved once is known: new rows for every call.
            Contender.Writes(EfSaveChanges, () => ef.InsertManyAsync(NewRows.ForMappers(count))),
            Contender.Writes("linq2db, BulkCopy", () => linq2Db.InsertManyAsync(NewRows.ForMappers(count, withKey: true)))])
        {
            BeforeTurn = EmptyAsync, Written = UsageAsync, Goals = Goals.InsertMany,
        };
    }

    /// <summary>Narrow rows that a user may write too: unnest under row security beside COPY past it.</summary>
    public async Task<CallCase> OwnAsync(int count)
    {
        var sqlgen = sources.Service(writer);
        var user = sources.User(await server.Writes.LoginAsync("app_login"), NewRows.User);
        var (byHand, samePool) = (new HandWritten(sources.DefaultPool(writer)), new HandWritten(sources.SamePool(writer)));
        List<NewAiConversationAsService> rows = [.. Enumerable.Range(0, count).Select(static n => new NewAiConversationAsService { UserId = NewRows.User, Title = $"title {n}", Model = "gpt-4o-mini", TotalTokens = 200 + n })];
        List<NewAiConversation> own = [.. Enumerable.Range(0, count).Select(static n => new NewAiConversation { UserId = NewRows.User, Title = $"title {n}", Model = "gpt-4o-mini", TotalTokens = 200 + n })];
        return new($"insert {count:#,0} rows of a user", count, [
            Contender.Writes(ServiceCopy, async () => await sqlgen.AiConversations.InsertManyAsync(rows)),
            Contender.Writes(CopyByHand, () => byHand.CopyConversationsAsync(rows)),
            Contender.Writes(Contender.ByHandSamePool, () => samePool.CopyConversationsAsync(rows)),
            Contender.Writes(UserUnnest, async () => await user.AiConversations.InsertManyAsync(own))])
        {
            BeforeTurn = () => server.Writes.ExecuteAsync("truncate public.ai_conversations"),
            Written = () => server.Writes.ScalarAsync<string>(Summary("public.ai_conversations", "user_id, title, model, total_tokens")),
            Goals = Goals.InsertUnderRls(1.1),
        };
    }

    /// <summary>A query for how many rows a table has, and a hash of the columns that were written.</summary>
    public static string Summary(string table, string columns) =>
        $"select count(*) || ' rows, ' || coalesce(md5(string_agg(written, ',' order by written)), 'none') from (select ({columns})::text as written from {table} where id <> '' and created_at > now() - interval '5 minutes') as rows";

    private Task<string> UsageAsync() =>
        server.Writes.ScalarAsync<string>(Summary("public.ai_usage", "user_id, operation_type, model, tokens_prompt, tokens_completion, tokens_total, cost, latency_ms"));

    private Task EmptyAsync() => server.Writes.ExecuteAsync("truncate public.ai_usage");
}
