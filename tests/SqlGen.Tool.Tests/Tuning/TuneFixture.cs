using System.Text.Json.Nodes;
using Npgsql;
using SqlGen.Testing;
using SqlGen.Tool.Tests.Drift;

namespace SqlGen.Tool.Tests.Tuning;

/// <summary>Databases with a table of vectors and an index that is too small for it.</summary>
public sealed class TuneFixture : IAsyncLifetime
{
    private const string Schema =
        """
        create extension vector;
        create function random_vector(i int) returns vector language sql volatile as $$ select array_agg(random() - 0.5 + i * 0)::real[]::vector from generate_series(1, 16) $$;
        create table t (id int primary key, e vector(16), live bool not null default true);
        select setseed(0.25);
        insert into t select i, random_vector(i) from generate_series(1, 3000) i;
        create table q as select i as n, random_vector(i) as e from generate_series(1, 25) i;
        create index t_e on t using hnsw (e vector_l2_ops) with (m = 2, ef_construction = 4);
        comment on index t_e is 'the search''s';
        analyze t;
        """;

    private PostgresServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await SharedServer.GetAsync();

    public async Task<PostgresDatabase> CreateAsync(CancellationToken ct)
    {
        Assert.SkipUnless(_server.IsNative, $"needs several sessions; there is only {_server.Description}");
        return await _server.CreateDatabaseAsync([new Testing.SqlScript("schema.sql", Schema)], ct);
    }

    /// <summary>A transaction of another session that has run a statement and stays open.</summary>
    internal static async Task<NpgsqlConnection> HoldAsync(PostgresDatabase database, string sql, CancellationToken ct)
    {
        var connection = new NpgsqlConnection(database.ConnectionString + ";Pooling=false");
        await connection.OpenAsync(ct);
        foreach (var statement in (string[])["begin", sql])
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync(ct);
        }

        return connection;
    }

    /// <summary>Until the command's statement waits for another session, and not just for the one that asks here: a build waits for every older snapshot.</summary>
    internal static async Task WaitAsync(PostgresDatabase database, string statement, CancellationToken ct)
    {
        for (var (i, seen) = (0, 0); seen < 3; i++)
        {
            Assert.True(i < 300, $"\"{statement}\" never came to wait");
            var isWaiting = await database.ScalarAsync<bool>(
                $"select exists (select from pg_stat_activity where datname = current_database() and application_name = 'sqlgen' and state = 'active' and wait_event_type = 'Lock' and query like '{statement}%')", ct);
            seen = isWaiting ? seen + 1 : 0;
            await Task.Delay(100, ct);
        }
    }

    internal static async Task<JsonNode> RunAsync(PostgresDatabase database, CancellationToken ct, params string[] arguments)
    {
        var run = await ToolRun.RunAsync(database.ConnectionString, ct, ["tune", .. arguments, "--json"]);
        Assert.True(run.ExitCode == 0, run.Errors);
        return JsonNode.Parse(run.Output)!;
    }

    /// <summary>The indexes of <c>t</c> but its key, with what they are built with; <c>!</c> before one that is not valid.</summary>
    internal static Task<string> IndexesAsync(PostgresDatabase database, CancellationToken ct) => database.ScalarAsync<string>(
        "select string_agg(case when i.indisvalid then '' else '!' end || c.relname || ' ' || array_to_string(c.reloptions, ' '), ', ' order by c.relname) "
        + "from pg_index i join pg_class c on c.oid = i.indexrelid where i.indrelid = 't'::regclass and not i.indisprimary", ct);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
