using static SqlGen.Generated.Tests.Ai.AiFixture;

namespace SqlGen.Generated.Tests.Ai;

public sealed class EmbeddingTests(AiFixture fixture)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nearest_rows_come_in_order_within_distance_and_filter()
    {
        var me = fixture.Db.AsAuthenticated(Guid.NewGuid());
        await me.Embeddings.InsertManyAsync(
            Enumerable.Range(0, 10).Select(i => new NewEmbeddingRow
            {
                Content = $"{i}",
                Embedding = Axis(100, 0.1f * i),
                Metadata = Json($$"""{ "even": {{(i % 2 == 0 ? "true" : "false")}} }"""),
            }),
            Token);

        var nearest = await me.Embeddings.NearestByEmbedding(Axis(100), limit: 4).ToListAsync(Token);
        var even = await me.Embeddings.NearestByEmbedding(Axis(100), limit: 3, metadata: Json("""{ "even": true }""")).ToListAsync(Token);
        var near = await me.Embeddings.NearestByEmbedding(Axis(100), maxDistance: 0.02).ToListAsync(Token);

        Assert.Equal(["0", "1", "2", "3"], nearest.Select(n => n.Row.Content));
        Assert.Equal(0, nearest[0].Distance, 6);
        Assert.Equal(["0", "2", "4"], even.Select(n => n.Row.Content));
        Assert.Equal(["0", "1", "2"], near.Select(n => n.Row.Content));
    }

    [Fact]
    public async Task Match_embeddings_sends_only_the_arguments_that_are_given()
    {
        var me = fixture.Db.AsAuthenticated(Guid.NewGuid());
        await me.Embeddings.InsertManyAsync(Enumerable.Range(0, 12).Select(i => new NewEmbeddingRow { Content = $"{i}", Embedding = Axis(200, 0.01f * i) }), Token);

        Assert.Equal(10, (await me.MatchEmbeddings(Axis(200)).ToListAsync(Token)).Count);
        Assert.Equal(3, (await me.MatchEmbeddings(Axis(200), matchCount: 3).ToListAsync(Token)).Count);
        Assert.Equal(12, (await me.MatchEmbeddings(Axis(200), matchThreshold: 0.5, matchCount: 20, filter: null).ToListAsync(Token)).Count);
        var best = await me.MatchEmbeddings(Axis(200), filter: Json("{}")).FirstOrDefaultAsync(Token);
        Assert.Equal(("0", 1d), (best!.Content, Math.Round(best.Similarity!.Value, 6)));
    }

    [Fact]
    public async Task A_vector_of_another_dimension_is_refused_before_anything_is_sent()
    {
        var me = fixture.Db.AsAuthenticated(Guid.NewGuid());

        // A length that the source does not show: those that it shows are warnings of the build.
        var three = Enumerable.Repeat(0f, 3).ToArray();

        await Assert.ThrowsAsync<ArgumentException>(() => me.Embeddings.InsertAsync(new() { Content = "x", Embedding = new(three) }, Token));
        Assert.Throws<ArgumentException>(() => me.Embeddings.NearestByEmbedding(new(three)));
        Assert.Throws<ArgumentException>(() => me.MatchEmbeddings(new(three)));
        await Assert.ThrowsAsync<ArgumentException>(() => me.Embeddings.InsertManyAsync([new() { Content = "x", Embedding = new(three) }], Token));
    }

    [Fact]
    public async Task The_service_says_whose_row_it_inserts_and_null_is_everybodys()
    {
        var (ann, bob) = (Guid.NewGuid(), Guid.NewGuid());
        var tag = Guid.NewGuid().ToString();
        var service = fixture.Db.AsService();

        var inserted = await service.Embeddings.InsertManyAsync(
            [
                new NewEmbeddingRowAsService { UserId = null, Content = tag + " public", Embedding = Axis(300) },
                new NewEmbeddingRowAsService { UserId = ann, Content = tag + " ann", Embedding = Axis(300, 0.1f) },
            ],
            Token);
        var seen = await fixture.Db.AsAuthenticated(bob).Embeddings.NearestByEmbedding(Axis(300), maxDistance: 0.5).ToListAsync(Token);
        var anonymous = await fixture.Db.AsAnonymous().Embeddings.ListByUserId(null).ToListAsync(Token);

        Assert.Equal(2, inserted);
        Assert.Equal([tag + " public"], seen.Select(n => n.Row.Content));
        Assert.Contains(anonymous, row => row.Content == tag + " public");
        Assert.DoesNotContain(anonymous, row => row.UserId is not null);
        var mine = await fixture.Db.AsAuthenticated(ann).Embeddings.ListByUserId(ann).ToListAsync(Token);
        Assert.Equal([tag + " ann"], mine.Select(row => row.Content));
    }

    [Fact]
    public async Task Deletion_by_metadata_counts_the_callers_rows()
    {
        var me = fixture.Db.AsAuthenticated(Guid.NewGuid());
        await me.Embeddings.InsertManyAsync(
            [
                new() { Content = "a", Embedding = Axis(1), Metadata = Json("""{ "lang": "en" }""") },
                new() { Content = "b", Embedding = Axis(2), Metadata = Json("""{ "lang": "de" }""") },
            ],
            Token);

        Assert.Equal(1, await me.DeleteByMetadataAsync(Json("""{ "lang": "en" }"""), Token));
        Assert.Equal(1, await me.ClearAllEmbeddingsAsync(Token));
    }

    [Fact]
    public async Task Usage_is_written_by_the_service_and_read_by_its_owner()
    {
        var user = Guid.NewGuid();
        var service = fixture.Db.AsService();
        await service.AiUsage.InsertManyAsync(Usage(user, 3), Token);
        await service.AiUsage.InsertManyAsync(Usages(user, 2), Token);

        var stats = await fixture.Db.AsAuthenticated(user).GetUsageStats(user).ToListAsync(Token);

        Assert.Equal((5L, 50L), (stats[0].RequestCount, stats[0].TokensTotal));
        Assert.Equal(("chat", "m", 5L), (stats[1].OperationType, stats[1].Model, stats[1].RequestCount));
        Assert.Equal(0L, (await fixture.Db.AsAuthenticated(Guid.NewGuid()).GetUsageStats(user).ToListAsync(Token)).Sum(row => row.RequestCount));
    }

    private static IEnumerable<NewAiUsageAsService> Usage(Guid user, int count) =>
        Enumerable.Range(0, count).Select(_ => new NewAiUsageAsService { UserId = user, OperationType = "chat", Model = "m", TokensTotal = 10 });

    private static async IAsyncEnumerable<NewAiUsageAsService> Usages(Guid user, int count)
    {
        foreach (var usage in Usage(user, count))
        {
            await Task.Yield();
            yield return usage;
        }
    }
}
