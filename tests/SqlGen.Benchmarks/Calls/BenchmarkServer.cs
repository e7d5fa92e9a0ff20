using System.Globalization;
using Npgsql;
using SqlGen.Testing;

namespace SqlGen.Benchmarks.Calls;

/// <summary>Two databases with the shipped schema: one is read, the other written and emptied again.</summary>
internal sealed class BenchmarkServer : IAsyncDisposable
{
    public const int Users = 100;
    public const int RowsAUser = 100;
    public const int Vectors = 1000;

    private const string Fill = """
        set search_path = public, extensions;
        insert into ai_usage (id, user_id, operation_type, model, tokens_prompt, tokens_completion, tokens_total, cost, latency_ms)
        select 'row-' || u || '-' || i, ('00000000-0000-4000-8000-' || lpad(u::text, 12, '0'))::uuid, (array['chat', 'embedding', 'image'])[1 + i % 3], 'gpt-4o-mini',
               100 + i, 50 + i, 150 + 2 * i, 0.00012345 * i, case when i % 5 > 0 then 200 + i end
        from generate_series(0, 99) u, generate_series(1, 100) i;
        insert into embeddings (id, user_id, content, metadata, embedding)
        select 'e-' || o || '-' || i, case when o = 1 then '00000000-0000-4000-8000-000000000001'::uuid end, 'chunk ' || i, jsonb_build_object('chunk', i),
               array(select (random() - 0.5 + 0 * (o + i))::real from generate_series(1, 1536))::vector
        from generate_series(1, 2) o, generate_series(1, 1000) i;
        analyze;
        """;

    private readonly PostgresServer _server;
    private readonly PostgresDatabase _reads;
    private readonly PostgresDatabase _writes;

    private BenchmarkServer(PostgresServer server, PostgresDatabase reads, PostgresDatabase writes) => (_server, _reads, _writes) = (server, reads, writes);

    public string Description => _server.Description;

    public PostgresDatabase Reads => _reads;

    public PostgresDatabase Writes => _writes;

    /// <summary>The n-th user of the rows.</summary>
    public static Guid User(int number) => Guid.Parse("00000000-0000-4000-8000-" + number.ToString("000000000000", CultureInfo.InvariantCulture));

    public static async Task<BenchmarkServer> StartAsync()
    {
        var server = await SharedServer.GetAsync();
        if (!server.IsNative)
            throw new InvalidOperationException($"{server.Description} has no real sessions; a native server is needed");
        var reads = await server.CreateShippedDatabaseAsync();
        await reads.ExecuteAsync(Fill);
        var writes = await server.CreateShippedDatabaseAsync();
        // What the index takes for each vector is the same for everybody, and much more than the way there.
        await writes.ExecuteAsync("drop index public.idx_embeddings_vector");
        return new(server, reads, writes);
    }

    /// <summary>How others write a connection string for speed: statements are prepared, the pool is as it is.</summary>
    public static string DefaultPool(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 100, AutoPrepareMinUsages = 2 }.ConnectionString;

    /// <summary>What SqlGen sets.</summary>
    public static string SamePool(string connectionString) =>
        new NpgsqlConnectionStringBuilder(DefaultPool(connectionString)) { NoResetOnClose = true }.ConnectionString;

    public async ValueTask DisposeAsync()
    {
        await _reads.DisposeAsync();
        await _writes.DisposeAsync();
        await SharedServer.StopAsync();
    }
}
