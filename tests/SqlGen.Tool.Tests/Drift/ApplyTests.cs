namespace SqlGen.Tool.Tests.Drift;

public sealed class ApplyTests(DriftFixture fixture) : IClassFixture<DriftFixture>
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_second_run_finds_nothing_to_do()
    {
        await using var database = await fixture.CreateEmptyAsync(Ct);
        Assert.Equal(0, (await ToolRun.RunAsync(database.ConnectionString, Ct, "apply", fixture.SchemaFile)).ExitCode);

        var second = await ToolRun.RunAsync(database.ConnectionString, Ct, "apply", fixture.SchemaFile);

        Assert.StartsWith("nothing to do", second.Output);
        Assert.Equal(0, second.ExitCode);
    }

    [Fact]
    public async Task What_a_platform_brings_is_missed_by_name_and_once_there_a_second_run_finds_nothing_to_do()
    {
        await using var database = await fixture.CreateEmptyAsync(Ct);
        var file = Path.Combine(fixture.Folder, "platform.sql");
        await File.WriteAllTextAsync(file, "create table mine (owner uuid default auth.uid());", Ct);

        var refused = await ToolRun.RunAsync(database.ConnectionString, Ct, "apply", file);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("hint: schema \"auth\" is Supabase's; on another PostgreSQL apply supabase-shim.sql", refused.Errors);

        await database.ExecuteAsync("create schema auth; create function auth.uid() returns uuid language sql as 'select null::uuid'", Ct);
        Assert.Equal(0, (await ToolRun.RunAsync(database.ConnectionString, Ct, "apply", file)).ExitCode);
        var second = await ToolRun.RunAsync(database.ConnectionString, Ct, "apply", file);

        // In an empty database the file can't run, so that only texts are compared; that is said.
        Assert.StartsWith("nothing to do", second.Output);
        Assert.StartsWith("expressions are compared as text", second.Errors);
        Assert.Equal(0, second.ExitCode);
    }

    [Fact]
    public async Task A_refused_statement_is_shown_at_its_place_and_nothing_stays()
    {
        await using var database = await fixture.CreateEmptyAsync(Ct);
        var file = await WriteAsync("broken.sql", "create table a (id int);\ncommit;\ncreate table b (\n\tid int references missing (id)\n);");

        var run = await ToolRun.RunAsync(database.ConnectionString, Ct, "apply", file);

        Assert.Equal($"{file}:3:1: error 42P01: relation \"missing\" does not exist\n  create table b (\n  ^\n", run.Errors);
        Assert.Equal(2, run.ExitCode);
        Assert.Equal(0L, await TablesAsync(database));
    }

    [Fact]
    public async Task Copy_data_and_settings_of_psql_are_understood_and_files_of_psql_refused()
    {
        await using var database = await fixture.CreateEmptyAsync(Ct);
        var data = await WriteAsync("data.sql", "\\set ON_ERROR_STOP on\ncreate table a (id int, name text);\ncopy a from stdin;\n1\tone; two\n2\t\\N\n\\.\ninsert into a values (3);\n");
        Assert.Equal(0, (await ToolRun.RunAsync(database.ConnectionString, Ct, "apply", data)).ExitCode);
        Assert.Equal("1one; two2-3-", await database.ScalarAsync<string>("select string_agg(id || coalesce(name, '-'), '' order by id) from a", Ct));

        var include = await WriteAsync("include.sql", "create table b (id int);\n\\i other.sql\n");
        var run = await ToolRun.RunAsync(database.ConnectionString, Ct, "apply", include);
        Assert.Equal($"{include}:2:1: only psql includes files; give the file as an argument of its own\n", run.Errors);
    }

    [Fact]
    public async Task Statements_that_run_in_no_transaction_run_last()
    {
        await using var database = await fixture.CreateEmptyAsync(Ct);
        await database.ExecuteAsync("create table a (id int)", Ct);
        var file = await WriteAsync("apart.sql", "create index concurrently a_id on a (id);\nvacuum a;\nalter table a add column b int;\n");

        var dry = await ToolRun.RunAsync(database.ConnectionString, Ct, "apply", file, "--dry-run");
        Assert.Equal("begin;\nalter table a add column b int;\ncommit;\ncreate index concurrently a_id on a (id);\nvacuum a;\n", dry.Output);
        Assert.False(await database.ScalarAsync<bool>("select exists (select from pg_class where relname = 'a_id')", Ct));

        Assert.Equal(0, (await ToolRun.RunAsync(database.ConnectionString, Ct, "apply", file)).ExitCode);
        Assert.True(await database.ScalarAsync<bool>("select exists (select from pg_class where relname = 'a_id')", Ct));
    }

    [Fact]
    public async Task Steps_run_one_after_the_other_make_what_the_whole_makes()
    {
        await using var database = await fixture.CreateEmptyAsync(Ct);
        var file = await WriteAsync("steps.sql",
            "create type m as enum ('a');\ncreate table t (id int, m m);\ncreate index on t (id);\nalter table t enable row level security;\ncreate policy p on t using (true);\n"
            + "create function f() returns trigger language plpgsql as 'begin return new; end';\ncreate trigger g before insert on t for each row execute function f();\ngrant select on t to anon;\n");
        foreach (var step in (string[])["extensions", "types", "tables", "indexes", "rls", "functions", "triggers", "grants"])
        {
            Assert.Equal("", (await ToolRun.RunAsync(database.ConnectionString, Ct, "apply", file, "--step", step)).Errors);
        }

        Assert.Equal(0, (await ToolRun.RunAsync(database.ConnectionString, Ct, "verify", file)).ExitCode);
    }

    [Fact]
    public async Task A_process_killed_in_the_middle_leaves_nothing()
    {
        await using var database = await fixture.CreateEmptyAsync(Ct);
        var file = await WriteAsync("slow.sql", "create table a (id int);\ncommit;\nselect pg_sleep(60);\ncreate table b (id int);");
        using (var process = ToolRun.Start(database.ConnectionString, "apply", file))
        {
            await Sleeping.WaitAsync(database, Ct);
            process.Kill();
            await process.WaitForExitAsync(Ct);
        }

        await Sleeping.EndAsync(database, Ct);
        Assert.Equal(0L, await TablesAsync(database));
    }

    static Task<long> TablesAsync(Testing.PostgresDatabase database) =>
        database.ScalarAsync<long>("select count(*) from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace", Ct);

    async Task<string> WriteAsync(string name, string text)
    {
        var path = Path.Combine(fixture.Folder, name);
        await File.WriteAllTextAsync(path, text, Ct);
        return path;
    }
}
