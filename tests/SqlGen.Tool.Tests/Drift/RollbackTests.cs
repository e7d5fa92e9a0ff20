namespace SqlGen.Tool.Tests.Drift;

public sealed class RollbackTests(DriftFixture fixture) : IClassFixture<DriftFixture>
{
    private const string Everything =
        "select (select count(*) from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'S')) "
        + "+ (select count(*) from pg_proc p where pronamespace = 'public'::regnamespace and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')) "
        + "+ (select count(*) from pg_type where typnamespace = 'public'::regnamespace and typtype in ('e', 'd'))";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_of_the_schema_goes_and_the_extension_stays()
    {
        await using var database = await fixture.CreateAppliedAsync(Ct);
        await database.ExecuteAsync("create table mine (id int)", Ct);

        var run = await ToolRun.RunAsync(database.ConnectionString, Ct, "rollback", fixture.SchemaFile, "--yes");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("table \"notes\"", run.Output);
        Assert.Equal(1L, await database.ScalarAsync<long>(Everything, Ct));
        Assert.True(await database.ScalarAsync<bool>("select exists (select from pg_extension where extname = 'vector') and to_regclass('mine') is not null", Ct));
        Assert.StartsWith("nothing to do", (await ToolRun.RunAsync(database.ConnectionString, Ct, "rollback", fixture.SchemaFile, "--yes")).Output);
        Assert.Equal(0, (await ToolRun.RunAsync(database.ConnectionString, Ct, "apply", fixture.SchemaFile)).ExitCode);
    }

    [Fact]
    public async Task Nothing_goes_where_nobody_can_be_asked()
    {
        await using var database = await fixture.CreateAppliedAsync(Ct);
        var before = await database.ScalarAsync<long>(Everything, Ct);

        var run = await ToolRun.RunAsync(database.ConnectionString, Ct, "rollback", fixture.SchemaFile);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("nothing was dropped: nobody can be asked here; give --yes\n", run.Errors);
        Assert.Equal(before, await database.ScalarAsync<long>(Everything, Ct));
    }

    [Fact]
    public async Task Nothing_goes_where_somebody_elses_view_would_go_with_it()
    {
        await using var database = await fixture.CreateAppliedAsync(Ct);
        await database.ExecuteAsync("create view mine as select * from owners", Ct);
        var before = await database.ScalarAsync<long>(Everything, Ct);

        var run = await ToolRun.RunAsync(database.ConnectionString, Ct, "rollback", fixture.SchemaFile, "--yes");

        Assert.Equal("nothing was dropped, because this is not the schema's and would go with it:\n  view \"mine\"\n", run.Errors);
        Assert.Equal(before, await database.ScalarAsync<long>(Everything, Ct));
    }

    [Fact]
    public async Task A_process_killed_in_the_middle_leaves_all()
    {
        await using var database = await fixture.CreateAppliedAsync(Ct);
        var before = await database.ScalarAsync<long>(Everything, Ct);
        await using var blocker = new Npgsql.NpgsqlConnection(database.ConnectionString + ";Pooling=false");
        await blocker.OpenAsync(Ct);
        await using var transaction = await blocker.BeginTransactionAsync(Ct);

        // Tables go in the order of their names: events are dropped by then, owners wait.
        await using (var hold = new Npgsql.NpgsqlCommand("lock table owners in access share mode", blocker, transaction))
        {
            await hold.ExecuteNonQueryAsync(Ct);
        }

        using (var process = ToolRun.Start(database.ConnectionString, "rollback", fixture.SchemaFile, "--yes"))
        {
            await Sleeping.WaitAsync(database, Ct);
            process.Kill();
            await process.WaitForExitAsync(Ct);
        }

        await Sleeping.EndAsync(database, Ct);
        await transaction.RollbackAsync(Ct);
        Assert.Equal(before, await database.ScalarAsync<long>(Everything, Ct));
    }
}
