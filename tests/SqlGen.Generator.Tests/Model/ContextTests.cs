using SqlGen.Generator.Model;
using SqlGen.Generator.Tests.Harness;

namespace SqlGen.Generator.Tests.Model;

/// <summary>What the scope of a role is asked for, by what its policies read.</summary>
public sealed class ContextTests
{
    private const string Table = "create role app nologin; create table t (id int primary key, tenant uuid, note text); alter table t enable row level security; ";

    [Theory]
    [InlineData("tenant = current_setting('app.tenant_id')::uuid", "global::System.Guid tenantId")]
    [InlineData("tenant = nullif(current_setting('app.tenant_id', true), '')::uuid", "global::System.Guid tenantId")]
    [InlineData("tenant = (select cast(current_setting('app.tenant_id', true) as uuid))", "global::System.Guid tenantId")]
    [InlineData("id = current_setting('App.Tenant')::bigint", "long tenant")]
    [InlineData("note = current_setting('app.tenant')", "string tenant")]
    [InlineData("tenant::text = current_setting('app.t') and tenant = current_setting('app.t')::uuid", "global::System.Guid t")]
    [InlineData("note = auth.jwt() ->> 'tenant_id'", "string tenantId")]
    [InlineData("tenant = ((select auth.jwt()) ->> 'tenant_id')::uuid", "global::System.Guid tenantId")]
    [InlineData("note = auth.jwt() -> 'app_metadata' ->> 'org'", "string org")]
    [InlineData("note = auth.jwt() #>> '{app_metadata,org}'", "string org")]
    [InlineData("auth.jwt() -> 'teams' ? note", "global::System.Text.Json.JsonElement teams")]
    [InlineData("note = current_setting('request.jwt.claims', true)::json ->> 'org'", "string org")]
    [InlineData("note = nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'org'", "string org")]
    [InlineData("exists (select 1 from t x where x.note = current_setting('app.b')) and note = current_setting('app.a')", "string a, string b")]
    [InlineData("note = current_setting('app.params')::text and note = current_setting('b.params')", "string @params, string paramsValue")]
    [InlineData("note = current_setting('app.a', true) or current_setting('app.b')::boolean", "bool b")]
    [InlineData("(note = current_setting('app.a', true) or id = 1) and tenant = current_setting('app.b', true)::uuid", "global::System.Guid b")]
    [InlineData("current_setting('app.a', true) is null or note = current_setting('app.a', true)", "")]
    [InlineData("not coalesce((auth.jwt() ->> 'read_only')::boolean, false)", "")]
    [InlineData("coalesce(current_setting('app.a'), '') = note", "string a")]
    [InlineData("(auth.jwt() ->> 'read_only')::boolean is not true and (auth.jwt() ->> 'x') is distinct from note", "")]
    [InlineData("tenant = auth.uid() or (auth.jwt() ->> 'admin')::boolean", "")]
    [InlineData("auth.jwt() ->> 'role' = 'app' and (auth.jwt() ->> 'sub')::uuid = tenant", "")]
    [InlineData("note = current_setting('search_path') and note = current_setting('request.headers', true)::json ->> 'x'", "")]
    public void A_value_that_a_policy_needs_is_a_parameter_of_the_type_it_is_cast_to(string condition, string expected) =>
        Assert.Equal(expected, Values(Table + $"create policy p on t to app using ({condition}); grant all on t to app;"));

    [Theory]
    [InlineData("language sql stable as $$ select nullif(current_setting('app.tenant_id', true), '')::uuid $$")]
    [InlineData("language sql stable return current_setting('app.tenant_id')::uuid")]
    [InlineData("language plpgsql stable as $$ begin return current_setting('app.tenant_id', true); end $$")]
    public void A_function_that_reads_a_value_is_seen_through(string body) =>
        Assert.Equal("global::System.Guid tenantId", Values(Table + $"create function f() returns uuid {body}; create policy p on t using (tenant = f()); grant all on t to app;"));

    [Theory]
    [InlineData("create policy p on t using (note = current_setting('app.a')); grant all on t to somebody;", "")]
    [InlineData("create policy p on t to somebody using (note = current_setting('app.a')); create policy q on t using (true); grant all on t to app;", "")]
    [InlineData("create policy p on t using (note = current_setting('app.a', true)); create policy q on t using (true); grant all on t to app;", "")]
    [InlineData("create policy p on t as restrictive using (note = current_setting('app.a', true)); create policy q on t using (true); grant all on t to app;", "string a")]
    [InlineData("create policy p on t for delete using (note = current_setting('app.a', true)); grant select on t to app;", "")]
    [InlineData("alter role app bypassrls; create policy p on t using (note = current_setting('app.a')); grant all on t to app;", "")]
    public void Only_what_decides_over_the_role_counts(string policies, string expected) => Assert.Equal(expected, Values(Table + policies));

    [Fact]
    public void The_scope_without_values_lacks_what_needs_them_and_says_so()
    {
        var model = Models.Of(Table +
            """
            create policy r on t for select using (true);
            create policy w on t for insert with check (note = current_setting('app.a', true));
            grant select, insert on t to app;
            create function f() returns int language sql as $$ insert into t (id) values (1) returning id $$;
            """);

        var table = model.Relations.Single();
        Assert.Equal([("AppAScope", Verbs.Read | Verbs.Insert | Verbs.InsertMany), ("AppScope", Verbs.Read)], table.Accessors.Select(static a => (a.Scopes.Single(), a.Verbs)));
        Assert.Contains("INSERT on t needs setting app.a, which AsApp was not given; the app(a) scope may insert", table.Access.Single(static a => a.Scope == "AppScope").Absences.Select(static a => a.Reason));
        Assert.Equal(["AppAScope"], model.Functions.Single().Scopes);
    }

    [Fact]
    public void A_user_that_nothing_reads_is_not_asked_for()
    {
        const string Sql = "create table t (id int primary key, note text); alter table t enable row level security; grant all on t to authenticated; ";

        Assert.All(ScopesOf(Sql + "create policy p on t using (note = current_setting('app.a'));"), static s => Assert.Equal(ScopeKind.Role, s.Kind));
        Assert.All(ScopesOf(Sql + "create policy p on t using (note = current_setting('app.a') and id = auth.uid());"), static s => Assert.Equal(ScopeKind.User, s.Kind));
        Assert.All(ScopesOf(Sql + "create policy p on t using (true);"), static s => Assert.Equal(ScopeKind.User, s.Kind));
    }

    [Fact]
    public void A_principal_is_a_context_of_policies_that_never_ask_for_the_user()
    {
        var run = new TestProject()
            .File("/db/schema.sql", "create table t (id int primary key, tenant_id uuid not null); alter table t enable row level security; "
                + "create policy p on t to authenticated using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid); grant select on t to authenticated;")
            .Source("Database.cs", "namespace App;\n\n/// <summary>It.</summary>\n[SqlGen.SqlGenDatabase]\npublic sealed partial class AppDatabase;\n")
            .Source("Use.cs", """
                using SqlGen;

                namespace App;

                internal static class Use
                {
                    public static object Call(AppDatabase db, System.Security.Claims.ClaimsPrincipal user) =>
                        db.AsAuthenticated(user, user.RequiredClaim<System.Guid>("tenant_id")).T.All();
                }
                """).Run();

        Assert.Empty(run.CompilerDiagnostics.Select(static d => d.ToString()));
        Assert.Contains("what is given here is not the user's id", run.Source(run.HintNames.Single(static n => n.EndsWith("AppDatabase.g.cs", StringComparison.Ordinal))), StringComparison.Ordinal);
    }

    private static IEnumerable<ScopeModel> ScopesOf(string sql) => Models.Of(sql).Context.Scopes.Where(static s => s.Kind != ScopeKind.Login);

    private static string Values(string sql) =>
        string.Join(", ", ScopesOf(sql).Where(static s => s.Role == "app").SelectMany(static s => s.Values).Select(static v => $"{v.CSharpType} {v.ParameterName}"));
}
