using System.Collections.Concurrent;
using Npgsql;
using SqlGen.Testing.Clusters;
using SqlGen.Tool.Tests.Drift;

namespace SqlGen.Tool.Tests.Maintenance;

public sealed class ArchiveKilledTests
{
    private const int Initial = 6000;

    // The trigger makes a batch long enough to be met in its middle.
    private const string Schema =
        """
        create table notes (
          id bigint generated always as identity primary key, body text generated always as ('note ' || id::text) stored, touched int not null default 0, created_at timestamptz
        );
        create index on notes (created_at);
        insert into notes (created_at) select now() - interval '40 days' - i * interval '1 second' from generate_series(1, 6000) i;
        create function linger() returns trigger language plpgsql as $$ begin if old.id % 20 = 0 then perform pg_sleep(0.004); end if; return old; end $$;
        create trigger linger before delete on notes for each row execute function linger();
        """;

    // Old rows, young ones and such without an age come, and old ones change, while others are moved.
    private const string Insert =
        "insert into notes (created_at) select case i % 3 when 0 then now() - interval '35 days' when 1 then now() end from generate_series(1, 20) i returning id";

    private const string Touch =
        "update notes set touched = touched + 1 where id in (select id from notes order by created_at limit 30 for update skip locked) returning id";

    private static readonly string[] Archive = ["archive", "notes", "--older-than", "30d", "--batch", "150", "--yes"];

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_row_is_lost_or_doubled_when_tool_and_server_are_killed_under_writes()
    {
        var installation = PostgresInstallation.Find();
        Assert.SkipWhen(installation is null, "needs a PostgreSQL of its own to kill");
        await using var cluster = await PostgresCluster.CreateAsync(installation);
        Assert.Equal("on on", await cluster.ScalarAsync<string>("select current_setting('fsync') || ' ' || current_setting('synchronous_commit')"));
        await cluster.ExecuteAsync(Schema);
        var writers = new Writers(cluster.ConnectionString);
        using var writing = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        Task[] work = [writers.RunAsync(writing.Token), writers.RunAsync(writing.Token)];
        for (var round = 0; round < 8; round++)
        {
            await MoveAndKillAsync(cluster, server: round % 4 == 3);
        }

        await writing.CancelAsync();
        await Task.WhenAll(work);
        Assert.True(await cluster.ScalarAsync<bool>("select exists (select from notes where created_at < now() - interval '30 days') and exists (select from notes_archive)"));
        await MoveTheRestAsync(cluster);

        Assert.Equal(0, await cluster.ScalarAsync<long>("select count(*) from notes where created_at < now() - interval '30 days'"));
        Assert.Equal(0, await cluster.ScalarAsync<long>("select count(*) from notes_archive where created_at > now() - interval '30 days' or created_at is null or body <> 'note ' || id"));
        var found = await cluster.ScalarAsync<long[]>("select array_agg(id) from (select id from notes union all select id from notes_archive) every");
        Assert.Equal(found.Length, found.Distinct().Count());
        Assert.Empty(Enumerable.Range(1, Initial).Select(static i => (long)i).Concat(writers.Inserted).Except(found));

        // Of what the server was asked when it died nobody knows.
        Assert.InRange(found.Length - Initial - writers.Inserted.Count, 0, writers.Unanswered * 20);
        var touched = await cluster.ScalarAsync<long>("select sum(touched) from (select touched from notes union all select touched from notes_archive) every");
        Assert.InRange(touched - writers.Touched.Count, 0, writers.Unanswered * 30);
    }

    private static async Task MoveAndKillAsync(PostgresCluster cluster, bool server)
    {
        var before = await ArchivedAsync(cluster);
        using var process = ToolRun.Start(cluster.ConnectionString, Archive);
        while (!process.HasExited && await ArchivedAsync(cluster) == before)
        {
            await Task.Delay(10, Ct);
        }

        await Task.Delay(Random.Shared.Next(60), Ct);
        if (server)
        {
            await cluster.KillAsync();
            await process.WaitForExitAsync(Ct);
            await cluster.StartAsync();
        }
        else
        {
            process.Kill();
            await process.WaitForExitAsync(Ct);
        }

        Assert.NotEqual(0, process.ExitCode);
    }

    private static async Task MoveTheRestAsync(PostgresCluster cluster)
    {
        // The batch of a process just killed ends with its session, and holds its rows until then.
        for (var run = 0; run < 10; run++)
        {
            var result = await ToolRun.RunAsync(cluster.ConnectionString, Ct, Archive);
            Assert.Equal("", result.Errors);
            if (result.ExitCode == 0)
            {
                return;
            }
        }

        Assert.Fail("old rows stayed");
    }

    private static Task<long> ArchivedAsync(PostgresCluster cluster) =>
        cluster.ScalarAsync<long>("select case when to_regclass('notes_archive') is null then 0 else (xpath('/row/n/text()', query_to_xml('select count(*) n from notes_archive', false, true, '')))[1]::text::bigint end");

    private sealed class Writers(string connectionString)
    {
        private int _unanswered;

        public ConcurrentBag<long> Inserted { get; } = [];

        public ConcurrentBag<long> Touched { get; } = [];

        public int Unanswered => _unanswered;

        public async Task RunAsync(CancellationToken stop)
        {
            while (!stop.IsCancellationRequested)
            {
                try
                {
                    await using var connection = new NpgsqlConnection(connectionString);
                    await connection.OpenAsync(Ct);
                    while (!stop.IsCancellationRequested)
                    {
                        await RunAsync(connection, Insert, Inserted);
                        await RunAsync(connection, Touch, Touched);
                    }
                }
                catch (NpgsqlException)
                {
                    Interlocked.Increment(ref _unanswered);
                    await Task.Delay(50, Ct);
                }
            }
        }

        private static async Task RunAsync(NpgsqlConnection connection, string sql, ConcurrentBag<long> answered)
        {
            var ids = new List<long>();
            await using (var command = new NpgsqlCommand(sql, connection))
            await using (var reader = await command.ExecuteReaderAsync(Ct))
            {
                while (await reader.ReadAsync(Ct))
                {
                    ids.Add(reader.GetInt64(0));
                }
            }

            // Rows come before the commit that makes them last.
            ids.ForEach(answered.Add);
        }
    }
}
