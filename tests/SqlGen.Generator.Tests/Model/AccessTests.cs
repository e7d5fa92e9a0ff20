using SqlGen.Generator.Model;
using SqlGen.Generator.Tests.Harness;

namespace SqlGen.Generator.Tests.Model;

/// <summary>Which verbs a scope has, by grants and policies. What a server says of the same rules: SqlGen.Generated.Tests, Access.</summary>
public sealed class AccessTests
{
    private const string Table = "create role app nologin; create table t (id int primary key, owner uuid not null, note text); ";
    private const string Guarded = Table + "alter table t enable row level security; grant all on t to app; ";

    [Theory]
    [InlineData("", Verbs.None)]
    [InlineData("create policy p on t for select to app using (true);", Verbs.Read)]
    [InlineData("create policy p on t for insert to app with check (true);", Verbs.InsertMany)]
    [InlineData("create policy p on t for delete using (true);", Verbs.None)]
    [InlineData("create policy p on t for select using (true); create policy q on t for delete using (true);", Verbs.Read | Verbs.Delete)]
    [InlineData("create policy p on t for select using (true); create policy q on t for update using (true);", Verbs.Read | Verbs.Update)]
    [InlineData("create policy p on t for select using (true); create policy q on t for insert with check (true);", Verbs.Read | Verbs.Insert | Verbs.InsertMany)]
    [InlineData("create policy p on t using (true);", Verbs.All)]
    [InlineData("create policy p on t as restrictive using (true);", Verbs.None)]
    [InlineData("create policy p on t using (true); create policy q on t for delete using (false);", Verbs.All)]
    [InlineData("create policy p on t using (true); create policy q on t as restrictive for delete using (false);", Verbs.All & ~Verbs.Delete)]
    [InlineData("create policy p on t for all to somebody using (true);", Verbs.None)]
    [InlineData("create role team; grant team to app; create policy p on t for select to team using (true);", Verbs.Read)]
    [InlineData("create role team; grant team to app with inherit false; create policy p on t for select to team using (true);", Verbs.None)]
    [InlineData("alter table t owner to app;", Verbs.All)]
    [InlineData("alter table t owner to app; alter table t force row level security;", Verbs.None)]
    [InlineData("alter role app bypassrls;", Verbs.All)]
    public void Under_row_security_a_verb_needs_a_permissive_policy_for_each_command_in_it(string policies, Verbs expected) =>
        Assert.Equal(expected, VerbsOf(Guarded + policies, "AppScope"));

    [Theory]
    [InlineData("grant select on t to app;", Verbs.Read)]
    [InlineData("grant insert on t to app;", Verbs.InsertMany)]
    [InlineData("grant delete on t to app;", Verbs.None)]
    [InlineData("grant delete, select on t to public;", Verbs.Read | Verbs.Delete)]
    [InlineData("grant delete, select (id) on t to app;", Verbs.Read | Verbs.Delete)]
    [InlineData("grant delete, select (note) on t to app;", Verbs.Read)]
    [InlineData("grant select (note), insert on t to app;", Verbs.Read | Verbs.Insert | Verbs.InsertMany)]
    [InlineData("grant select, insert, update (note) on t to app;", Verbs.All & ~Verbs.Delete)]
    [InlineData("grant select, insert, update (id) on t to app;", Verbs.All & ~Verbs.Delete)]
    [InlineData("grant select (id), insert, update (note) on t to app;", Verbs.All & ~Verbs.Delete)]
    [InlineData("grant select (id), insert (id, owner), update (note) on t to app;", Verbs.Read | Verbs.Insert | Verbs.InsertMany | Verbs.Update)]
    [InlineData("grant select (note), insert, update on t to app;", Verbs.Read | Verbs.Insert | Verbs.InsertMany)]
    [InlineData("grant select, update (note) on t to app;", Verbs.Read | Verbs.Update)]
    [InlineData("grant select, insert (id, owner) on t to app;", Verbs.Read | Verbs.Insert | Verbs.InsertMany)]
    [InlineData("grant select, insert (note) on t to app;", Verbs.Read)]
    [InlineData("grant all on t to app; revoke insert on t from app;", Verbs.Read | Verbs.Update | Verbs.Delete)]
    [InlineData("grant all on t to other; grant pg_read_all_data to app;", Verbs.Read)]
    [InlineData("grant all on t to other; grant other to app;", Verbs.All)]
    [InlineData("grant all on t to other; alter role app bypassrls;", Verbs.None)]
    [InlineData("grant all on t to other; alter role app superuser;", Verbs.All)]
    [InlineData("revoke all on t from app;", Verbs.All)]
    public void A_verb_needs_the_privileges_of_each_command_in_it(string grants, Verbs expected) =>
        Assert.Equal(expected, VerbsOf(Table + grants, "AppScope"));

    [Theory]
    [InlineData("", Verbs.All)]
    [InlineData("revoke all on t from app;", Verbs.All)]
    [InlineData("grant select on t to app;", Verbs.None)]
    [InlineData("grant select on t to public; grant all on t to app;", Verbs.Read)]
    [InlineData("grant select (id) on t to public; grant all on t to app;", Verbs.None)]
    [InlineData("create role web login; grant select, delete on t to web; grant all on t to app;", Verbs.Read | Verbs.Delete)]
    [InlineData("create role web login; grant app to web; grant all on t to app;", Verbs.All)]
    [InlineData("create role web login noinherit; grant app to web; grant all on t to app;", Verbs.None)]
    [InlineData("grant all on t to public; alter table t enable row level security; create policy p on t using (true);", Verbs.None)]
    public void Outside_every_scope_is_what_is_granted_to_a_login_or_to_everybody(string sql, Verbs expected) =>
        Assert.Equal(expected, VerbsOf(Table + sql, "AppDatabase"));

    [Fact]
    public void Supabases_default_privileges_are_there_before_the_files_run()
    {
        const string Sql = "create table t (id int primary key); revoke delete on t from anon;";

        Assert.Equal(Verbs.All & ~Verbs.Delete, VerbsOf(Sql, "AnonymousScope", "supabase"));
        Assert.Equal(Verbs.All, VerbsOf(Sql, "ServiceScope", "supabase"));
    }

    [Fact]
    public void Scopes_that_may_do_the_same_share_a_type_and_the_one_with_most_has_the_plain_name()
    {
        var relation = Models.Relation(
            "create table t (id int primary key, note text); grant select on t to anon, guest; grant all on t to app, service_role;");

        Assert.Equal(
            [("TTable", "AppScope ServiceScope"), ("AnonymousTTable", "AnonymousScope GuestScope")],
            relation.Accessors.Select(static a => (a.TypeName, string.Join(' ', a.Scopes))));
    }

    [Fact]
    public void A_view_that_runs_with_its_callers_rights_needs_those_of_its_tables()
    {
        const string Sql =
            """
            create role app; create table t (id int primary key); grant select on t to other;
            create view plain as select id from t; create view careful with (security_invoker = true) as select id from t;
            grant select on plain, careful to app, other;
            """;
        var relations = Models.Of(Sql).Relations;

        Assert.Contains("AppScope", relations[1].Accessors.SelectMany(static a => a.Scopes));
        Assert.DoesNotContain("AppScope", relations[2].Accessors.SelectMany(static a => a.Scopes));
        Assert.Contains("OtherScope", relations[2].Accessors.SelectMany(static a => a.Scopes));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("grant usage on schema app to app;", true)]
    [InlineData("grant all on schema app to team;", true)]
    [InlineData("grant usage on schema app to public;", true)]
    [InlineData("grant usage on schema app to other;", false)]
    [InlineData("grant usage on schema app to other, app; revoke usage on schema app from app;", false)]
    [InlineData("revoke usage on schema app from app;", true)]
    [InlineData("grant usage on schema app to other; alter schema app owner to app;", true)]
    [InlineData("grant usage on schema app to other; alter role app superuser;", true)]
    [InlineData("grant usage on schema app to other; grant pg_read_all_data to app;", true)]
    [InlineData("grant usage on schema app to other; alter role app bypassrls;", false)]
    [InlineData("grant usage on schema app to app; revoke usage on schema app from app; grant usage on schema app to other;", false)]
    [InlineData("grant usage on schema app to other; alter schema app rename to app2; create schema app;", false)]
    public void A_role_without_usage_on_a_schema_has_nothing_of_it(string grants, bool expected)
    {
        var model = Models.Of(
            $"""
            create role app; create role team; grant team to app; create schema app; create table app.t (id int primary key); grant all on app.t to app, other;
            create function app.f() returns int language sql as 'select 1'; {grants}
            """);

        Assert.Equal(expected, model.Relations[0].Accessors.Any(static a => a.Scopes.Contains("AppScope")));
        Assert.Equal(expected, model.Functions[0].Scopes.Contains("AppScope"));
        if (!expected)
        {
            var absences = model.Functions[0].Absences.Concat(model.Relations[0].Access).Where(static a => a.Scope == "AppScope").SelectMany(static a => a.Absences).ToList();
            Assert.All(absences, static a => Assert.StartsWith("app has no USAGE grant on schema app", a.Reason, StringComparison.Ordinal));
            Assert.Equal(2, absences.Count(static a => a.Reason.Contains("may", StringComparison.Ordinal) && (a.Verb & Verbs.Read) != 0));
        }
    }

    [Fact]
    public void Everybody_may_use_public_until_it_is_revoked()
    {
        const string Sql = "create role app; create role other; create table t (id int primary key); grant all on t to app, other; grant usage on schema public to app; ";

        Assert.NotEqual(Verbs.None, VerbsOf(Sql, "OtherScope"));
        Assert.Equal(Verbs.None, VerbsOf(Sql + "revoke all on schema public from public;", "OtherScope"));
        Assert.Equal(Verbs.All, VerbsOf(Sql + "revoke all on schema public from public;", "AppScope"));
    }

    [Fact]
    public void Default_privileges_on_schemas_hold_for_those_that_are_created_after_them()
    {
        const string Sql = "create role app; create role other; alter default privileges grant usage on schemas to app; create schema s; grant usage on schema s to other; create table s.t (id int primary key); grant all on s.t to app;";

        Assert.Equal(Verbs.All, VerbsOf(Sql, "AppScope"));
    }

    [Fact]
    public void A_function_is_everybodys_until_it_is_revoked()
    {
        var functions = Models.Of(
            """
            create function open_one() returns int language sql as 'select 1';
            create function closed_one() returns int language sql as 'select 1';
            revoke execute on function closed_one from public;
            grant execute on function closed_one to app;
            grant select on pg_class to other;
            """).Functions;

        Assert.Equal(["AppScope", "OtherScope"], functions[0].Scopes);
        Assert.Equal(["AppScope"], functions[1].Scopes);
        Assert.Equal("other has no EXECUTE grant on function closed_one; the app scope may call it", Assert.Single(functions[1].Absences).Absences[0].Reason);
    }

    [Theory]
    [InlineData("create policy p on t to app using (owner is not null);", ChangeFilter.None)]
    [InlineData("create policy p on t for select to app using (note = 'a'); create policy q on t for update to app using ( note  = 'a');", ChangeFilter.None)]
    [InlineData("create policy p on t for select to app using (true); create policy q on t for update to app using (note = 'a');", ChangeFilter.Policies)]
    [InlineData("create policy p on t to app using (note = 'a'); create policy q on t for select to app using (true);", ChangeFilter.Policies)]
    [InlineData("create policy p on t to app using (note = 'a'); create policy q on t for update to app using (true);", ChangeFilter.None)]
    [InlineData("create policy p on t to app using (note = 'a'); create policy q on t as restrictive for update to app using (id > 1);", ChangeFilter.Policies)]
    [InlineData("create policy p on t to app using (note = 'a'); create policy q on t as restrictive to app using (id > 1);", ChangeFilter.None)]
    [InlineData("create policy p on t for select to app using (true);", ChangeFilter.None)]
    [InlineData("create policy p on t using (true); create function f() returns trigger language plpgsql as $$ begin return null; end $$; create trigger g before update on t for each row execute function f();", ChangeFilter.Trigger)]
    [InlineData("create policy p on t using (true); create function f() returns trigger language plpgsql as $$ begin return new; end $$; create trigger g before update on t for each row execute function f();", ChangeFilter.None)]
    [InlineData("create policy p on t using (true); create function f() returns trigger language plpgsql as $$ begin return null; end $$; create trigger g after update on t for each row execute function f();", ChangeFilter.None)]
    public void An_update_is_followed_by_a_look_only_where_somebody_may_see_a_row_and_not_change_it(string policies, ChangeFilter expected) =>
        Assert.Equal(expected, Models.Relation(Guarded + policies).UpdateFilter);

    private static Verbs VerbsOf(string sql, string scope, string? platform = null) =>
        Models.Of(sql, platform).Relations.Last().AllAccessors.FirstOrDefault(a => a.Scopes.Contains(scope))?.Verbs ?? Verbs.None;
}
