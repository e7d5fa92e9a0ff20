using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Pgvector;

namespace SqlGen.Benchmarks.Calls;

/// <summary>Vectors through the wire client.</summary>
internal sealed class FloorVectors(WireClient client)
{
    private const string Columns = "id, user_id, content, embedding, metadata, created_at, updated_at";

    public static async Task<FloorVectors?> PrepareAsync(string connectionString)
    {
        if (await WireClient.ConnectAsync(connectionString) is not { } client)
            return null;
        await client.PrepareAsync("match", "select id, content, metadata, similarity from public.match_embeddings(query_embedding => $1, match_threshold => $2, match_count => $3)");
        await client.PrepareAsync("nearest", "select " + Columns + ", embedding operator(extensions.<=>) $1 from public.embeddings order by embedding operator(extensions.<=>) $1 limit 10");
        await client.PrepareAsync("all", "select " + Columns + " from public.embeddings");
        await client.PrepareAsync("vectors", "select id, embedding from public.embeddings");
        return new(client);
    }

    public static IEnumerable<Contender> Contender(FloorVectors? floor, Func<FloorVectors, Contender> contender) => floor is null ? [] : [contender(floor)];

    public async ValueTask<List<MatchEmbeddingsRow>> MatchAsync(Vector query)
    {
        client.Execute("match", 3, wire =>
        {
            wire.Value(query);
            wire.Value(-1d);
            wire.Value(VectorCases.Top);
        });
        List<MatchEmbeddingsRow> rows = [];
        await client.ReadAsync(1, row => rows.Add(new() { Id = Text(WireRow.Next(ref row)), Content = Text(WireRow.Next(ref row)), Metadata = Json(WireRow.Next(ref row)), Similarity = WireRow.Double(ref row) }));
        return rows;
    }

    public async ValueTask<List<Neighbor<EmbeddingRow>>> NearestAsync(Vector query)
    {
        client.Execute("nearest", 1, wire => wire.Value(query));
        List<Neighbor<EmbeddingRow>> rows = [];
        await client.ReadAsync(1, row => rows.Add(new(Read(ref row), WireRow.Double(ref row))));
        return rows;
    }

    public async ValueTask StreamAsync(Seen seen)
    {
        client.Execute("all", 0, static _ => { });
        await client.ReadAsync(1, row => seen.Add(Read(ref row)));
    }

    /// <summary>Into one memory, again and again.</summary>
    public async ValueTask StreamVectorsAsync(Seen seen)
    {
        client.Execute("vectors", 0, static _ => { });
        var floats = new float[VectorCases.Dimensions];
        await client.ReadAsync(1, row =>
        {
            var key = Text(WireRow.Next(ref row));
            Fill(floats, WireRow.Next(ref row));
            seen.Add(key, floats);
        });
    }

    private static EmbeddingRow Read(ref ReadOnlySpan<byte> row) => new()
    {
        Id = Text(WireRow.Next(ref row)),
        UserId = WireRow.Next(ref row) is { IsEmpty: false } user ? new Guid(user, bigEndian: true) : null,
        Content = Text(WireRow.Next(ref row)),
        Embedding = Floats(WireRow.Next(ref row)),
        Metadata = Json(WireRow.Next(ref row)),
        CreatedAt = WireRow.Time(ref row),
        UpdatedAt = WireRow.Time(ref row),
    };

    private static string Text(ReadOnlySpan<byte> value) => Encoding.UTF8.GetString(value);

    // A version byte comes first.
    private static JsonElement Json(ReadOnlySpan<byte> value)
    {
        var reader = new Utf8JsonReader(value[1..]);
        return JsonElement.ParseValue(ref reader);
    }

    // Dimensions and an unused half come first.
    private static Vector Floats(ReadOnlySpan<byte> value)
    {
        var floats = new float[(value.Length - 4) / 4];
        Fill(floats, value);
        return new(floats);
    }

    private static void Fill(float[] floats, ReadOnlySpan<byte> value) =>
        BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, int>(value[4..]), MemoryMarshal.Cast<float, int>(floats.AsSpan()));
}
