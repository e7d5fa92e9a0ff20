using System.Diagnostics;
using System.Text.Json;
using Npgsql;
using Pgvector;
using static SqlGen.Generated.Tests.Ai.AiFixture;

namespace SqlGen.Generated.Tests.Ai;

/// <summary>Whatever a value is, it arrives as it is or is refused; it is never SQL, and never in a message of ours.</summary>
public sealed class HostileValueTests(AiFixture fixture)
{
    private const string Secret = "hunter2-9f3c";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Texts =>
    [
        Secret + "'; drop table public.embeddings; --",
        Secret + " \\ \" ' '' $1 $$ $tag$ %s {0} /* -- */ \\' E'\\x00'",
        Secret + " \U0001F9E8 e\u0301 \u202E \u2028 \uFEFF \uFFFD \t\r\n\u0001\u007F",
        "",
        " ",
        "null",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Text_ids_and_json_are_stored_exactly(string text)
    {
        var me = fixture.Db.AsAuthenticated(Guid.NewGuid());
        var id = text + Guid.NewGuid();
        var metadata = JsonSerializer.SerializeToElement(new Dictionary<string, string> { [text] = text });

        var inserted = await me.Embeddings.InsertAsync(new() { Id = id, Content = text, Embedding = Axis(700), Metadata = metadata }, Token);
        var row = await me.Embeddings.GetAsync(id, Token);
        await me.Embeddings.InsertManyAsync([new() { Id = id + "1", Content = text, Embedding = Axis(700), Metadata = metadata }, new() { Id = id + "2", Content = text, Embedding = Axis(700), Metadata = metadata }], Token);
        var found = await me.Embeddings.NearestByEmbedding(Axis(700), metadata: metadata).ToListAsync(Token);

        Assert.Equal((id, text), (inserted.Id, inserted.Content));
        Assert.Equal((id, text, text), (row!.Id, row.Content, row.Metadata.GetProperty(text).GetString()));
        Assert.Equal([id, id + "1", id + "2"], found.Select(static n => n.Row.Id).Order(StringComparer.Ordinal));
        Assert.Equal(3, await me.DeleteByMetadataAsync(metadata, Token));
    }

    [Fact]
    public async Task Ten_megabytes_travel_as_text_json_and_claim()
    {
        var large = string.Concat(Enumerable.Repeat("0123456789 '\\\" ", 700_000));
        var me = fixture.Db.AsAuthenticated(Guid.NewGuid(), UserClaims.Empty.With("large", large));

        var row = await me.Embeddings.InsertAsync(
            new() { Content = large, Embedding = Axis(701), Metadata = JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["large"] = large }) }, Token);

        Assert.Equal(large, row.Content);
        Assert.Equal(large, row.Metadata.GetProperty("large").GetString());
        Assert.Equal(large.Length, await me.Sql("select length(auth.jwt() ->> 'large')").SingleAsync(static reader => reader.GetInt32(0), Token));
        Assert.True(await me.Embeddings.DeleteAsync(row.Id, Token));
    }

    [Fact]
    public async Task What_PostgreSQL_cannot_hold_is_refused_and_the_next_call_works()
    {
        var me = fixture.Db.AsAuthenticated(Guid.NewGuid());
        Func<Task>[] refused =
        [
            () => me.Embeddings.InsertAsync(new() { Content = Secret + "\0", Embedding = Axis(702) }, Token),
            () => me.Embeddings.InsertAsync(new() { Id = Secret + "\0", Content = "x", Embedding = Axis(702) }, Token),
            () => me.Embeddings.InsertAsync(new() { Content = Secret + "\ud83e", Embedding = Axis(702) }, Token),
            () => me.Embeddings.GetAsync(Secret + "\0", Token),
            () => me.Embeddings.InsertAsync(new() { Content = "x", Embedding = Axis(702), Metadata = Json($$"""{ "{{Secret}}": "\u0000" }""") }, Token),
            () => me.Embeddings.InsertAsync(new() { Content = "x", Embedding = Axis(702), Metadata = Json($"[\"{Secret}\"]") }, Token),
            () => me.Embeddings.InsertAsync(new() { Content = Secret, Embedding = Axis(702), Metadata = default }, Token),
            () => me.Embeddings.InsertManyAsync([new() { Content = Secret, Embedding = Axis(702) }, new() { Content = Secret + "\0", Embedding = Axis(702) }], Token),
            () => me.DeleteByMetadataAsync(Json($"[\"{Secret}\"]"), Token),
        ];

        foreach (var call in refused)
        {
            var error = await Assert.ThrowsAnyAsync<Exception>(call);
            Assert.False(error is NullReferenceException or InvalidCastException or IndexOutOfRangeException, error.ToString());
            // The server quotes JSON that it can't read in the CONTEXT of its error, which Npgsql puts into ToString.
            Assert.DoesNotContain(Secret, error is PostgresException ? error.Message : error.ToString(), StringComparison.Ordinal);
            Assert.Equal(0, await me.Embeddings.CountAsync(Token) - await PublicAsync());
        }

        async Task<long> PublicAsync() => await fixture.Db.AsAnonymous().Embeddings.CountAsync(Token);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public async Task A_vector_with_an_element_that_is_no_number_is_refused_before_anything_is_sent(float element)
    {
        var me = fixture.Db.AsAuthenticated(Guid.NewGuid());
        var elements = new float[1536];
        elements[7] = element;
        var vector = new Vector(elements);

        await Assert.ThrowsAsync<ArgumentException>(() => me.Embeddings.InsertAsync(new() { Content = Secret, Embedding = vector }, Token));
        await Assert.ThrowsAsync<ArgumentException>(() => me.Embeddings.InsertManyAsync([new() { Content = Secret, Embedding = vector }], Token));
        Assert.Throws<ArgumentException>(() => me.MatchEmbeddings(vector));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1535)]
    [InlineData(1537)]
    public async Task A_vector_of_any_other_length_is_refused_before_anything_is_sent(int length)
    {
        var me = fixture.Db.AsAuthenticated(Guid.NewGuid());
        var vector = new Vector(new float[length]);

        await Assert.ThrowsAsync<ArgumentException>(() => me.Embeddings.InsertAsync(new() { Content = Secret, Embedding = vector }, Token));
        Assert.Throws<ArgumentException>(() => me.MatchEmbeddings(vector));
    }

    [Fact]
    public async Task The_least_and_greatest_elements_and_the_zero_vector_are_stored_exactly()
    {
        var me = fixture.Db.AsAuthenticated(Guid.NewGuid());
        var extreme = new float[1536];
        (extreme[0], extreme[1], extreme[2], extreme[3]) = (float.MaxValue, float.MinValue, float.Epsilon, -0f);

        foreach (var elements in (float[][])[extreme, new float[1536]])
        {
            var row = await me.Embeddings.InsertAsync(new() { Content = "extreme", Embedding = new(elements) }, Token);
            Assert.Equal(elements, row.Embedding.ToArray());
            Assert.True(await me.Embeddings.DeleteAsync(row.Id, Token));
        }
    }

    [Fact]
    public async Task No_value_claim_or_password_is_in_what_is_traced_or_thrown()
    {
        using var spans = new Spans();
        var users = new NpgsqlConnectionStringBuilder(await fixture.Database.LoginAsync("app_login", Token)) { ApplicationName = "hostile" };
        // The tests' own connection strings ask for details; here the default is what counts.
        users.Remove("Include Error Detail");
        await using var source = AiDatabase.CreateDataSource(users.ConnectionString);
        var me = new AiDatabase(source).AsAuthenticated(Guid.NewGuid(), UserClaims.Empty.With("secret", Secret));

        await me.Embeddings.GetAsync(Secret, Token);
        await Assert.ThrowsAnyAsync<Exception>(() => me.AiConversations.InsertAsync(new() { UserId = Guid.NewGuid(), Title = Secret }, Token));
        var check = await Assert.ThrowsAnyAsync<Exception>(() => me.AiConversations.InsertAsync(new() { Title = Secret, TotalTokens = -1 }, Token));
        var policy = await Assert.ThrowsAnyAsync<Exception>(() => me.Embeddings.InsertAsync(new() { UserId = Guid.NewGuid(), Content = Secret, Embedding = Axis(1) }, Token));

        // Under Row Level Security the server itself keeps values out of its details; the service, which passes it, would be shown them.
        var services = new NpgsqlConnectionStringBuilder(await fixture.Database.LoginAsync("app_service", Token));
        services.Remove("Include Error Detail");
        await using var serviceSource = AiDatabase.CreateDataSource(services.ConnectionString);
        var service = new AiDatabase(source, serviceSource).AsService();
        var id = Secret + Guid.NewGuid();
        await service.Embeddings.InsertAsync(new() { Id = id, UserId = Guid.NewGuid(), Content = Secret, Embedding = Axis(1) }, Token);
        var twice = await Assert.ThrowsAsync<PostgresException>(() => service.Embeddings.InsertAsync(new() { Id = id, UserId = Guid.NewGuid(), Content = Secret, Embedding = Axis(1) }, Token));
        Assert.Equal(PostgresErrorCodes.UniqueViolation, twice.SqlState);
        Assert.True(await service.Embeddings.DeleteAsync(id, Token));

        foreach (var error in (Exception[])[check, policy, twice])
            Assert.DoesNotContain(Secret, error.ToString(), StringComparison.Ordinal);
        users.Password = Secret;
        users.Port = 1;
        await using var nowhere = AiDatabase.CreateDataSource(users.ConnectionString);
        var unreachable = await Assert.ThrowsAnyAsync<Exception>(() => new AiDatabase(nowhere).AsAuthenticated(Guid.NewGuid()).Embeddings.CountAsync(Token));
        Assert.DoesNotContain(Secret, unreachable.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(spans.Texts);
        Assert.All(spans.Texts, static text => Assert.DoesNotContain(Secret, text, StringComparison.Ordinal));
    }

    private sealed class Spans : IDisposable
    {
        private readonly ActivityListener _listener;

        public Spans()
        {
            _listener = new()
            {
                ShouldListenTo = static source => source.Name == "Npgsql",
                Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = activity =>
                {
                    lock (Texts)
                    {
                        Texts.AddRange([activity.DisplayName, activity.StatusDescription ?? "", .. activity.TagObjects.Select(static tag => $"{tag.Key}={tag.Value}")]);
                        Texts.AddRange(activity.Events.SelectMany(static e => e.Tags).Select(static tag => $"{tag.Key}={tag.Value}"));
                    }
                },
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public List<string> Texts { get; } = [];

        public void Dispose() => _listener.Dispose();
    }
}
