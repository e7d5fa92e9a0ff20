using System.Data;
using Npgsql;
using NpgsqlTypes;
using Pgvector;

namespace SqlGen.Benchmarks.Calls;

/// <summary>Searches and streams of 1536-dimension vectors by hand, as best practice has it: a typed parameter, binary both ways.</summary>
internal sealed class VectorCalls(NpgsqlDataSource dataSource)
{
    private const string CopyText = "copy public.embeddings (user_id, content, embedding) from stdin (format binary)";

    public async ValueTask<List<MatchEmbeddingsRow>> MatchAsync(Vector query)
    {
        await using var command = dataSource.CreateCommand("select id, content, metadata, similarity from public.match_embeddings(query_embedding => $1, match_threshold => $2, match_count => $3)");
        command.Parameters.Add(new NpgsqlParameter<Vector> { TypedValue = query });
        command.Parameters.Add(new NpgsqlParameter<double> { TypedValue = -1 });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = VectorCases.Top });
        await using var reader = await command.ExecuteReaderAsync();
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
