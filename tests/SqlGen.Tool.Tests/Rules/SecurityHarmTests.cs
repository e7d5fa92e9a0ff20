using static SqlGen.Tool.Tests.Rules.HarmDatabase;

namespace SqlGen.Tool.Tests.Rules;

/// <summary>What the security rules warn of happens on a real server, and is gone once the message is followed.</summary>
public sealed class SecurityHarmTests
{
    private const string Denied = "42501";

    /// <summary>A row of Ann's and one of Bob's.</summary>
    private const string Notes =
        """
        create table notes (id int primary key, owner uuid default auth.uid(), text text);
        insert into notes values (1, '00000000-0000-0000-0000-00000000000a', 'of Ann'), (2, '00000000-0000-0000-0000-00000000000b', 'of Bob');
        create index on notes (owner);
        grant select, insert, update, delete on notes to authenticated;
        """;

    private const string OwnRead = "alter table notes enable row level security; create policy own_read on notes for select to authenticated using (owner = (select auth.uid()));\n";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_granted_table_without_row_security_shows_every_row()
    {
        await using var database = await CreateAsync(Notes, Ct);
        Assert.Equal(2L, await database.AsAsync("authenticated", Ann, Ct, "select count(*) from notes"));

        await database.ExecuteAsync(database.Mend("SQLG401"), Ct);
        Assert.Equal(0L, await database.AsAsync("authenticated", Ann, Ct, "select count(*) from notes"));
    }

    [Fact]
    public async Task Row_security_without_a_policy_lets_nothing_through()
    {
        await using var database = await CreateAsync(Notes + "alter table notes enable row level security;", Ct);
        Assert.Contains("but no policy", database.Message("SQLG402"));
        Assert.Equal(0L, await database.AsAsync("authenticated", Ann, Ct, "select count(*) from notes"));
        Assert.Equal(Denied, await database.FailsAsync("authenticated", Ann, Ct, "insert into notes (id) values (3)"));

        await database.ExecuteAsync("create policy own on notes to authenticated using (owner = (select auth.uid()))", Ct);
        Assert.Equal(2L, await database.AsAsync("authenticated", Ann, Ct, "insert into notes (id) values (3)", "select count(*) from notes"));
    }

    [Fact]
    public async Task A_policy_does_nothing_before_row_security_is_enabled()
    {
        await using var database = await CreateAsync(Notes + "create policy own on notes to authenticated using (owner = (select auth.uid()));", Ct);
        Assert.Equal(2L, await database.AsAsync("authenticated", Ann, Ct, "select count(*) from notes"));

        await database.ExecuteAsync(database.Mend("SQLG403"), Ct);
        Assert.Equal(1L, await database.AsAsync("authenticated", Ann, Ct, "select count(*) from notes"));
    }

    [Fact]
    public async Task A_policy_that_is_always_true_gives_rows_of_others_away()
    {
        await using var database = await CreateAsync(Notes + OwnRead + "create policy change on notes for update to authenticated using (true) with check (true);", Ct);
        Assert.Contains("\"user_id = (select auth.uid())\"", database.Message("SQLG404"));
        // UPDATE without WHERE asks no SELECT policy, so Ann writes what she can't read.
        const string Change = "update notes set text = 'changed'";
        const string OfBob = "select text from notes where owner = '00000000-0000-0000-0000-00000000000b'";
        await database.AsAsync("authenticated", Ann, Ct, Change);
        Assert.Equal("changed", await database.AsAsync("none", Ann, Ct, OfBob));

        await database.ExecuteAsync("alter policy change on notes using (owner = (select auth.uid())) with check (owner = (select auth.uid()))", Ct);
        await database.AsAsync("none", Ann, Ct, "update notes set text = 'as it was'");
        await database.AsAsync("authenticated", Ann, Ct, Change);
        Assert.Equal("as it was", await database.AsAsync("none", Ann, Ct, OfBob));
    }

    [Fact]
    public async Task Rows_that_can_be_written_and_not_read_cannot_be_returned()
    {
        await using var database = await CreateAsync(Notes + "alter table notes enable row level security; create policy add on notes for insert to authenticated with check (owner = (select auth.uid()));", Ct);
        Assert.Contains("INSERT … RETURNING and ON CONFLICT (…) fail", database.Message("SQLG405"));
        await database.AsAsync("authenticated", Ann, Ct, "insert into notes (id) values (3)");
        Assert.Equal(Denied, await database.FailsAsync("authenticated", Ann, Ct, "insert into notes (id) values (4) returning id"));
        Assert.Equal(Denied, await database.FailsAsync("authenticated", Ann, Ct, "insert into notes (id) values (4) on conflict (id) do nothing"));

        await database.ExecuteAsync(OwnRead, Ct);
        Assert.Equal(4, await database.AsAsync("authenticated", Ann, Ct, "insert into notes (id) values (4) on conflict (id) do nothing returning id"));
    }

    [Fact]
    public async Task A_callers_operator_takes_the_place_of_the_definers()
    {
        await using var database = await CreateAsync(
            "create table admins (name text primary key); insert into admins values ('root');\n"
            + "create function is_admin(who text) returns boolean language sql stable security definer as 'select exists (select from public.admins a where a.name = who)';", Ct);
        // Operators are never looked up in pg_temp, so the attacker needs a schema to create in.
        await database.ExecuteAsync("create schema mine; grant all on schema mine to authenticated", Ct);
        Assert.Equal(false, await database.AsAsync("authenticated", Ann, Ct, "select public.is_admin('mallory')"));
        Assert.Equal(true, await database.AsAsync("authenticated", Ann, Ct,
            "create function mine.always(text, text) returns boolean language sql as 'select true'",
            "create operator mine.= (function = mine.always, leftarg = text, rightarg = text)",
            "set search_path = mine, pg_catalog",
            "select public.is_admin('mallory')"));

        await database.ExecuteAsync(database.Mend("SQLG407"), Ct);
        Assert.Equal(false, await database.AsAsync("authenticated", Ann, Ct, "set search_path = mine, pg_catalog", "select public.is_admin('mallory')"));
    }

    [Fact]
    public async Task A_callers_table_takes_the_place_of_the_functions()
    {
        await using var database = await CreateAsync(
            "create table prices (cent int primary key); insert into prices values (100); grant select on prices to public;\ncreate function price() returns int language sql stable as 'select cent from prices';", Ct);
        Assert.Contains("write its body as BEGIN ATOMIC", database.Message("SQLG408"));
        string[] caller = ["create temporary table prices as select 1 as cent", "select price()"];
        Assert.Equal(100, await database.AsAsync("authenticated", Ann, Ct, "select price()"));
        Assert.Equal(1, await database.AsAsync("authenticated", Ann, Ct, caller));

        await database.ExecuteAsync("create or replace function price() returns int language sql stable begin atomic select cent from prices; end", Ct);
        Assert.Equal(100, await database.AsAsync("authenticated", Ann, Ct, caller));
    }

    [Fact]
    public async Task A_definers_function_shows_everybody_what_policies_hide()
    {
        await using var database = await CreateAsync(Notes + OwnRead + "create function notes_of_all() returns setof notes language sql stable security definer set search_path = '' as 'select * from public.notes';", Ct);
        Assert.Equal(2L, await database.AsAsync("anon", "{}", Ct, "select count(*) from notes_of_all()"));

        await database.ExecuteAsync(database.Mend("SQLG409"), Ct);
        Assert.Equal(Denied, await database.FailsAsync("anon", "{}", Ct, "select count(*) from notes_of_all()"));
    }

    [Fact]
    public async Task What_a_user_writes_about_themselves_opens_every_row()
    {
        const string Schema = Notes + "alter table notes enable row level security; create policy admins on notes for select to authenticated using ((select auth.jwt()) -> 'user_metadata' ->> 'role' = 'admin');";
        await using var database = await CreateAsync(Schema, Ct);
        Assert.Contains("decide by \"app_metadata\"", database.Message("SQLG410"));
        const string Claims = "{\"user_metadata\": {\"role\": \"admin\"}, \"app_metadata\": {}}";
        Assert.Equal(2L, await database.AsAsync("authenticated", Claims, Ct, "select count(*) from notes"));

        await database.ExecuteAsync("alter policy admins on notes using ((select auth.jwt()) -> 'app_metadata' ->> 'role' = 'admin')", Ct);
        Assert.Equal(0L, await database.AsAsync("authenticated", Claims, Ct, "select count(*) from notes"));
    }

    [Fact]
    public async Task A_view_on_auth_users_shows_accounts_that_nobody_may_read()
    {
        await using var database = await CreateAsync("create view people as select id, email from auth.users; grant select on people to anon;", Ct,
            "create table auth.users (id uuid primary key, email varchar(255)); insert into auth.users values (gen_random_uuid(), 'ann@example.com')");
        Assert.Equal(Denied, await database.FailsAsync("anon", "{}", Ct, "select email from auth.users"));
        Assert.Equal("ann@example.com", await database.AsAsync("anon", "{}", Ct, "select email from people"));

        await database.ExecuteAsync(database.Mend("SQLG411"), Ct);
        Assert.Equal(Denied, await database.FailsAsync("anon", "{}", Ct, "select email from people"));
    }

    [Fact]
    public async Task A_materialized_view_keeps_every_row_of_a_guarded_table()
    {
        await using var database = await CreateAsync(Notes + OwnRead + "create materialized view overview as select id, text from notes; grant select on overview to authenticated;", Ct);
        Assert.Equal(1L, await database.AsAsync("authenticated", Ann, Ct, "select count(*) from notes"));
        Assert.Equal(2L, await database.AsAsync("authenticated", Ann, Ct, "select count(*) from overview"));

        await database.ExecuteAsync(database.Mend("SQLG412"), Ct);
        Assert.Equal(Denied, await database.FailsAsync("authenticated", Ann, Ct, "select count(*) from overview"));
    }

    [Fact]
    public async Task A_foreign_key_without_the_owner_refers_to_rows_of_others()
    {
        await using var database = await CreateAsync(
            Notes + OwnRead + "create table comments (id int primary key, owner uuid not null default auth.uid(), note int references notes);\ncreate index on comments (owner); create index on comments (note);\n"
            + "alter table comments enable row level security; create policy own on comments to authenticated using (owner = (select auth.uid())); grant all on comments to authenticated;", Ct);
        var message = database.Message("SQLG415");
        Assert.Contains("\"unique (owner, id)\" on public.notes and \"foreign key (owner, note) references public.notes (owner, id)\"", message);
        Assert.Equal(0L, await database.AsAsync("authenticated", Ann, Ct, "select count(*) from notes where id = 2"));
        await database.AsAsync("authenticated", Ann, Ct, "insert into comments (id, note) values (1, 2)");

        await database.ExecuteAsync("delete from comments; alter table notes add unique (owner, id); alter table comments drop constraint comments_note_fkey, add foreign key (owner, note) references public.notes (owner, id)", Ct);
        Assert.Equal("23503", await database.FailsAsync("authenticated", Ann, Ct, "insert into comments (id, note) values (1, 2)"));
        await database.AsAsync("authenticated", Ann, Ct, "insert into comments (id, note) values (1, 1)");
    }

    [Fact]
    public async Task A_row_whose_owner_was_forgotten_is_public()
    {
        await using var database = await CreateAsync(
            Notes + "alter table notes enable row level security; create policy own_or_public on notes for select to authenticated using (owner is null or owner = (select auth.uid()));", Ct);
        await database.ExecuteAsync("insert into notes values (3, null, 'meant for Ann')", Ct);
        Assert.Equal("meant for Ann", await database.AsAsync("authenticated", Bob, Ct, "select text from notes where id = 3"));

        await database.ExecuteAsync("delete from notes where id = 3; " + database.Mend("SQLG416"), Ct);
        Assert.Equal("23502", await database.FailsAsync("none", Ann, Ct, "insert into notes values (3, null, 'meant for Ann')"));
    }

    [Fact]
    public async Task A_second_permissive_policy_hides_nothing_that_the_first_lets_through()
    {
        const string Hide = "create policy hide on notes for select to authenticated using (text not like 'of %');";
        await using var database = await CreateAsync(Notes + OwnRead + Hide, Ct);
        Assert.Contains("\"own_read\", \"hide\"", database.Message("SQLG502"));
        Assert.Equal(1L, await database.AsAsync("authenticated", Ann, Ct, "select count(*) from notes"));

        await database.ExecuteAsync("drop policy hide on notes; " + Hide.Replace("for select", "as restrictive for select", StringComparison.Ordinal), Ct);
        Assert.Equal(0L, await database.AsAsync("authenticated", Ann, Ct, "select count(*) from notes"));
    }

    [Fact]
    public async Task A_policy_without_TO_is_tried_for_those_who_have_no_user()
    {
        await using var database = await CreateAsync(
            Notes + "grant select on notes to anon; alter table notes enable row level security; create policy own on notes using (owner = (select auth.uid()));", Ct);
        Assert.Contains("InitPlan", await database.ExplainAsync("anon", "{}", Ct, "select * from notes"));

        await database.ExecuteAsync(database.Mend("SQLG418"), Ct);
        var plan = await database.ExplainAsync("anon", "{}", Ct, "select * from notes");
        Assert.DoesNotContain("InitPlan", plan);
        Assert.Contains("\"One-Time Filter\": \"false\"", plan);
    }
}
