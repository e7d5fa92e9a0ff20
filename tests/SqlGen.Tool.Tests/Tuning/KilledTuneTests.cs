using SqlGen.Testing;
using SqlGen.Tool.Tests.Drift;

namespace SqlGen.Tool.Tests.Tuning;

/// <summary>The command is killed at each place where it waits for others; a valid index is always there, and the next run finishes.</summary>
public sealed class KilledTuneTests(TuneFixture fixture) : IClassFixture<TuneFixture>
{
    private static readonly string[] Swap = ["t_e", "--m", "8", "--ef-construction", "32", "--ef-search", "40", "--sample", "5", "--swap"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_it_builds()
    {
        await using var database = await fixture.CreateAsync(Ct);
        // A build waits for those who have written to the table.
        await KillAsync(database, "update t set live = live where id = 1", "create index concurrently", "t_e m=2 ef_construction=4, !t_e_sqlgen_tune m=8 ef_construction=32");

        var run = await ToolRun.RunAsync(database.ConnectionString, Ct, ["tune", .. Swap]);

        Assert.Contains("index \"t_e_sqlgen_tune\" dropped: an earlier run ended while it was built\n", run.Errors);
        Assert.Equal("t_e m=8 ef_construction=32", await TuneFixture.IndexesAsync(database, Ct));
    }

    [Fact]
    public async Task While_it_takes_the_name_over()
    {
        await using var database = await fixture.CreateAsync(Ct);
        await KillAsync(database, "comment on index t_e is 'held'", "alter index", "t_e m=2 ef_construction=4, t_e_sqlgen_tune m=8 ef_construction=32");

        var run = await ToolRun.RunAsync(database.ConnectionString, Ct, ["tune", .. Swap]);

        Assert.Contains("index \"t_e_sqlgen_tune\" is there from an earlier run, whole and with m = 8, ef_construction = 32: it is not built again\n", run.Errors);
        Assert.DoesNotContain("building", run.Errors);
        Assert.Equal("t_e m=8 ef_construction=32", await TuneFixture.IndexesAsync(database, Ct));
    }

    [Fact]
    public async Task While_it_drops_the_old_index()
    {
        await using var database = await fixture.CreateAsync(Ct);
        // An index goes when everybody who may be reading the table has ended.
        await KillAsync(database, "lock table t in access share mode", "drop index concurrently", "t_e m=8 ef_construction=32, !t_e_sqlgen_old m=2 ef_construction=4");

        var run = await ToolRun.RunAsync(database.ConnectionString, Ct, ["tune", .. Swap]);

        Assert.Contains("index \"t_e_sqlgen_old\" dropped: the old index, which an earlier run had replaced\n", run.Errors);
        Assert.Contains("nothing was built: \"t_e\" has m = 8, ef_construction = 32 already\n", run.Output);
        Assert.Equal("t_e m=8 ef_construction=32", await TuneFixture.IndexesAsync(database, Ct));
    }

    [Fact]
    public async Task A_second_run_on_the_table_does_not_take_the_first_ones_index_for_a_leftover()
    {
        await using var database = await fixture.CreateAsync(Ct);
        await using var holder = await TuneFixture.HoldAsync(database, "update t set live = live where id = 1", Ct);
        using var first = ToolRun.Start(database.ConnectionString, ["tune", .. Swap]);
        var errors = first.StandardError.ReadToEndAsync(Ct);
        await TuneFixture.WaitAsync(database, "create index concurrently", Ct);

        var second = await ToolRun.RunAsync(database.ConnectionString, Ct, ["tune", .. Swap]);
        await holder.DisposeAsync();
        await first.WaitForExitAsync(Ct);

        Assert.Equal(2, second.ExitCode);
        Assert.Matches(@"^another run tunes an index of public\.t \(process \d+\); wait for its end, or end it with: select pg_terminate_backend\(\d+\)\n$", second.Errors);
        Assert.Equal(0, first.ExitCode);
        Assert.Matches(@"waiting for writers before build, held up by process \d+\n", await errors);
        Assert.Equal("t_e m=8 ef_construction=32", await TuneFixture.IndexesAsync(database, Ct));
    }

    private static async Task KillAsync(PostgresDatabase database, string hold, string statement, string left)
    {
        await using (await TuneFixture.HoldAsync(database, hold, Ct))
        {
            using var process = ToolRun.Start(database.ConnectionString, ["tune", .. Swap]);
            await TuneFixture.WaitAsync(database, statement, Ct);
            process.Kill();
            await process.WaitForExitAsync(Ct);
            await Sleeping.EndAsync(database, Ct);
            Assert.Equal(left, await TuneFixture.IndexesAsync(database, Ct));
        }

        // What is left serves searches.
        await using var connection = await TuneFixture.HoldAsync(database, "set local enable_seqscan = off", Ct);
        await using var command = new Npgsql.NpgsqlCommand("explain (format json) select id from t order by e <-> (select e from t where id = 1) limit 5", connection);
        Assert.Contains("\"Index Name\": \"t_e", (string)(await command.ExecuteScalarAsync(Ct))!);
    }
}
