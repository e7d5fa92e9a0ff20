using SqlGen.Testing;

namespace SqlGen.Schema.Tests;

public sealed class PrivilegeTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Everything that anybody but the owner may do with the schema's objects.</summary>
    public static IReadOnlyList<string> Expected { get; } =
    [
        "ai_conversations: authenticated DELETE, INSERT, SELECT, UPDATE",
        "ai_conversations: service_role DELETE, INSERT, SELECT, UPDATE",
        "ai_usage: authenticated SELECT",
        "ai_usage: service_role DELETE, INSERT, SELECT, UPDATE",
        "clear_all_embeddings: authenticated EXECUTE",
        "clear_all_embeddings: service_role EXECUTE",
        "delete_by_metadata: authenticated EXECUTE",
        "delete_by_metadata: service_role EXECUTE",
        "embeddings: anon SELECT",
        "embeddings: authenticated DELETE, INSERT, SELECT, UPDATE",
        "embeddings: service_role DELETE, INSERT, SELECT, UPDATE",
        "get_usage_stats: authenticated EXECUTE",
        "get_usage_stats: service_role EXECUTE",
        "match_embeddings: anon EXECUTE",
        "match_embeddings: authenticated EXECUTE",
        "match_embeddings: service_role EXECUTE",
    ];

    public static async Task<IReadOnlyList<string>> ReadAsync(PostgresDatabase database) =>
        (await database.ScalarAsync<string[]>("""
            with grants as (
              select c.relname as name, g.grantee, g.privilege_type
              from pg_class c cross join lateral aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) g
              where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and g.grantee <> c.relowner
              union all
              select p.proname, g.grantee, g.privilege_type
              from pg_proc p cross join lateral aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g
              where p.pronamespace = 'public'::regnamespace and g.grantee <> p.proowner
            ), lines as (
              select format('%s: %s %s', name, case grantee when 0 then 'PUBLIC' else grantee::regrole::text end,
                            string_agg(privilege_type, ', ' order by privilege_type)) as line
              from grants group by name, grantee
            )
            select array_agg(line order by line collate "C") from lines
            """, Ct)).ToList();

    [Fact]
    public async Task Grants_are_exactly_those_written_down()
    {
        var server = await TestServer.GetAsync();
        await using var database = await server.CreateShippedDatabaseAsync(Ct);

        Assert.Equal(Expected, await ReadAsync(database));
    }

    [Fact]
    public async Task No_function_runs_with_the_rights_of_its_owner()
    {
        var server = await TestServer.GetAsync();
        await using var database = await server.CreateShippedDatabaseAsync(Ct);

        Assert.Equal(0, await database.ScalarAsync<long>("select count(*) from pg_proc where pronamespace = 'public'::regnamespace and prosecdef", Ct));
    }

    [Fact]
    public async Task The_login_for_users_can_not_become_the_service()
    {
        var server = await TestServer.RequireClusterAsync();
        await using var database = await server.CreateShippedDatabaseAsync(Ct);
        await using var login = await UserSession.BeginAsync(database, "app_login", role: null, "");

        Assert.Equal("42501", await login.RefusedAsync("set role service_role"));
        Assert.Equal("42501", await login.RefusedAsync("set role app_service"));
        Assert.Equal(["anon", "authenticated"], await login.TextsAsync(
            "select roleid::regrole::text from pg_auth_members where member = 'app_login'::regrole order by 1"));
    }

    [Theory]
    [InlineData("select * from ai_conversations")]
    [InlineData("select * from embeddings")]
    [InlineData("select * from ai_usage")]
    [InlineData("select * from get_usage_stats(gen_random_uuid())")]
    public async Task A_call_that_names_no_role_fails(string sql)
    {
        var server = await TestServer.RequireClusterAsync();
        await using var database = await server.CreateShippedDatabaseAsync(Ct);
        await using var login = await UserSession.BeginAsync(database, "app_login", role: null, "");

        Assert.Equal("42501", await login.RefusedAsync(sql));
    }

    [Fact]
    public async Task The_login_of_the_service_holds_its_rights_without_taking_a_role()
    {
        var server = await TestServer.RequireClusterAsync();
        await using var database = await server.CreateShippedDatabaseAsync(Ct);
        await using var service = await UserSession.ServiceAsync(database);

        Assert.Equal("app_service", await service.ScalarAsync<string>("select current_user::text"));
        Assert.Equal(1, await service.ExecuteAsync(
            $"insert into ai_usage (user_id, operation_type, model) values ('{Guid.NewGuid()}', 'chat', 'gpt-4o-mini')"));
        Assert.Equal(1L, await service.ScalarAsync<long>("select count(*) from ai_usage"));
        Assert.Equal("42501", await service.RefusedAsync("truncate ai_usage"));
    }

    [Fact]
    public async Task Nobody_of_the_API_may_truncate()
    {
        var server = await TestServer.GetAsync();
        await using var database = await server.CreateShippedDatabaseAsync(Ct);
        await using var user = await UserSession.AuthenticatedAsync(database, Guid.NewGuid());

        Assert.Equal("42501", await user.RefusedAsync("truncate embeddings"));
        Assert.Equal("42501", await user.RefusedAsync("truncate ai_conversations"));
    }
}
