using SqlGen.Tool.Tests.Drift;

namespace SqlGen.Tool.Tests.Maintenance;

public sealed class ArchiveTests
{
    private const string Schema =
        """
        create table notes (
          id         bigint generated always as identity primary key,
          body       text not null default 'x',
          doubled    bigint generated always as (length(body) * 2) stored,
          created_at timestamptz default now()
        );
        create index on notes (created_at);
        insert into notes (created_at) select now() - i * interval '1 day' from generate_series(1, 100) i;
        insert into notes (created_at) values (null);
        """;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Old_rows_move_in_batches_and_the_next_run_goes_on()
    {
        await using var database = await LiveDatabase.CreateAsync(Schema, Ct);

        var first = await ToolRun.RunAsync(database.ConnectionString, Ct, "archive", "notes", "--older-than", "30d", "--batch", "7", "--max-batches", "2", "--yes");

        Assert.Contains("14 rows moved to public.notes_archive in 2 batches", first.Output);
        Assert.Equal(14L, await database.ScalarAsync<long>("select count(*) from notes_archive where id > 86", Ct));
        var second = await ToolRun.RunAsync(database.ConnectionString, Ct, "archive", "notes", "--older-than", "30d", "--yes");
        Assert.Equal((0, ""), (second.ExitCode, second.Errors));
        Assert.Equal("30 71", await database.ScalarAsync<string>("select (select count(*) from notes where id < 30 or created_at is null) || ' ' || count(*) from notes_archive where doubled = 2 and id >= 30", Ct));
        Assert.StartsWith("nothing to do", (await ToolRun.RunAsync(database.ConnectionString, Ct, "archive", "notes", "--older-than", "30d")).Output);
    }

    [Fact]
    public async Task The_archive_is_its_owners_alone_whatever_default_privileges_say()
    {
        await using var database = await LiveDatabase.CreateAsync(Schema, Ct);
        await database.ExecuteAsync("alter default privileges in schema public grant all on tables to public", Ct);

        await ToolRun.RunAsync(database.ConnectionString, Ct, "archive", "notes", "--older-than", "30d", "--yes");

        Assert.True(await database.ScalarAsync<bool>("select relrowsecurity from pg_class where relname = 'notes_archive'", Ct));
        Assert.False(await database.ScalarAsync<bool>("select has_table_privilege('pg_monitor', 'notes_archive', 'select')", Ct));
    }

    [Fact]
    public async Task A_dry_run_shows_the_statement_and_moves_nothing()
    {
        await using var database = await LiveDatabase.CreateAsync(Schema, Ct);

        var run = await ToolRun.RunAsync(database.ConnectionString, Ct, "archive", "notes", "--older-than", "30d", "--dry-run");

        Assert.Contains("order by t.created_at, t.id", run.Output);
        Assert.Equal(0, run.ExitCode);
        Assert.True(await database.ScalarAsync<bool>("select to_regclass('notes_archive') is null and count(*) = 101 from notes", Ct));
    }

    [Theory]
    [InlineData("create table tags (note bigint references notes on delete cascade)",
        "rows of table public.notes are referred to by foreign keys, which would delete, change or refuse with them:\n  tags_note_fkey of public.tags (ON DELETE CASCADE)\n")]
    [InlineData("create table notes_archive (like notes); alter table notes_archive drop column body, alter id type int, add extra int not null",
        "public.notes_archive is not as public.notes is any more, so nothing was moved:\n"
        + "  column \"id\" is integer there and bigint here: alter table public.notes_archive alter column id type bigint\n"
        + "  column \"body\" is missing there: alter table public.notes_archive add column body text\n"
        + "  column \"extra\" is there alone and NOT NULL: alter table public.notes_archive alter column extra drop not null\n")]
    [InlineData("create table notes_archive (like notes including all)", "public.notes_archive is not as public.notes is any more, so nothing was moved:\n"
        + "  column \"id\" is computed there: alter table public.notes_archive alter column id drop identity\n"
        + "  column \"doubled\" is computed there: alter table public.notes_archive alter column doubled drop expression\n")]
    [InlineData("create table notes_archive (like notes); grant select on notes_archive to pg_monitor", "public.notes_archive has no row level security and is open to pg_monitor, so nothing was moved: ")]
    [InlineData("create table notes_archive (like notes); create rule gone as on insert to notes_archive do instead nothing", "error 0A000: ")]
    [InlineData("create table notes_archive (like notes); create function nothing() returns trigger language plpgsql as $$ begin return null; end $$; create trigger gone before insert on notes_archive for each row execute function nothing()",
        "public.notes_archive took 0 of 71 rows, so the batch was undone")]
    [InlineData("create view notes_archive as select 1", "public.notes_archive is no table")]
    [InlineData("alter table notes rename created_at to at", "column \"created_at\" of relation \"notes\" does not exist; choose with --column: at")]
    public async Task What_cannot_be_archived_is_refused_and_nothing_moves(string change, string message)
    {
        await using var database = await LiveDatabase.CreateAsync(Schema, Ct);
        await database.ExecuteAsync(change, Ct);

        var run = await ToolRun.RunAsync(database.ConnectionString, Ct, "archive", "notes", "--older-than", "30d", "--yes");

        Assert.StartsWith(message, run.Errors);
        Assert.Equal(2, run.ExitCode);
        Assert.Equal(101L, await database.ScalarAsync<long>("select count(*) from notes", Ct));
    }

    [Fact]
    public async Task Rows_that_a_policy_hides_end_the_run_rather_than_stay_unseen()
    {
        await using var database = await LiveDatabase.CreateAsync(Schema, Ct);
        var role = database.Name + "_owner";
        await database.ExecuteAsync($"create role {role} login; alter schema public owner to {role}; alter table notes owner to {role}; alter table notes enable row level security; alter table notes force row level security", Ct);
        try
        {
            var run = await ToolRun.RunAsync(await database.LoginAsync(role, Ct), Ct, "archive", "notes", "--older-than", "30d", "--yes");

            Assert.Contains("row-level security policy for table \"notes\"", run.Errors);
            Assert.Equal(2, run.ExitCode);
        }
        finally
        {
            await database.ExecuteAsync($"alter schema public owner to postgres; drop owned by {role}; drop role {role}", Ct);
        }
    }

    [Fact]
    public async Task Rows_that_others_refer_to_stay_with_those_that_refer_to_them()
    {
        await using var database = await LiveDatabase.CreateAsync(Schema, Ct);
        await database.ExecuteAsync("create table tags (note bigint references notes on delete cascade); insert into tags values (40), (50), (null)", Ct);

        var run = await ToolRun.RunAsync(database.ConnectionString, Ct, "archive", "notes", "--older-than", "30d", "--batch", "10", "--skip-referenced", "--yes");

        Assert.Contains("2 rows left: others hold locks on them or refer to them", run.Output);
        Assert.Equal(1, run.ExitCode);
        Assert.Equal("69 3 40,50", await database.ScalarAsync<string>(
            "select (select count(*) from notes_archive) || ' ' || (select count(*) from tags) || ' ' || string_agg(id::text, ',' order by id) from notes where id >= 30 and created_at is not null", Ct));
    }

    [Fact]
    public async Task Rows_that_others_hold_are_left_and_triggers_are_told_and_fire()
    {
        await using var database = await LiveDatabase.CreateAsync(Schema, Ct);
        await database.ExecuteAsync(
            "create table log (id bigint); create function say() returns trigger language plpgsql as 'begin insert into log values (old.id); return null; end'; "
            + "create trigger heard after delete on notes for each row execute function say()", Ct);
        await using var holder = new Npgsql.NpgsqlConnection(database.ConnectionString + ";Pooling=false");
        await holder.OpenAsync(Ct);
        await using var transaction = await holder.BeginTransactionAsync(Ct);
        await using (var hold = new Npgsql.NpgsqlCommand("update notes set body = 'held' where id = 77", holder, transaction))
        {
            await hold.ExecuteNonQueryAsync(Ct);
        }

        var run = await ToolRun.RunAsync(database.ConnectionString, Ct, "archive", "notes", "--older-than", "30d", "--yes");

        Assert.Contains("triggers fire for every row that goes, as for any DELETE: heard", run.Output);
        Assert.Contains("1 row left", run.Output);
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(70L, await database.ScalarAsync<long>("select count(*) from log join notes_archive using (id)", Ct));
    }

    [Fact]
    public async Task Nothing_moves_where_nobody_can_be_asked()
    {
        await using var database = await LiveDatabase.CreateAsync(Schema, Ct);

        var run = await ToolRun.RunAsync(database.ConnectionString, Ct, "archive", "notes", "--older-than", "30d");

        Assert.Equal((2, "nothing was moved: nobody can be asked here; give --yes\n"), (run.ExitCode, run.Errors));
        Assert.True(await database.ScalarAsync<bool>("select to_regclass('notes_archive') is null and count(*) = 101 from notes", Ct));
    }
}
