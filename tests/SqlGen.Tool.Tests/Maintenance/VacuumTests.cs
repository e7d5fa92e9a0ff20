using SqlGen.Tool.Tests.Drift;

namespace SqlGen.Tool.Tests.Maintenance;

public sealed class VacuumTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Dead_rows_go_and_the_table_is_analyzed()
    {
        await using var database = await LiveDatabase.CreateAsync("create table t (id int primary key); insert into t select generate_series(1, 5000); delete from t where id % 2 = 0", Ct);

        var run = await ToolRun.RunAsync(database.ConnectionString, Ct, "vacuum");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains("2,500", run.Output);
        Assert.Equal(2500f, await database.ScalarAsync<float>("select reltuples from pg_class where relname = 't'", Ct));
        Assert.True(await database.ScalarAsync<bool>("select last_vacuum is not null and last_analyze is not null and n_dead_tup = 0 from pg_stat_user_tables where relname = 't'", Ct));
    }

    [Fact]
    public async Task A_role_with_one_connection_vacuums_without_the_progress()
    {
        await using var database = await LiveDatabase.CreateAsync("create table t (id int)", Ct);
        var role = database.Name + "_one";
        await database.ExecuteAsync($"create role {role} login connection limit 1; alter table t owner to {role}", Ct);
        try
        {
            var run = await ToolRun.RunAsync(await database.LoginAsync(role, Ct), Ct, "vacuum", "t");

            Assert.Equal((0, ""), (run.ExitCode, run.Errors));
            Assert.True(await database.ScalarAsync<bool>("select last_vacuum is not null from pg_stat_user_tables where relname = 't'", Ct));
        }
        finally
        {
            await database.ExecuteAsync($"drop owned by {role}; drop role {role}", Ct);
        }
    }

    [Fact]
    public async Task A_table_that_the_server_skips_is_a_finding()
    {
        await using var database = await LiveDatabase.CreateAsync("create table t (id int)", Ct);
        var role = database.Name + "_guest";
        await database.ExecuteAsync($"create role {role} login", Ct);
        try
        {
            var run = await ToolRun.RunAsync(await database.LoginAsync(role, Ct), Ct, "vacuum", "t");

            Assert.Contains("permission denied to vacuum \"t\", skipping it", run.Errors);
            Assert.Equal(1, run.ExitCode);
        }
        finally
        {
            await database.ExecuteAsync($"drop role {role}", Ct);
        }
    }

    [Fact]
    public async Task Writing_tables_anew_is_asked_for_and_gives_their_place_back()
    {
        await using var database = await LiveDatabase.CreateAsync(
            "create table t (id int primary key) with (autovacuum_enabled = false); insert into t select generate_series(1, 20000); delete from t where id > 10", Ct);
        // What another session's snapshot may still see, such as that of an autovacuum of the catalogs, VACUUM FULL has to keep.
        await database.ExecuteAsync(
            """
            do $$ begin
              while exists (select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_xmin is not null) loop
                perform pg_sleep(0.1), pg_stat_clear_snapshot();
              end loop;
            end $$
            """, Ct);

        var refused = await ToolRun.RunAsync(database.ConnectionString, Ct, "vacuum", "t", "--full");
        var run = await ToolRun.RunAsync(database.ConnectionString, Ct, "vacuum", "t", "--full", "--yes", "--json");

        Assert.Equal((2, "nothing was vacuumed: nobody can be asked here; give --yes\n"), (refused.ExitCode, refused.Errors));
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        var table = System.Text.Json.Nodes.JsonNode.Parse(run.Output)![0]!;
        Assert.True((long)table["bytes_after"]! < (long)table["bytes_before"]! / 10, run.Output);
        Assert.Equal(10, (int)table["rows"]!);
    }

    [Fact]
    public async Task An_interrupt_ends_the_statement_on_the_server()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are sent with kill");
        await using var database = await LiveDatabase.CreateAsync("create table t (id int)", Ct);
        await using var holder = new Npgsql.NpgsqlConnection(database.ConnectionString + ";Pooling=false");
        await holder.OpenAsync(Ct);
        await using var transaction = await holder.BeginTransactionAsync(Ct);
        await using (var hold = new Npgsql.NpgsqlCommand("lock table t in share update exclusive mode", holder, transaction))
        {
            await hold.ExecuteNonQueryAsync(Ct);
        }

        using var process = ToolRun.Start(database.ConnectionString, "vacuum", "t");
        await Sleeping.WaitAsync(database, Ct);
        using (var kill = System.Diagnostics.Process.Start("kill", $"-INT {process.Id}"))
        {
            await kill.WaitForExitAsync(Ct);
        }

        await EndsAsync(process);

        Assert.Equal((2, "stopped\n"), (process.ExitCode, await process.StandardError.ReadToEndAsync(Ct)));
        Assert.False(await database.ScalarAsync<bool>("select exists (select from pg_stat_activity where datname = current_database() and query ilike 'vacuum%' and state = 'active')", Ct));
    }

    /// <summary>A shell that starts this in the background, or nohup, has the tool ignore an interrupt: a test that waits for ever tells nobody.</summary>
    private static async Task EndsAsync(System.Diagnostics.Process process)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!Ct.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail("the tool went on for a minute after the interrupt; started from a background job or with nohup, the tests' processes ignore SIGINT");
        }
    }
}
