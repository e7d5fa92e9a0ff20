using Npgsql;
using Pgvector;

namespace SqlGen.Benchmarks.Calls;

/// <summary>Calls that send or read vectors of 1536 dimensions.</summary>
internal sealed class VectorCases(BenchmarkServer server, Sources sources)
{
    public const int Dimensions = 1536;
    public const int Top = 10;
    private const int Inserted = 300;
    private static readonly Guid s_user = BenchmarkServer.User(7);

    public async IAsyncEnumerable<CallCase> AllAsync()
    {
        var service = await server.Reads.LoginAsync("app_service");
        var sqlgen = sources.Service(service);
        var byHand = new VectorCalls(sources.DefaultPool(service));
        var samePool = new VectorCalls(sources.SamePool(service));
        var dapper = new DapperVectors(sources.DefaultPool(service));
        var dapperAot = new DapperAotVectors(sources.DefaultPool(service));
        // The operators of its SQL have no schema.
        var ef = new EfVectors(sources.DefaultPool(new NpgsqlConnectionStringBuilder(service) { SearchPath = "public, extensions" }.ConnectionString));
        var linq2Db = new Linq2DbVectors(sources.DefaultPool(service));
        var floor = await FloorVectors.PrepareAsync(service);
        var query = RandomVector(new Random(3));
        yield return new("match_embeddings, top 10, without the vectors", Top, [
            new(Contender.SqlGen, async seen => seen.AddAll(await sqlgen.MatchEmbeddings(query, matchThreshold: -1, matchCount: Top).ToListAsync())),
            Contender.List(Contender.ByHand, () => byHand.MatchAsync(query)),
            Contender.List(Contender.ByHandSamePool, () => samePool.MatchAsync(query)),
            Contender.List(Contender.ByHandSettings, () => samePool.MatchWithSettingsAsync(query)),
            Contender.List(Contender.Dapper, () => dapper.MatchAsync(query)),
            Contender.List(Contender.DapperAot, () => dapperAot.MatchAsync(query)),
            Contender.List(Contender.EfCore, () => ef.MatchAsync(query)),
            Contender.List(Contender.Linq2Db, () => linq2Db.MatchAsync(query)),
            .. FloorVectors.Contender(floor, calls => Contender.List(Contender.Floor, () => calls.MatchAsync(query)))]) { Goals = Goals.ManyRows, NoneFaster = true, MoreRounds = 2 };
        yield return new("nearest 10 with their vectors", Top, [
            new(Contender.SqlGen, async seen => seen.AddAll(await sqlgen.Embeddings.NearestByEmbedding(query, Top).ToListAsync())),
            Contender.List(Contender.ByHand, () => byHand.NearestAsync(query)),
            Contender.List(Contender.ByHandSamePool, () => samePool.NearestAsync(query)),
            Contender.List(Contender.ByHandSettings, () => samePool.NearestWithSettingsAsync(query)),
            Contender.List(Contender.Dapper, () => dapper.NearestAsync(query)),
            Contender.List(Contender.DapperAot, () => dapperAot.NearestAsync(query)),
            Contender.List(Contender.EfCore, () => ef.NearestAsync(query)),
            Contender.List(Contender.Linq2Db, () => linq2Db.NearestAsync(query)),
            .. FloorVectors.Contender(floor, calls => Contender.List(Contender.Floor, () => calls.NearestAsync(query)))]) { Goals = Goals.ManyRows, NoneFaster = true, MoreRounds = 2 };
        yield return new("stream of 2,000 rows with vectors", 2 * BenchmarkServer.Vectors, [
            new(Contender.SqlGen, seen => StreamAsync(sqlgen, seen)),
            new(Contender.ByHand, byHand.StreamAsync),
            new(Contender.ByHandSamePool, samePool.StreamAsync),
            new(Contender.Dapper, dapper.StreamAsync),
            new(Contender.DapperAot, dapperAot.StreamAsync),
            new(Contender.EfCore, ef.StreamAsync),
            new(Contender.Linq2Db, linq2Db.StreamAsync),
            .. FloorVectors.Contender(floor, static calls => new(Contender.Floor, calls.StreamAsync))]) { Goals = Goals.ManyRows, NoneFaster = true, MoreRounds = 2 };
        yield return new("stream of 2,000 vectors, pooled", 2 * BenchmarkServer.Vectors, [
            new(Contender.SqlGen, seen => StreamVectorsAsync(sqlgen, seen)),
            new(Contender.ByHand, byHand.StreamVectorsAsync),
            new(Contender.ByHandSamePool, samePool.StreamVectorsAsync),
            .. FloorVectors.Contender(floor, static calls => new(Contender.Floor, calls.StreamVectorsAsync))]) { Goals = [.. Goals.ManyRows, Goal.Bytes(Contender.ByHandSamePool, 0.02)], NoneFaster = true, MoreRounds = 2 };
        yield return await InsertAsync();
    }

    private async Task<CallCase> InsertAsync()
    {
        var (service, login) = (await server.Writes.LoginAsync("app_service"), await server.Writes.LoginAsync("app_login"));
        var random = new Random(4);
        List<Vector> vectors = [.. Enumerable.Range(0, Inserted).Select(_ => RandomVector(random))];
        List<NewEmbeddingRowAsService> own = [.. vectors.Select(static v => new NewEmbeddingRowAsService { UserId = s_user, Content = "chunk", Embedding = v })];
        List<NewEmbeddingRow> users = [.. vectors.Select(static v => new NewEmbeddingRow { UserId = s_user, Content = "chunk", Embedding = v })];
        var (scope, user) = (sources.Service(service), sources.User(login, s_user));
        var (byHand, samePool) = (new VectorCalls(sources.DefaultPool(service)), new VectorCalls(sources.SamePool(service)));
        return new($"insert {Inserted} vectors, no index", Inserted, [
            Contender.Writes(InsertCases.ServiceCopy, async () => await scope.Embeddings.InsertManyAsync(own)),
            Contender.Writes(InsertCases.CopyByHand, () => byHand.CopyAsync(s_user, vectors)),
            Contender.Writes(Contender.ByHandSamePool, () => samePool.CopyAsync(s_user, vectors)),
            Contender.Writes(InsertCases.UserUnnest, async () => await user.Embeddings.InsertManyAsync(users))])
        {
            BeforeTurn = () => server.Writes.ExecuteAsync("truncate public.embeddings"),
            Written = () => server.Writes.ScalarAsync<string>(InsertCases.Summary("public.embeddings", "user_id, content, embedding, metadata")),
            Goals = Goals.InsertUnderRls(1.5),
        };
    }

    private static async ValueTask StreamAsync(BenchmarkDatabase.ServiceScope scope, Seen seen)
    {
        await foreach (var row in scope.Embeddings.All())
            seen.Add(row);
    }

    private static async ValueTask StreamVectorsAsync(BenchmarkDatabase.ServiceScope scope, Seen seen)
    {
        await foreach (var vector in scope.Embeddings.StreamEmbedding())
            seen.Add(vector.Key, vector.Span);
    }

    private static Vector RandomVector(Random random) => new(Enumerable.Range(0, Dimensions).Select(_ => random.NextSingle() - 0.5f).ToArray());
}
