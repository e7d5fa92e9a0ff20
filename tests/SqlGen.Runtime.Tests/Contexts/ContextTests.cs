using System.Text.Json;
using Npgsql;
using SqlGen.Internal;
using SqlGen.Runtime.Tests.Database;
using SqlGen.Testing;

namespace SqlGen.Runtime.Tests.Contexts;

public sealed class ContextTests(TestDatabase database)
{
    [Fact]
    public async Task A_user_sees_and_changes_only_their_own_rows()
    {
        await using var users = database.CreateUsers();
        var (alice, bob) = (TestScope.AsUser(users, Guid.NewGuid()), TestScope.AsUser(users, Guid.NewGuid()));

        var item = await alice.InsertAsync(new() { Name = "hers" });

        Assert.Equal(item, await alice.GetAsync(item.Id));
        Assert.Null(await bob.GetAsync(item.Id));
        Assert.False(await bob.UpdateAsync(item.Id, new() { Name = "his" }));
        Assert.Equal(0, await bob.CountAsync());

        Assert.True(await alice.UpdateAsync(item.Id, new() { Name = null, Quantity = 3 }));
        Assert.Equal(item with { Name = null, Quantity = 3 }, await alice.GetAsync(item.Id));
    }

    [Fact]
    public async Task A_call_without_a_context_fails_closed()
    {
        database.DemandNative();
        await using var users = database.CreateUsers();

        var refused = await Assert.ThrowsAsync<SqlAccessDeniedException>(() => TestScope.AsLogin(users).CountAsync());

        Assert.Equal(("items", "count", "app_login"), (refused.Relation, refused.Command, refused.Role));
        refused = await Assert.ThrowsAsync<SqlAccessDeniedException>(() => TestScope.AsAnonymous(users).CountAsync());
        Assert.Equal("items.count was refused to role \"anon\": permission denied for table items", refused.Message);
    }

    [Fact]
    public void A_role_outside_the_closed_set_is_refused()
    {
        using var users = database.CreateUsers();
        var endpoint = new SqlEndpoint(TestDatabase.Description, users, SqlEndpointKind.Users, null);

        var refused = Assert.Throws<ArgumentException>(() => endpoint.As(UserContext.ForRole("app_service")));

        Assert.StartsWith("role \"app_service\" is not a role that calls of TestDatabase may run as; use one of anon, authenticated, service_role", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Role_and_claims_reach_the_call()
    {
        await using var users = database.CreateUsers();
        var user = Guid.NewGuid();
        var scope = TestScope.AsUser(users, user, UserClaims.Empty.With("email", "a@b.c").With("aal", 2).With("is_anonymous", false));

        Assert.Equal("authenticated", await scope.TextAsync("select current_user"));
        Assert.Equal(user.ToString(), await scope.TextAsync("select auth.uid()"));
        Assert.Equal("authenticated", await scope.TextAsync("select auth.role()"));
        Assert.Equal("a@b.c", await scope.TextAsync("select auth.jwt() ->> 'email'"));
        Assert.Equal("public, extensions", await scope.TextAsync("select current_setting('search_path')"));
        Assert.Null(await TestScope.AsAnonymous(users).TextAsync("select auth.uid()"));
    }

    [Fact]
    public async Task An_older_claim_setting_left_in_the_session_does_not_win()
    {
        database.DemandNative();
        var stranger = Guid.NewGuid();
        await using var users = database.CreateUsers(
            $"Options=-c request.jwt.claim.sub={stranger} -c request.jwt.claim.role=service_role -c request.jwt.claim={{}}");
        var user = Guid.NewGuid();
        var scope = TestScope.AsUser(users, user);

        Assert.Equal($"{user} authenticated {user}", await scope.TextAsync("select concat_ws(' ', auth.uid(), auth.role(), auth.jwt() ->> 'sub')"));
    }

    [Theory]
    [InlineData("'; drop table public.items; --")]
    [InlineData("back\\slash \" quote ' $1 %s")]
    [InlineData("emoji 🧨, line\r\nbreak, tab\t, \u2028")]
    [InlineData("")]
    public async Task Hostile_claims_and_settings_arrive_as_they_are(string value)
    {
        await using var users = database.CreateUsers();
        var context = UserContext.ForUser("authenticated", Guid.NewGuid(), UserClaims.Empty.With("value", value).With(value + "name", value))
            .WithSetting("app.tenant", value)
            .WithSetting("app.second", "2");
        var scope = new TestScope(new SqlEndpoint(TestDatabase.Description, users, SqlEndpointKind.Users, null).As(context));

        Assert.Equal(value, await scope.TextAsync("select auth.jwt() ->> 'value'"));
        Assert.Equal(value, await scope.TextAsync("select current_setting('app.tenant')"));
        Assert.Equal("2", await scope.TextAsync("select current_setting('app.second')"));
        Assert.Equal("0", await scope.TextAsync("select count(*) from public.items"));
    }

    [Fact]
    public void Claims_that_the_scope_sets_and_text_that_cannot_travel_are_refused()
    {
        var claims = UserClaims.Empty;

        Assert.StartsWith("claim \"sub\" is set by the scope", Assert.Throws<ArgumentException>(() => claims.With("sub", "x")).Message, StringComparison.Ordinal);
        Assert.StartsWith("claim \"role\" is set by the scope", Assert.Throws<ArgumentException>(() => claims.With("role", JsonDocument.Parse("[]").RootElement)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => claims.With("a", "NUL\0"));
        Assert.Throws<ArgumentException>(() => claims.With("a\0", "x"));
        Assert.Throws<ArgumentException>(() => claims.With("a", "half \ud83e"));
        Assert.Throws<ArgumentException>(() => claims.With("a", JsonDocument.Parse("""{ "deep": ["\u0000"] }""").RootElement));
        Assert.Throws<ArgumentException>(() => claims.With("a", JsonDocument.Parse("""[{ "\ud83e": 1 }]""").RootElement));
        Assert.Throws<ArgumentException>(() => claims.With("a", default(JsonElement)));
    }

    [Fact]
    public void The_latest_value_of_a_claim_wins_and_sub_stands_once()
    {
        var context = UserContext.ForUser("authenticated", Guid.Empty, UserClaims.Empty.With("a", 1).With("b", true).With("a", 2));

        var claims = JsonDocument.Parse(context.ClaimsJson).RootElement;

        Assert.Equal(["sub", "role", "a", "b"], claims.EnumerateObject().Select(claim => claim.Name));
        Assert.Equal(2, claims.GetProperty("a").GetInt32());
    }

    [Theory]
    [InlineData("role")]
    [InlineData("search_path")]
    [InlineData("request.jwt.claims")]
    [InlineData("hnsw.ef_search")]
    [InlineData("app.")]
    [InlineData(".app")]
    [InlineData("App.Tenant")]
    [InlineData("app.x', 'y', true); drop table items; --")]
    public void A_setting_that_is_not_the_callers_own_is_refused(string name) =>
        Assert.Throws<ArgumentException>(() => UserContext.ForRole("anon").WithSetting(name, "x"));

    [Fact]
    public async Task The_roles_own_settings_hold_during_the_call()
    {
        database.DemandNative();
        await using var own = await database.CreateAsync(SqlScript.SupabaseShim, SqlScript.Schema, TestDatabase.Items);
        await own.ExecuteAsync($"""
            alter role authenticated in database "{own.Name}" set statement_timeout = '200ms';
            alter role authenticated in database "{own.Name}" set app.note = 'it''s; drop \ table';
            alter role authenticated in database "{own.Name}" set search_path = 'pg_temp';
            alter role authenticated in database "{own.Name}" set default_transaction_read_only = on;
            """);
        await using var users = SqlGenDataSource.Create(TestDatabase.Description, await own.LoginAsync("app_login"));
        var scope = TestScope.AsUser(users, Guid.NewGuid());

        Assert.Equal("200ms", await scope.TextAsync("select current_setting('statement_timeout')"));
        Assert.Equal("it's; drop \\ table", await scope.TextAsync("select current_setting('app.note')"));
        Assert.Equal("public, extensions", await scope.TextAsync("select current_setting('search_path')"));
        var cancelled = await Assert.ThrowsAsync<PostgresException>(() => scope.TextAsync("select pg_sleep(10)"));
        Assert.Equal(PostgresErrorCodes.QueryCanceled, cancelled.SqlState);
        var readOnly = await Assert.ThrowsAsync<PostgresException>(() => scope.InsertAsync(new() { Name = "x" }));
        Assert.Equal(PostgresErrorCodes.ReadOnlySqlTransaction, readOnly.SqlState);
        Assert.Equal("0", await TestScope.AsLogin(users).TextAsync("select current_setting('statement_timeout')"));
    }

    [Fact]
    public async Task A_vector_search_carries_its_settings_in_every_scope_and_other_calls_do_not()
    {
        const string Settings = "select concat_ws(' ', current_setting('hnsw.iterative_scan', true), current_setting('plan_cache_mode'))";
        await using var users = database.CreateUsers();
        await using var service = database.CreateService();

        foreach (var scope in new[] { TestScope.AsUser(users, Guid.NewGuid()), TestScope.AsAnonymous(users), TestScope.AsService(service), TestScope.AsLogin(users) })
            Assert.Equal("relaxed_order force_custom_plan", await scope.TextAsync(Settings, SqlTraits.ReadOnly | SqlTraits.VectorSearch));
        Assert.EndsWith("auto", await TestScope.AsService(service).TextAsync(Settings), StringComparison.Ordinal);
        Assert.Equal("public, extensions", await TestScope.AsService(service).TextAsync("select current_setting('search_path')", SqlTraits.VectorSearch));
    }
}
