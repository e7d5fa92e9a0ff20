using SqlGen.Testing;

namespace SqlGen.Schema.Tests;

public sealed class RowLevelSecurityTests
{
    static readonly Guid s_alice = Guid.NewGuid();
    static readonly Guid s_bob = Guid.NewGuid();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>One row of each of Alice's, Bob's and the public's, written by the service.</summary>
    static async Task<PostgresDatabase> CreateAsync()
    {
        var server = await TestServer.GetAsync();
        var database = await server.CreateShippedDatabaseAsync(Ct);
        await using var service = await UserSession.ServiceAsync(database);
        await service.ExecuteAsync($"insert into ai_conversations (id, user_id, title) values ('a', '{s_alice}', 'Alice''s'), ('b', '{s_bob}', 'Bob''s')");
        await service.ExecuteAsync($"""
            insert into embeddings (id, user_id, content, embedding, metadata)
            select id, user_id, id, array_fill(0.1, array[1536])::vector, '{"{\"kind\": \"test\"}"}'
            from (values ('a', '{s_alice}'::uuid), ('b', '{s_bob}'), ('public', null)) as v (id, user_id)
            """);
        await service.ExecuteAsync($"""
            insert into ai_usage (user_id, operation_type, model, tokens_prompt, tokens_completion, cost)
            values ('{s_alice}', 'chat', 'm', 10, 5, 0.5), ('{s_bob}', 'chat', 'm', 100, 50, 5)
            """);
        await service.CommitAsync();
        return database;
    }

    [Fact]
    public async Task A_user_sees_their_own_and_what_is_public()
    {
        await using var database = await CreateAsync();
        await using var alice = await UserSession.AuthenticatedAsync(database, s_alice);

        Assert.Equal(["a"], await alice.TextsAsync("select id from ai_conversations"));
        Assert.Equal(["a", "public"], await alice.TextsAsync("select id from embeddings order by id"));
        Assert.Equal(["a", "public"], await alice.TextsAsync("select id from match_embeddings(array_fill(0.1, array[1536])::vector) order by id"));
        Assert.Equal([10], (await alice.QueryAsync("select tokens_prompt from ai_usage")).Select(row => (int)row[0]!));
    }

    [Fact]
    public async Task Nobody_signed_in_sees_public_embeddings_and_nothing_else()
    {
        await using var database = await CreateAsync();
        await using var anonymous = await UserSession.AnonymousAsync(database);

        Assert.Equal(["public"], await anonymous.TextsAsync("select id from embeddings"));
        Assert.Equal(["public"], await anonymous.TextsAsync("select id from match_embeddings(array_fill(0.1, array[1536])::vector)"));
        Assert.Equal("42501", await anonymous.RefusedAsync("select id from ai_conversations"));
        Assert.Equal("42501", await anonymous.RefusedAsync("select id from ai_usage"));
        Assert.Equal("42501", await anonymous.RefusedAsync("insert into embeddings (content, embedding) values ('x', array_fill(0.1, array[1536])::vector)"));
        Assert.Equal("42501", await anonymous.RefusedAsync("select clear_all_embeddings()"));
    }

    [Fact]
    public async Task A_user_without_a_claim_sees_what_is_public()
    {
        await using var database = await CreateAsync();
        await using var nobody = await UserSession.BeginAsync(database, "app_login", "authenticated", "");

        Assert.Equal(["public"], await nobody.TextsAsync("select id from embeddings"));
        Assert.Empty(await nobody.QueryAsync("select id from ai_conversations"));
        Assert.Equal("42501", await nobody.RefusedAsync("insert into embeddings (content, embedding) values ('x', array_fill(0.1, array[1536])::vector)"));
    }

    [Theory]
    [InlineData("update ai_conversations set title = 'taken' where id = 'b'")]
    [InlineData("delete from ai_conversations where id = 'b'")]
    [InlineData("update embeddings set content = 'taken' where id = 'b'")]
    [InlineData("update embeddings set content = 'taken' where id = 'public'")]
    [InlineData("delete from embeddings where id = 'b'")]
    [InlineData("delete from embeddings where id = 'public'")]
    public async Task Changing_what_is_not_theirs_touches_no_row(string sql)
    {
        await using var database = await CreateAsync();
        await using var alice = await UserSession.AuthenticatedAsync(database, s_alice);

        Assert.Equal(0, await alice.ExecuteAsync(sql));
    }

    [Fact]
    public async Task Writing_in_another_name_or_in_nobodys_is_refused()
    {
        await using var database = await CreateAsync();
        await using var alice = await UserSession.AuthenticatedAsync(database, s_alice);

        Assert.Equal("42501", await alice.RefusedAsync($"insert into ai_conversations (user_id) values ('{s_bob}')"));
        Assert.Equal("42501", await alice.RefusedAsync($"update ai_conversations set user_id = '{s_bob}' where id = 'a'"));
        Assert.Equal("42501", await alice.RefusedAsync("insert into embeddings (user_id, content, embedding) values (null, 'x', array_fill(0.1, array[1536])::vector)"));
        Assert.Equal("42501", await alice.RefusedAsync("update embeddings set user_id = null where id = 'a'"));
    }

    [Fact]
    public async Task Usage_is_read_by_its_user_and_written_by_the_service_alone()
    {
        await using var database = await CreateAsync();
        await using var alice = await UserSession.AuthenticatedAsync(database, s_alice);

        Assert.Equal("42501", await alice.RefusedAsync("insert into ai_usage (operation_type, model) values ('chat', 'm')"));
        Assert.Equal("42501", await alice.RefusedAsync("update ai_usage set cost = 0"));
        Assert.Equal("42501", await alice.RefusedAsync("delete from ai_usage"));
    }

    [Fact]
    public async Task Own_rows_are_written_and_changed()
    {
        await using var database = await CreateAsync();
        await using var alice = await UserSession.AuthenticatedAsync(database, s_alice);

        Assert.Equal(s_alice, await alice.ScalarAsync<Guid>("insert into ai_conversations (title) values ('new') returning user_id"));
        Assert.Equal(1, await alice.ExecuteAsync("update ai_conversations set title = 'changed' where id = 'a'"));
        Assert.True(await alice.ScalarAsync<bool>("select updated_at > created_at from ai_conversations where id = 'a'"));
        Assert.Equal(1, await alice.ExecuteAsync("update embeddings set content = 'changed' where id = 'a'"));
        Assert.Equal(1, await alice.ExecuteAsync("delete from embeddings where id = 'a'"));
    }

    [Fact]
    public async Task Even_the_owner_is_held_to_the_policies()
    {
        var server = await TestServer.RequireClusterAsync();
        await using var supabase = await SupabaseSimulation.CreateAsync(server);
        await supabase.ExecuteAsOwnerAsync(SqlScript.Schema);
        await supabase.Database.ExecuteAsync("insert into ai_conversations (user_id) values (gen_random_uuid())", Ct);

        // Bypassing is an attribute of the owner's role, as on Supabase; without it the owner sees what a policy lets him.
        await supabase.Database.ExecuteAsync("""
            do $$ begin execute format('alter role %I nobypassrls', (select tableowner from pg_tables where tablename = 'ai_conversations')); end $$
            """, Ct);
        await supabase.ExecuteAsOwnerAsync(new("check", """
            do $$ begin if (select count(*) from public.ai_conversations) <> 0 then raise exception 'the owner sees rows'; end if; end $$
            """));
    }
}
