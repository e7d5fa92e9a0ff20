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
        var query = RandomVector(new Random(3));
        yield return new("match_embeddings, top 10, without the vectors", Top, [
            new(Contender.SqlGen, async () => (await sqlgen.MatchEmbeddings(query, matchThreshold: -1, matchCount: Top).ToListAsync()).Count),
            new(Contender.ByHand, () => byHand.MatchAsync(query)),
            new(Contender.ByHandSamePool, () => samePool.MatchAsync(query))]);
        yield return new("nearest 10 with their vectors", Top, [
            new(Contender.SqlGen, async () => (await sqlgen.Embeddings.NearestByEmbedding(query, Top).ToListAsync()).Count),
            new(Contender.ByHand, () => byHand.NearestAsync(query)),
            new(Contender.ByHandSamePool, () => samePool.NearestAsync(query))]);
        yield return new("stream of 2,000 rows with vectors", 2 * BenchmarkServer.Vectors, [
            new(Contender.SqlGen, () => StreamAsync(sqlgen)),
            new(Contender.ByHand, byHand.StreamAsync),
            new(Contender.ByHandSamePool, samePool.StreamAsync)]);
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
            new("SqlGen, service: COPY", async () => await scope.Embeddings.InsertManyAsync(own)),
            new("COPY by hand, default pool", () => byHand.CopyAsync(s_user, vectors)),
            new(Contender.ByHandSamePool, () => samePool.CopyAsync(s_user, vectors)),
            new("SqlGen, a user: unnest under RLS", async () => await user.Embeddings.InsertManyAsync(users))], () => server.Writes.ExecuteAsync("truncate public.embeddings"));
    }

    private static async ValueTask<long> StreamAsync(BenchmarkDatabase.ServiceScope scope)
    {
        var count = 0L;
        await foreach (var row in scope.Embeddings.All())
            count += row.Embedding.Memory.Length == Dimensions ? 1 : 0;
        return count;
    }

    private static Vector RandomVector(Random random) => new(Enumerable.Range(0, Dimensions).Select(_ => random.NextSingle() - 0.5f).ToArray());
}
