using Npgsql;
using Pgvector;
using SqlGen.Testing;

namespace SqlGen.Generated.Tests.Ai;

/// <summary>Nearest rows under Row Level Security, where most of the neighbours belong to others.</summary>
public sealed class VectorRecallTests(ITestOutputHelper output)
{
    private const int Clusters = 20;
    private const int Rows = 3000;
    private const int Queries = 25;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_ten_percent_of_clustered_rows_the_ten_nearest_are_found_through_the_index_by_a_custom_plan_every_time()
    {
        var server = await SharedServer.GetAsync();
        Assert.SkipUnless(server.IsNative, TestDatabase.WhySkipped);
        await using var database = await server.CreateShippedDatabaseAsync(Token);
        // Without it the planner has no exact way but reading all, and the index has to answer.
        await database.ExecuteAsync("drop index public.idx_embeddings_user_id; drop index public.idx_embeddings_vector", Token);
        var random = new Random(11);
        var (me, stranger) = (Guid.NewGuid(), Guid.NewGuid());
        var centres = Enumerable.Range(0, Clusters).Select(_ => Around(random, null)).ToList();
        var rows = Enumerable.Range(0, Rows).Select(i => (Id: $"{i}", Owner: random.Next(10) == 0 ? me : stranger, Elements: Around(random, centres[random.Next(Clusters)]))).ToList();
        await using var service = AiDatabase.CreateDataSource(await database.LoginAsync("app_service", Token));
        await using var users = AiDatabase.CreateDataSource(new NpgsqlConnectionStringBuilder(await database.LoginAsync("app_login", Token)) { MaxPoolSize = 1 }.ConnectionString);
        var db = new AiDatabase(users, service);
        await db.AsService().Embeddings.InsertManyAsync(rows.Select(static row => new NewEmbeddingRowAsService { Id = row.Id, UserId = row.Owner, Content = "", Embedding = new(row.Elements) }), Token);
        await database.ExecuteAsync("set search_path = public, extensions; create index idx_embeddings_vector on embeddings using hnsw (embedding vector_cosine_ops) with (m = 16, ef_construction = 64); analyze embeddings", Token);
        var scope = db.AsAuthenticated(me);
        var before = await IndexScansAsync(database, scope);

        var hits = 0;
        for (var i = 0; i < Queries; i++)
        {
            var query = Around(random, centres[i % Clusters]);
            var exact = rows.Where(row => row.Owner == me).OrderBy(row => Distance(query, row.Elements)).Take(10).Select(static row => row.Id).ToHashSet();
            var found = await scope.Embeddings.NearestByEmbedding(new Vector(query), limit: 10).ToListAsync(Token);
            Assert.Equal(10, found.Count);
            Assert.Equal((10, false, false), (found.Asked, found.IsExact, found.IsShort));
            hits += found.Count(neighbor => exact.Contains(neighbor.Row.Id));
            Assert.Equal(10, (await scope.MatchEmbeddings(new Vector(query), matchThreshold: -1d, matchCount: 10).ToListAsync(Token)).Count);
        }

        for (var i = 0; i < 100 - Queries; i++)
            await scope.Embeddings.NearestByEmbedding(new Vector(centres[0]), limit: 10).ToListAsync(Token);
        var (generic, custom) = await scope.Sql("select sum(generic_plans)::bigint, sum(custom_plans)::bigint from pg_prepared_statements where statement like '%<=>%'")
            .SingleAsync(static reader => (reader.GetInt64(0), reader.GetInt64(1)), Token);
        var scans = await IndexScansAsync(database, scope) - before;

        output.WriteLine($"recall {hits} of {Queries * 10}; {custom} custom plans, {generic} generic; {scans} scans of the index");
        Assert.InRange(hits, Queries * 10 * 0.97, Queries * 10);
        Assert.Equal(0, generic);
        Assert.InRange(custom, 90, 110);
        Assert.InRange(scans, 100 + Queries, long.MaxValue);
    }

    [Fact]
    public async Task An_exact_search_finds_what_the_index_gave_up_on()
    {
        var server = await SharedServer.GetAsync();
        Assert.SkipUnless(server.IsNative, TestDatabase.WhySkipped);
        await using var database = await server.CreateShippedDatabaseAsync(Token);
        // The caller's rows are the farthest, and the scan ends long before them; nothing but the index and reading all is there.
        await database.ExecuteAsync(
            $"drop index public.idx_embeddings_user_id; alter database {database.Name} set hnsw.max_scan_tuples = 200; alter database {database.Name} set enable_seqscan = off; alter database {database.Name} set enable_bitmapscan = off", Token);
        var (me, stranger, random) = (Guid.NewGuid(), Guid.NewGuid(), new Random(3));
        await using var service = AiDatabase.CreateDataSource(await database.LoginAsync("app_service", Token));
        await using var users = AiDatabase.CreateDataSource(await database.LoginAsync("app_login", Token));
        var db = new AiDatabase(users, service);
        var (near, far) = (Around(random, null), Around(random, null));
        await db.AsService().Embeddings.InsertManyAsync(
            Enumerable.Range(0, 1500).Select(i => new NewEmbeddingRowAsService { UserId = i < 1480 ? stranger : me, Content = $"{i}", Embedding = new(Around(random, i < 1480 ? near : far)) }), Token);
        var scope = db.AsAuthenticated(me);

        var found = await scope.Embeddings.NearestByEmbedding(new Vector(near), limit: 12).ToListAsync(Token);
        var exact = await scope.Embeddings.NearestByEmbedding(new Vector(near), limit: 12, exact: true).ToListAsync(Token);
        var all = await scope.Embeddings.NearestByEmbedding(new Vector(near), limit: 50, exact: true).ToListAsync(Token);

        Assert.True(found.IsShort && !found.IsExact, $"{found.Count} of {found.Asked} came");
        Assert.Equal((12, 12, true, false), (exact.Asked, exact.Count, exact.IsExact, exact.IsShort));
        Assert.Equal(exact.Select(static n => n.Distance).Order(), exact.Select(static n => n.Distance));
        Assert.Equal((50, 20, true), (all.Asked, all.Count, all.IsShort));
        Assert.Equal(all.Take(12).Select(static n => n.Row.Id), exact.Select(static n => n.Row.Id));

        await using var connection = await users.OpenConnectionAsync(Token);
        await using var transaction = await connection.BeginTransactionAsync(Token);
        Assert.True((await scope.On(connection).MatchEmbeddings(new Vector(near), matchThreshold: -1d, matchCount: 12).ToListAsync(Token)).Count < 12);
        await using (var command = new NpgsqlCommand("set local enable_indexscan = off; set local enable_seqscan = on", connection))
            await command.ExecuteNonQueryAsync(Token);
        Assert.Equal(12, (await scope.On(connection).MatchEmbeddings(new Vector(near), matchThreshold: -1d, matchCount: 12).ToListAsync(Token)).Count);
    }

    private static async Task<long> IndexScansAsync(PostgresDatabase database, AiDatabase.AuthenticatedScope scope)
    {
        // A session tells what it did when it has been idle for some seconds, or is asked to.
        await scope.Sql("select count(*) from pg_stat_force_next_flush()").SingleAsync(static reader => reader.GetInt64(0), Token);
        return await database.ScalarAsync<long>("select idx_scan from pg_stat_user_indexes where indexrelname = 'idx_embeddings_vector'", Token);
    }

    private static float[] Around(Random random, float[]? centre)
    {
        var elements = new float[1536];
        for (var i = 0; i < elements.Length; i++)
            elements[i] = (centre?[i] ?? 0) + (((float)random.NextDouble() - 0.5f) * (centre is null ? 2 : 0.8f));
        return elements;
    }

    private static double Distance(float[] a, float[] b)
    {
        double dot = 0, left = 0, right = 0;
        for (var i = 0; i < a.Length; i++)
        {
            dot += (double)a[i] * b[i];
            left += (double)a[i] * a[i];
            right += (double)b[i] * b[i];
        }

        return 1 - (dot / Math.Sqrt(left * right));
    }
}
