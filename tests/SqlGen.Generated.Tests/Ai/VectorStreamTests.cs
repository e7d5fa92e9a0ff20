using Npgsql;
using Pgvector;
using static SqlGen.Generated.Tests.Ai.AiFixture;

namespace SqlGen.Generated.Tests.Ai;

/// <summary>Vectors that are all read into one memory.</summary>
public sealed class VectorStreamTests(AiFixture fixture)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_callers_vectors_come_each_with_its_key_and_value_for_value()
    {
        var (me, other) = (fixture.Db.AsAuthenticated(Guid.NewGuid()), fixture.Db.AsAuthenticated(Guid.NewGuid()));
        var random = new Random(7);
        await me.Embeddings.InsertManyAsync(Enumerable.Range(0, 40).Select(i => new NewEmbeddingRow { Content = $"{i}", Embedding = Any(random) }), Token);
        await other.Embeddings.InsertAsync(new() { Content = "another's", Embedding = Any(random) }, Token);
        var rows = (await me.Embeddings.All().ToListAsync(Token)).Where(static row => row.UserId is not null).ToDictionary(static row => row.Id, static row => row.Embedding);
        Dictionary<string, Vector> streamed = [];

        await foreach (var vector in me.Embeddings.StreamEmbedding().WithCancellation(Token))
            if (rows.ContainsKey(vector.Key))
                streamed.Add(vector.Key, vector.ToVector());
            else
                Assert.Null((await me.Embeddings.GetAsync(vector.Key, Token))!.UserId);

        Assert.Equal(40, streamed.Count);
        Assert.Equal(rows, streamed);
    }

    [Fact]
    public async Task A_vector_that_has_been_left_is_no_more_there_and_its_memory_holds_the_next()
    {
        var me = fixture.Db.AsAuthenticated(Guid.NewGuid());
        await me.Embeddings.InsertManyAsync(Enumerable.Range(0, 3).Select(i => new NewEmbeddingRow { Content = $"{i}", Embedding = Axis(600 + i) }), Token);
        List<BorrowedVector<string>> left = [];
        ReadOnlyMemory<float>? first = null;

        await foreach (var vector in me.Embeddings.StreamEmbedding().WithCancellation(Token))
        {
            foreach (var earlier in left)
                Assert.Contains("ToVector", Assert.Throws<InvalidOperationException>(() => earlier.Span.Length).Message, StringComparison.Ordinal);
            left.Add(vector);
            Assert.Equal(1536, vector.Span.Length);
            first ??= vector.Memory;
            Assert.True(first.Value.Equals(vector.Memory));
        }

        Assert.NotEmpty(left);
        Assert.Throws<InvalidOperationException>(() => left[^1].Key);
        Assert.Throws<InvalidOperationException>(() => left[^1].Memory);
        Assert.Throws<InvalidOperationException>(() => default(BorrowedVector<string>).ToVector());
    }

    [Fact]
    public async Task Leaving_early_frees_the_connection_and_each_enumeration_begins_anew()
    {
        Assert.NotNull(fixture.Db);
        await using var users = AiDatabase.CreateDataSource(new NpgsqlConnectionStringBuilder(await fixture.Database.LoginAsync("app_login")) { MaxPoolSize = 1, Timeout = 5 }.ConnectionString);
        var me = new AiDatabase(users).AsAuthenticated(Guid.NewGuid());
        await me.Embeddings.InsertManyAsync(Enumerable.Range(0, 200).Select(i => new NewEmbeddingRow { Content = $"{i}", Embedding = Axis(i) }), Token);
        var vectors = me.Embeddings.StreamEmbedding();

        for (var i = 0; i < 3; i++)
            await foreach (var vector in vectors.WithCancellation(Token))
                if (vector.Span[0] <= 1)
                    break;

        var count = 0;
        await foreach (var vector in vectors.WithCancellation(Token))
            count += vector.Span.Length == 1536 ? 1 : 0;
        Assert.Equal(await me.Embeddings.CountAsync(Token), count);
    }

    private static Vector Any(Random random) => new(Enumerable.Range(0, 1536).Select(_ => (random.NextSingle() * 4) - 2).ToArray());
}
