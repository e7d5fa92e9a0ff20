using Npgsql;

namespace SqlGen.Generated.Tests.Ai;

public sealed class IsolationTests(AiFixture fixture)
{
    private const string Everything = """
        select (select string_agg(c::text, '|' order by id) from public.ai_conversations c where user_id = '$id$')
            || (select string_agg(e::text, '|' order by id) from public.embeddings e where user_id = '$id$')
            || (select string_agg(u::text, '|' order by id) from public.ai_usage u where user_id = '$id$')
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("user")]
    [InlineData("anonymous")]
    [InlineData("transaction")]
    [InlineData("joined")]
    public async Task No_generated_call_returns_changes_or_deletes_a_row_of_another_user(string caller)
    {
        var (ann, bob) = (Guid.NewGuid(), Guid.NewGuid());
        var id = "b-" + bob;
        await FillAsync(bob, id);
        var before = await BobsRowsAsync(bob);
        Assert.Contains("secret of b", before, StringComparison.Ordinal);
        var target = new GeneratedCalls.Target(ann, bob, id);
        var calls = 0;

        await using var scopes = new CallerScopes(fixture, ann);
        foreach (var (name, _) in GeneratedCalls.Of(await scopes.NextAsync(caller), target))
        {
            var scope = await scopes.NextAsync(caller);
            var invoke = GeneratedCalls.Of(scope, target).ElementAt(calls).Invoke;
            calls++;
            IReadOnlyList<object?> results;
            try
            {
                results = await invoke();
                await scopes.CommitAsync();
            }
            catch (Exception e) when (GeneratedCalls.IsRefusal(e) || (e is InvalidOperationException && caller == "joined" && name.Contains("InsertMany", StringComparison.Ordinal)))
            {
                results = [];
            }

            Assert.All(results, result => AssertNothingOf(bob, name, result));
            Assert.Equal(before, await BobsRowsAsync(bob));
        }

        // A dozen verbs for each relation that may be written, half of that where it may be read, and the functions.
        Assert.InRange(calls, caller == "anonymous" ? 8 : 30, 200);
    }

    [Fact]
    public async Task The_same_calls_reach_the_rows_of_their_owner()
    {
        var bob = Guid.NewGuid();
        var id = "b-" + bob;
        await FillAsync(bob, id);
        var me = fixture.Db.AsAuthenticated(bob);

        Assert.NotNull(await me.AiConversations.GetAsync(id, Token));
        Assert.NotNull(await me.Embeddings.GetAsync(id, Token));
        Assert.NotNull(await me.AiUsage.GetAsync(id, Token));
        Assert.Contains(await me.MatchEmbeddings(AiFixture.Axis(7), matchCount: 1000).ToListAsync(Token), row => row.Id == id);
        Assert.Equal(1, (await me.GetUsageStats(bob).ToListAsync(Token))[0].RequestCount);
        Assert.True(await me.Embeddings.UpdateAsync(id, new() { Content = "mine" }, Token));
        Assert.Equal(1, await me.DeleteByMetadataAsync(AiFixture.Json("""{ "mark": "b" }"""), Token));
        Assert.True(await me.AiConversations.DeleteAsync(id, Token));
    }

    private static void AssertNothingOf(Guid bob, string call, object? result)
    {
        var text = result?.ToString() ?? "";
        Assert.False(text.Contains("secret of b", StringComparison.Ordinal) || text.Contains(bob.ToString(), StringComparison.Ordinal), $"{call} returned {text}");
        Assert.False(text.Contains("777001", StringComparison.Ordinal), $"{call} counted what another user used: {text}");
    }

    private async Task FillAsync(Guid user, string id)
    {
        var service = fixture.Db.AsService();
        await service.AiConversations.InsertAsync(new NewAiConversationAsService { Id = id, UserId = user, Title = "secret of b", TotalTokens = 777001 }, Token);
        await service.Embeddings.InsertAsync(
            new NewEmbeddingRowAsService
            {
                Id = id,
                UserId = user,
                Content = "secret of b",
                Embedding = AiFixture.Axis(7),
                Metadata = AiFixture.Json("""{ "mark": "b" }"""),
            },
            Token);
        await service.AiUsage.InsertAsync(
            new NewAiUsageAsService { Id = id, UserId = user, OperationType = "secret of b", Model = "m", TokensTotal = 777001 }, Token);
    }

    private Task<string> BobsRowsAsync(Guid user) =>
        fixture.Database.ScalarAsync<string>(Everything.Replace("$id$", user.ToString(), StringComparison.Ordinal), Token);

    /// <summary>A scope for each call; in a transaction, a transaction for each.</summary>
    private sealed class CallerScopes(AiFixture fixture, Guid user) : IAsyncDisposable
    {
        private AiDatabase.AuthenticatedTransaction? _transaction;
        private NpgsqlConnection? _connection;

        public async Task<SqlScope> NextAsync(string caller)
        {
            await DisposeAsync();
            return caller switch
            {
                "user" => fixture.Db.AsAuthenticated(user),
                "anonymous" => fixture.Db.AsAnonymous(),
                "joined" => fixture.Db.AsAuthenticated(user).On(_connection = await fixture.Users.OpenConnectionAsync(Token)),
                _ => _transaction = await fixture.Db.AsAuthenticated(user).BeginTransactionAsync(cancellationToken: Token),
            };
        }

        public Task CommitAsync() => _transaction?.CommitAsync(Token) ?? Task.CompletedTask;

        public async ValueTask DisposeAsync()
        {
            if (_transaction is not null)
            {
                await _transaction.DisposeAsync();
                _transaction = null;
            }

            if (_connection is not null)
            {
                await _connection.DisposeAsync();
                _connection = null;
            }
        }
    }
}
