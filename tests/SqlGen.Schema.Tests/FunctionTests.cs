using SqlGen.Testing;

namespace SqlGen.Schema.Tests;

public sealed class FunctionTests
{
    static readonly Guid s_user = Guid.NewGuid();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Ten rows of the user, whose similarity to (1, 0, …) falls from row to row, one of another user and one public.</summary>
    static async Task<PostgresDatabase> CreateAsync()
    {
        var server = await TestServer.GetAsync();
        var database = await server.CreateShippedDatabaseAsync(Ct);
        await using var service = await UserSession.ServiceAsync(database);
        await service.ExecuteAsync($$"""
            insert into embeddings (id, user_id, content, embedding, metadata)
            select n::text, '{{s_user}}'::uuid, 'text', (array[1, n * 0.1] || array_fill(0.0, array[1534]))::vector, jsonb_build_object('n', n, 'even', n % 2 = 0)
            from generate_series(1, 10) as n
            union all
            select 'other', '{{Guid.NewGuid()}}', 'text', (array[1, 0] || array_fill(0, array[1534]))::vector, '{"even": true}'
            union all
            select 'public', null, 'text', (array[1, 0] || array_fill(0, array[1534]))::vector, '{"even": true}'
            """);
        await service.CommitAsync();
        return database;
    }

    const string Query = "(array[1, 0] || array_fill(0, array[1534]))::vector";

    [Fact]
    public async Task A_search_gives_the_most_similar_first_down_to_the_threshold()
    {
        await using var database = await CreateAsync();
        await using var user = await UserSession.AuthenticatedAsync(database, s_user);

        // cos of (1, 0.1 n) to (1, 0) is 1 / sqrt(1 + n² / 100): 0.995, 0.981, 0.958, 0.928, …
        var hits = await user.QueryAsync($"select id, similarity from match_embeddings({Query}, 0.95)");

        Assert.Equal(["public", "1", "2", "3"], hits.Select(hit => (string)hit[0]!));
        Assert.Equal([1, 0.995, 0.981, 0.958], hits.Select(hit => Math.Round((double)hit[1]!, 3)));
    }

    [Fact]
    public async Task The_count_and_the_filter_bound_a_search()
    {
        await using var database = await CreateAsync();
        await using var user = await UserSession.AuthenticatedAsync(database, s_user);

        Assert.Equal(["public", "1"], await user.TextsAsync($"select id from match_embeddings({Query}, match_count => 2)"));
        Assert.Equal(["public", "2", "4"], await user.TextsAsync($$"""select id from match_embeddings({{Query}}, 0.9, filter => '{"even": true}')"""));
        Assert.Equal(["3"], await user.TextsAsync($$"""select id from match_embeddings({{Query}}, filter => '{"n": 3}')"""));
        Assert.Empty(await user.TextsAsync($"select id from match_embeddings({Query}, match_count => 0)"));
        Assert.Equal(11, (await user.TextsAsync($"select id from match_embeddings({Query}, match_threshold => -1, match_count => null, filter => null)")).Count);
    }

    [Fact]
    public async Task Deleting_by_metadata_deletes_ones_own_and_says_how_many()
    {
        await using var database = await CreateAsync();
        await using var user = await UserSession.AuthenticatedAsync(database, s_user);

        Assert.Equal(5L, await user.ScalarAsync<long>("""select delete_by_metadata('{"even": true}')"""));
        Assert.Equal(["1", "3", "5", "7", "9", "public"], await user.TextsAsync("select id from embeddings order by id"));
        await user.CommitAsync();
        Assert.Equal(7, await database.ScalarAsync<long>("select count(*) from embeddings", Ct));
    }

    [Theory]
    [InlineData("'{}'")]
    [InlineData("null")]
    [InlineData("'[1]'")]
    [InlineData("'\"even\"'")]
    public async Task A_filter_that_would_match_everything_or_nothing_is_refused(string filter)
    {
        await using var database = await CreateAsync();
        await using var user = await UserSession.AuthenticatedAsync(database, s_user);

        Assert.Equal("22023", await user.RefusedAsync($"select delete_by_metadata({filter})"));
    }

    [Fact]
    public async Task Clearing_deletes_ones_own_and_nothing_else()
    {
        await using var database = await CreateAsync();
        await using (var user = await UserSession.AuthenticatedAsync(database, s_user))
        {
            Assert.Equal(10L, await user.ScalarAsync<long>("select clear_all_embeddings()"));
            await user.CommitAsync();
        }

        await using var service = await UserSession.ServiceAsync(database);
        Assert.Equal(["other", "public"], await service.TextsAsync("select id from embeddings order by id"));
    }

    [Fact]
    public async Task The_service_is_no_user_and_deletes_nothing_by_these_functions()
    {
        await using var database = await CreateAsync();
        await using var service = await UserSession.ServiceAsync(database);

        Assert.Equal(0L, await service.ScalarAsync<long>("select clear_all_embeddings()"));
        Assert.Equal(0L, await service.ScalarAsync<long>("""select delete_by_metadata('{"even": true}')"""));
    }

    [Fact]
    public async Task Statistics_have_a_total_and_a_row_for_each_operation_and_model()
    {
        await using var database = await CreateAsync();
        await using var service = await UserSession.ServiceAsync(database);
        await service.ExecuteAsync($"""
            insert into ai_usage (user_id, operation_type, model, tokens_prompt, tokens_completion, tokens_total, cost, latency_ms, created_at) values
              ('{s_user}', 'chat', 'large', 100, 20, 150, 0.25, 400, '2026-01-01'), ('{s_user}', 'chat', 'large', 10, 2, default, 0.05, null, '2026-01-02'),
              ('{s_user}', 'embedding', 'small', 7, 0, 7, 0.00000001, 30, '2026-01-03'), (gen_random_uuid(), 'chat', 'large', 1, 1, 2, 9, 9, '2026-01-01')
            """);

        var all = await service.QueryAsync($"select * from get_usage_stats('{s_user}')");
        var first = await service.QueryAsync($"select * from get_usage_stats('{s_user}', '2026-01-01', '2026-01-02')");

        Assert.Equal(
            [
                [null, null, 3L, 117L, 22L, 169L, 0.30000001m, 215.00m],
                ["chat", "large", 2L, 110L, 22L, 162L, 0.30m, 400.00m],
                ["embedding", "small", 1L, 7L, 0L, 7L, 0.00000001m, 30.00m],
            ],
            all);
        Assert.Equal([[null, null, 1L, 100L, 20L, 150L, 0.25m, 400.00m], ["chat", "large", 1L, 100L, 20L, 150L, 0.25m, 400.00m]], first);
    }

    [Fact]
    public async Task Statistics_of_another_user_are_a_total_of_nothing()
    {
        await using var database = await CreateAsync();
        await using (var service = await UserSession.ServiceAsync(database))
        {
            await service.ExecuteAsync($"insert into ai_usage (user_id, operation_type, model, tokens_prompt) values ('{s_user}', 'chat', 'm', 10)");
            await service.CommitAsync();
        }

        await using var other = await UserSession.AuthenticatedAsync(database, Guid.NewGuid());
        var stats = await other.QueryAsync($"select * from get_usage_stats('{s_user}')");

        Assert.Equal([[null, null, 0L, 0L, 0L, 0L, 0m, null]], stats);
    }
}
