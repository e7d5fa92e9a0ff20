using System.Text.Json.Nodes;
using Npgsql;
using SqlGen.Testing;
using SqlGen.Tool.Tests.Drift;

namespace SqlGen.Tool.Tests.Tuning;

public sealed class TuneTests(TuneFixture fixture) : IClassFixture<TuneFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Recall_is_what_comparing_with_every_row_says_of_the_old_index_and_of_the_new()
    {
        await using var database = await fixture.CreateAsync(Ct);

        var json = await TuneFixture.RunAsync(database, Ct, "t.e", "--m", "12", "--ef-construction", "40", "--ef-search", "10,60", "--queries", "select e, n from q order by n", "--keep");

        Assert.Equal("t_e m=2 ef_construction=4, t_e_sqlgen_tune m=12 ef_construction=40", await TuneFixture.IndexesAsync(database, Ct));
        var exact = await ExactAsync(database);
        var expected = new List<string>();
        foreach (var (which, other) in (IEnumerable<(string, string)>)[("old", "t_e_sqlgen_tune"), ("new", "t_e")])
        {
            foreach (var ef in (int[])[10, 60])
            {
                expected.Add($"{which} {ef} {await RecallWithoutAsync(database, other, ef, exact):0.000}");
            }
        }

        var measured = json["measured"]!.AsArray();
        Assert.Equal(25, (int)json["searches"]!);
        Assert.Equal(expected, measured.Select(static m => $"{m!["index"]} {m["efSearch"]} {(double)m["recall"]!:0.000}"));
        Assert.True((double)measured[0]!["recall"]! < 0.8, "the old index is too good to tell anything");
        Assert.True((double)measured[3]!["recall"]! > (double)measured[1]!["recall"]!);
        Assert.All(measured, static m => Assert.InRange((double)m!["p95"]!, (double)m["p50"]!, double.MaxValue));
    }

    [Theory]
    [InlineData("e vector_cosine_ops", "")]
    [InlineData("e vector_ip_ops", "")]
    [InlineData("e vector_l1_ops", "")]
    [InlineData("(e::halfvec(16)) halfvec_cosine_ops", "")]
    [InlineData("(binary_quantize(e)::bit(16)) bit_hamming_ops", "")]
    [InlineData("e vector_l2_ops", " WHERE live")]
    public async Task Every_kind_of_index_is_measured_and_its_successor_differs_in_nothing_else(string key, string where)
    {
        await using var database = await fixture.CreateAsync(Ct);
        await database.ExecuteAsync($"update t set live = id % 3 > 0; drop index t_e; create index \"T e\" on t using hnsw ({key}) with (m = 20, ef_construction = 40){where}; vacuum t", Ct);
        var before = await DefinitionAsync(database);

        var json = await TuneFixture.RunAsync(database, Ct, "\"T e\"", "--m", "4", "--ef-search", "40", "--sample", "10", "--swap");

        Assert.Equal(["old", "new"], json["measured"]!.AsArray().Select(static m => (string)m!["index"]!));
        Assert.Empty(json["notes"]!.AsArray());
        Assert.True((bool)json["swapped"]!);
        Assert.Equal(before.Replace("m='20'", "m='4'", StringComparison.Ordinal), await DefinitionAsync(database));
    }

    [Fact]
    public async Task Without_swap_the_old_index_stays_alone_and_the_table_says_what_was_measured()
    {
        await using var database = await fixture.CreateAsync(Ct);

        var run = await ToolRun.RunAsync(database.ConnectionString, Ct, "tune", "t_e", "--m", "12", "--ef-construction", "40", "--ef-search", "40", "--sample", "20");
        var again = await TuneFixture.RunAsync(database, Ct, "t_e", "--ef-search", "40", "--sample", "20");
        var others = new List<double>();
        foreach (var seed in (string[])["2", "3", "4", "5", "6"])
            others.Add((double)(await TuneFixture.RunAsync(database, Ct, "t_e", "--ef-search", "40", "--sample", "20", "--seed", seed))["measured"]![0]!["recall"]!);

        Assert.Contains("t_e on public.t: 20 searches for the 10 nearest, against an exact scan", run.Output);
        var recall = (double)again["measured"]![0]!["recall"]!;
        Assert.Matches($@"│ old   │ 2  │ 4               │ [^│]+ │        40 │     {recall:0.000} │ +[0-9.]+ │ +[0-9.]+ │", run.Output);
        Assert.Matches(@"│ new   │ 12 │ 40              │", run.Output);
        Assert.Contains("the new index is dropped again; --swap puts it in the old one's place", run.Output);
        Assert.Equal("t_e m=2 ef_construction=4", await TuneFixture.IndexesAsync(database, Ct));
        // Two samples have the same recall now and then; six don't.
        Assert.Contains(others, other => other != recall);
    }

    [Fact]
    public async Task The_successor_has_the_name_and_the_comment()
    {
        await using var database = await fixture.CreateAsync(Ct);

        await TuneFixture.RunAsync(database, Ct, "public.t.e", "--ef-construction", "20", "--ef-search", "40", "--sample", "5", "--swap");

        Assert.Equal("t_e m=2 ef_construction=20", await TuneFixture.IndexesAsync(database, Ct));
        Assert.Equal("the search's", await database.ScalarAsync<string>("select obj_description('t_e'::regclass, 'pg_class')", Ct));
    }

    [Fact]
    public async Task What_the_planner_does_not_take_is_not_reported()
    {
        await using var database = await fixture.CreateAsync(Ct);
        // Cheaper than the old index by its m, and newer: the planner has no reason left to take the old one.
        await database.ExecuteAsync("drop index t_e; create index t_e on t using hnsw (e vector_l2_ops) with (m = 40, ef_construction = 80); create index t_e2 on t using hnsw (e vector_l2_ops) with (m = 2, ef_construction = 4)", Ct);

        var json = await TuneFixture.RunAsync(database, Ct, "t_e", "--ef-search", "40", "--sample", "5");

        Assert.Empty(json["measured"]!.AsArray());
        Assert.Equal("the old index (m = 40, ef_construction = 80) was not measured: the planner always takes another one", (string?)Assert.Single(json["notes"]!.AsArray()));
    }

    [Theory]
    [InlineData("t.nothing", "\"t.nothing\" is no HNSW index and no column that has one; there is t_e")]
    [InlineData("t_lists", "index \"t_lists\" is an ivfflat index, which has neither m nor ef_construction; make an HNSW index of it: "
        + "create index concurrently on public.t using hnsw (e public.vector_ip_ops)")]
    [InlineData("p.e", "index \"p_e_idx\" is of a partitioned table, where PostgreSQL builds none concurrently; tune an index of a table that has rows")]
    [InlineData("p1.e", "index \"p1_e_idx\" is a part of a partitioned table's index, which would be broken without it; build that index anew with other parameters")]
    [InlineData("twice.e", "\"twice.e\" has several HNSW indexes: twice_1, twice_2; name one of them")]
    public async Task What_cannot_be_tuned_is_refused_with_the_way_out(string index, string message)
    {
        await using var database = await fixture.CreateAsync(Ct);
        await database.ExecuteAsync(index[0] == 'p'
            ? "create table p (id int, e vector(3)) partition by list (id); create table p1 partition of p for values in (1); create index on p using hnsw (e vector_l2_ops)"
            : index == "twice.e" ? "create table twice (e vector(3)); create index twice_1 on twice using hnsw (e vector_l2_ops); create index twice_2 on twice using hnsw (e vector_ip_ops)"
            : "create index t_lists on t using ivfflat (e vector_ip_ops) with (lists = 2)", Ct);

        var run = await ToolRun.RunAsync(database.ConnectionString, Ct, "tune", index, "--m", "8");

        Assert.Equal((2, message + "\n"), (run.ExitCode, run.Errors));
    }

    [Fact]
    public async Task A_login_that_would_see_its_own_rows_alone_is_refused()
    {
        await using var database = await fixture.CreateAsync(Ct);
        await database.ExecuteAsync("alter table t enable row level security; alter table t force row level security", Ct);
        var role = "sqlgen_" + Guid.NewGuid().ToString("N");
        await database.ExecuteAsync($"create role {role} login password 'x'; grant create on schema public to {role}; alter table t owner to {role}", Ct);
        var login = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = role, Password = "x" }.ConnectionString;

        var run = await ToolRun.RunAsync(login, Ct, "tune", "t_e");
        await database.ExecuteAsync($"alter table t owner to current_user; drop owned by {role}; drop role {role}", Ct);

        Assert.Equal((2, "row level security of public.t holds for the login, which would search among its own rows alone; connect as a role that has BYPASSRLS\n"), (run.ExitCode, run.Errors));
    }

    private static Task<string> DefinitionAsync(PostgresDatabase database) =>
        database.ScalarAsync<string>("select pg_get_indexdef(i.indexrelid) || i.indisvalid from pg_index i where i.indrelid = 't'::regclass and not i.indisprimary", Ct);

    /// <summary>The ten nearest of every query, by comparing with every row here.</summary>
    private static async Task<List<HashSet<int>>> ExactAsync(PostgresDatabase database)
    {
        var rows = await ReadAsync(database, "select id, e::real[] from t");
        var queries = await ReadAsync(database, "select n, e::real[] from q order by n");
        return queries.ConvertAll(q => rows.OrderBy(r => r.Vector.Zip(q.Vector, static (a, b) => ((double)a - b) * ((double)a - b)).Sum()).Take(10).Select(static r => r.Id).ToHashSet());
    }

    private static async Task<List<(int Id, float[] Vector)>> ReadAsync(PostgresDatabase database, string sql)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(Ct);
        var rows = new List<(int, float[])>();
        while (await reader.ReadAsync(Ct))
        {
            rows.Add((reader.GetInt32(0), reader.GetFieldValue<float[]>(1)));
        }

        return rows;
    }

    /// <summary>What searches find with one index out of the way: it is dropped, and the drop is undone.</summary>
    private static async Task<double> RecallWithoutAsync(PostgresDatabase database, string other, int ef, List<HashSet<int>> exact)
    {
        await using var connection = await TuneFixture.HoldAsync(database, $"drop index {other}", Ct);
        foreach (var setting in (string[])["set enable_seqscan = off", $"set hnsw.ef_search = {ef}"])
        {
            await using var set = new NpgsqlCommand(setting, connection);
            await set.ExecuteNonQueryAsync(Ct);
        }

        var hits = 0;
        for (var n = 1; n <= exact.Count; n++)
        {
            await using var command = new NpgsqlCommand($"select array(select id from t order by e <-> (select e from q where n = {n}) limit 10)", connection);
            hits += exact[n - 1].Intersect((int[])(await command.ExecuteScalarAsync(Ct))!).Count();
        }

        return hits / (10.0 * exact.Count);
    }
}
