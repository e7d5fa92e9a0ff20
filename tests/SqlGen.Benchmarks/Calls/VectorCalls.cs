using System.Data;
using Npgsql;
using NpgsqlTypes;
using Pgvector;

namespace SqlGen.Benchmarks.Calls;

/// <summary>Searches and streams of 1536-dimension vectors by hand, as best practice has it: a typed parameter, binary both ways.</summary>
internal sealed class VectorCalls(NpgsqlDataSource dataSource)
{
    private const string CopyText = "copy public.embeddings (user_id, content, embedding) from stdin (format binary)";

    // What keeps the index under a filter or a limit that is a parameter, and finds all rows that were asked for.
    private const string Settings =
        "select pg_catalog.set_config('search_path', 'public, extensions', true), pg_catalog.set_config('hnsw.iterative_scan', 'relaxed_order', true), pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true)";
    private const string MatchText = "select id, content, metadata, similarity from public.match_embeddings(query_embedding => $1, match_threshold => $2, match_count => $3)";

    public async ValueTask<List<MatchEmbeddingsRow>> MatchAsync(Vector query)
    {
        await using var command = dataSource.CreateCommand(MatchText);
        command.Parameters.Add(new NpgsqlParameter<Vector> { TypedValue = query });
        command.Parameters.Add(new NpgsqlParameter<double> { TypedValue = -1 });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = VectorCases.Top });
        await using var reader = await command.ExecuteReaderAsync();
        return await MatchesAsync(reader);
    }

    /// <summary>With the settings that SqlGen sends with every search.</summary>
    public async ValueTask<List<MatchEmbeddingsRow>> MatchWithSettingsAsync(Vector query)
    {
        await using var batch = dataSource.CreateBatch();
        batch.BatchCommands.Add(new(Settings));
        batch.BatchCommands.Add(new(MatchText)
        {
            Parameters = { new NpgsqlParameter<Vector> { TypedValue = query }, new NpgsqlParameter<double> { TypedValue = -1 }, new NpgsqlParameter<int> { TypedValue = VectorCases.Top } },
        });
        await using var reader = await batch.ExecuteReaderAsync();
        await reader.NextResultAsync();
        return await MatchesAsync(reader);
    }

    private static async ValueTask<List<MatchEmbeddingsRow>> MatchesAsync(NpgsqlDataReader reader)
    {
        List<MatchEmbeddingsRow> rows = [];
        while (await reader.ReadAsync())
        {
            rows.Add(new()
            {
                Id = reader.IsDBNull(0) ? null : reader.GetString(0),
                Content = reader.IsDBNull(1) ? null : reader.GetString(1),
                Metadata = reader.IsDBNull(2) ? null : reader.GetFieldValue<System.Text.Json.JsonElement>(2),
                Similarity = reader.IsDBNull(3) ? null : reader.GetDouble(3),
            });
        }

        return rows;
    }

    public async ValueTask<List<Neighbor<EmbeddingRow>>> NearestAsync(Vector query)
    {
        await using var command = dataSource.CreateCommand(
            "select id, user_id, content, embedding, metadata, created_at, updated_at, embedding operator(extensions.<=>) $1 from public.embeddings order by embedding operator(extensions.<=>) $1 limit 10");
        command.Parameters.Add(new NpgsqlParameter<Vector> { TypedValue = query });
        await using var reader = await command.ExecuteReaderAsync();
        return await NeighborsAsync(reader);
    }

    /// <summary>With the settings that SqlGen sends with every search, and the rows in the order of their distance, which the iterative scan does not promise.</summary>
    public async ValueTask<List<Neighbor<EmbeddingRow>>> NearestWithSettingsAsync(Vector query)
    {
        await using var batch = dataSource.CreateBatch();
        batch.BatchCommands.Add(new(Settings));
        batch.BatchCommands.Add(new(
            """
            select id, user_id, content, embedding, metadata, created_at, updated_at, distance
            from (select id, user_id, content, embedding, metadata, created_at, updated_at, embedding <=> $1 as distance from public.embeddings order by embedding <=> $1 limit $2) as nearest
            order by distance + 0
            """)
        {
            Parameters = { new NpgsqlParameter<Vector> { TypedValue = query }, new NpgsqlParameter<int> { TypedValue = VectorCases.Top } },
        });
        await using var reader = await batch.ExecuteReaderAsync();
        await reader.NextResultAsync();
        return await NeighborsAsync(reader);
    }

    private static async ValueTask<List<Neighbor<EmbeddingRow>>> NeighborsAsync(NpgsqlDataReader reader)
    {
        List<Neighbor<EmbeddingRow>> rows = [];
        while (await reader.ReadAsync())
            rows.Add(new(Read(reader), reader.GetDouble(7)));
        return rows;
    }

    public async ValueTask StreamAsync(Seen seen)
    {
        await using var command = dataSource.CreateCommand("select id, user_id, content, embedding, metadata, created_at, updated_at from public.embeddings");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            seen.Add(Read(reader));
    }

    public async ValueTask StreamVectorsAsync(Seen seen)
    {
        await using var command = dataSource.CreateCommand("select id, embedding from public.embeddings");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            seen.Add(reader.GetString(0), reader.GetFieldValue<Vector>(1).Memory.Span);
    }

    public async ValueTask<long> CopyAsync(Guid user, IReadOnlyList<Vector> vectors)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        await using var importer = await connection.BeginBinaryImportAsync(CopyText);
        foreach (var vector in vectors)
        {
            await importer.StartRowAsync();
            await importer.WriteAsync(user, NpgsqlDbType.Uuid);
            await importer.WriteAsync("chunk", NpgsqlDbType.Text);
            await importer.WriteAsync(vector);
        }

        return (long)await importer.CompleteAsync();
    }

    private static EmbeddingRow Read(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetString(0),
        UserId = reader.IsDBNull(1) ? null : reader.GetGuid(1),
        Content = reader.GetString(2),
        Embedding = reader.GetFieldValue<Vector>(3),
        Metadata = reader.GetFieldValue<System.Text.Json.JsonElement>(4),
        CreatedAt = reader.GetFieldValue<DateTimeOffset>(5),
        UpdatedAt = reader.GetFieldValue<DateTimeOffset>(6),
    };
}
