using System.Globalization;
using System.Text.RegularExpressions;
using static SqlGen.Tool.Tests.Rules.HarmDatabase;

namespace SqlGen.Tool.Tests.Rules;

/// <summary>What the performance rules warn of happens on a real server, and is gone once the message is followed.</summary>
public sealed partial class PerformanceHarmTests
{
    /// <summary>10,000 rows of 500 owners, of whom Ann is one.</summary>
    private const string Rows =
        """
        create table t (id int primary key, owner uuid not null);
        insert into t select i, ('00000000-0000-0000-0000-' || lpad(to_hex(i % 500), 12, '0'))::uuid from generate_series(1, 10000) i;
        grant select on t to authenticated;
        alter table t enable row level security;

        """;

    /// <summary>5,000 vectors; one row in a hundred is rare.</summary>
    private const string Vectors =
        """
        create extension vector;
        create function random_vector(i int) returns vector language sql volatile as $$ select array_agg(random() - 0.5 + i * 0)::real[]::vector from generate_series(1, 8) $$;
        create table d (id int primary key, rare boolean not null, e vector(8));
        insert into d select i, i % 100 = 0, random_vector(i) from generate_series(1, 5000) i;
        create index d_e on d using hnsw (e vector_l2_ops);
        analyze d;

        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_outside_a_subquery_runs_for_every_row()
    {
        const string Counting =
            "create sequence calls; grant usage on sequence calls to public; "
            + "create or replace function auth.uid() returns uuid language plpgsql stable as $$ begin perform nextval('public.calls'); return '00000000-0000-0000-0000-00000000000a'; end $$";
        await using var database = await CreateAsync(Rows + "create index on t (owner); create policy own on t to authenticated using (owner = auth.uid());", Ct, Counting);
        Assert.InRange(await CallsAsync(), 10_000, long.MaxValue);

        await database.ExecuteAsync(database.Mend("SQLG501"), Ct);
        Assert.InRange(await CallsAsync(), 1, 2);

        // Without an index: with one the planner compares it with a value that it asks for once, or twice.
        async Task<long> CallsAsync()
        {
            await database.ExecuteAsync("drop index if exists t_owner_idx; alter sequence calls restart", Ct);
            Assert.Equal(20L, await database.AsAsync("authenticated", Ann, Ct, "select count(*) from t"));
            return (long)(await database.AsAsync("none", Ann, Ct, "select last_value from calls"))!;
        }
    }

    [Fact]
    public async Task A_policy_column_without_an_index_reads_the_whole_table()
    {
        await using var database = await CreateAsync(Rows + "create policy own on t to authenticated using (owner = (select auth.uid()));", Ct);
        Assert.Equal(9980, await RemovedAsync(database, "select * from t"));

        await database.ExecuteAsync(database.Mend("SQLG503") + "; analyze t", Ct);
        Assert.Equal(0, await RemovedAsync(database, "select * from t"));
    }

    [Fact]
    public async Task A_policy_that_casts_its_column_passes_the_index_by()
    {
        await using var database = await CreateAsync(Rows + "create index t_owner on t (owner); analyze t; create policy own on t to authenticated using (owner::text = (select current_setting('app.owner', true)));", Ct);
        Assert.Contains("compare \"owner\" itself, and cast the other side to uuid", database.Message("SQLG515"));
        const string Setting = "set app.owner = '00000000-0000-0000-0000-00000000000a'";
        Assert.DoesNotContain("t_owner", await database.ExplainAsync("authenticated", Ann, Ct, "select * from t", Setting));

        await database.ExecuteAsync("alter policy own on t using (owner = (select nullif(current_setting('app.owner', true), '')::uuid))", Ct);
        Assert.Contains("t_owner", await database.ExplainAsync("authenticated", Ann, Ct, "select * from t", Setting));
    }

    [Fact]
    public async Task Deleting_a_referenced_row_reads_the_whole_table_that_refers_to_it()
    {
        await using var database = await CreateAsync(
            "create table parent (id int primary key); insert into parent select generate_series(1, 20); create table child (id int primary key, parent int references parent);\n"
            + "insert into child select i, 1 + i % 10 from generate_series(1, 10000) i; analyze child;", Ct);
        const string Read = "select seq_tup_read from pg_stat_xact_user_tables where relname = 'child'";
        Assert.Equal(10_000L, await database.AsAsync("none", Ann, Ct, "begin", "delete from parent where id = 20", Read));

        await database.ExecuteAsync(database.Mend("SQLG504") + "; analyze child", Ct);
        Assert.Equal(0L, await database.AsAsync("none", Ann, Ct, "begin", "delete from parent where id = 20", Read));
    }

    [Fact]
    public async Task A_repeated_index_is_written_and_the_other_read()
    {
        await using var database = await CreateAsync("create table t (id int primary key, a int); create index one on t (a); create index two on t (a);", Ct);
        Assert.Contains("\"two\" repeats index \"one\"", database.Message("SQLG505"));
        const string Size = "select pg_relation_size('one') || ' ' || coalesce(pg_relation_size(to_regclass('two')), 0)";
        var sizes = ((string)(await database.AsAsync("none", Ann, Ct, "insert into t select i, i from generate_series(1, 10000) i", "analyze t", Size))!).Split(' ');
        Assert.Equal(sizes[0], sizes[1]);
        Assert.NotEqual("8192", sizes[0]);

        await database.ExecuteAsync(database.Mend("SQLG505"), Ct);
        Assert.Contains("\"Index Name\": \"one\"", await database.ExplainAsync("none", Ann, Ct, "select * from t where a = 7"));
    }

    [Fact]
    public async Task Rows_without_a_key_cannot_be_replicated()
    {
        await using var database = await CreateAsync("create table t (a int); insert into t values (1), (1);", Ct);
        await database.ExecuteAsync("create publication p for table t", Ct);
        Assert.Equal("55000", await database.FailsAsync("none", Ann, Ct, "update t set a = 2"));
        Assert.Contains("add primary key", database.Mend("SQLG506"));

        await database.ExecuteAsync("alter table t add column id int generated always as identity; alter table t add primary key (id)", Ct);
        await database.AsAsync("none", Ann, Ct, "update t set a = 2 where id = 1");
        Assert.Equal("1,2", await database.AsAsync("none", Ann, Ct, "select string_agg(a::text, ',' order by a) from t"));
    }

    [Fact]
    public async Task An_index_over_too_many_dimensions_is_refused_and_halfvec_is_not()
    {
        const string Index = "create index on t using hnsw (e vector_cosine_ops)";
        await using var database = await CreateAsync("create extension vector; create table t (id int primary key, e vector(2001));", Ct);
        Assert.Equal("54000", await database.FailsAsync("none", Ann, Ct, Index));
        await database.ExecuteAsync(database.Mend("SQLG509", Index), Ct);
    }

    [Fact]
    public async Task A_threshold_inside_an_iterative_scan_reads_on_for_rows_that_are_not_there()
    {
        await using var database = await CreateAsync(
            Vectors + "create function f(q vector) returns setof d language sql stable as 'select * from d where e <-> q < 0.01 order by e <-> q limit 10';", Ct);
        Assert.Contains("runs on for rows that are near enough", database.Message("SQLG510"));
        string[] settings = ["set enable_seqscan = off", "set hnsw.iterative_scan = strict_order"];
        const string Query = "select * from f('[0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1]')";
        Assert.InRange(await RemovedAsync(database, Query, settings), 4000, 5000);

        await database.ExecuteAsync(
            "create or replace function f(q vector) returns setof d language sql stable as "
            + "'select n.id, n.rare, n.e from (select d.*, e <-> q as distance from d order by e <-> q limit 10) n where n.distance < 0.01'", Ct);
        Assert.InRange(await RemovedAsync(database, Query, settings), 1, 10);
    }

    [Fact]
    public async Task Relaxed_order_returns_rows_out_of_order()
    {
        const string Search = "select id, (e <-> q)::float8 from d where rare order by e <-> q limit 20";
        await using var database = await CreateAsync(
            Vectors + $"create function f(q vector) returns table (id int, distance float8) language sql stable set hnsw.iterative_scan = relaxed_order as '{Search}';", Ct);
        Assert.Contains("\"select … from (…) n order by n.distance + 0\"", database.Message("SQLG511"));
        // A thin graph, in which near rows are found late.
        await database.ExecuteAsync("drop index d_e; create index d_e on d using hnsw (e vector_l2_ops) with (m = 2, ef_construction = 4)", Ct);
        Assert.NotEqual(0L, await DisorderAsync());

        await database.ExecuteAsync(
            "create or replace function f(q vector) returns table (id int, distance float8) language sql stable set hnsw.iterative_scan = relaxed_order as "
            + $"'select n.id, n.distance from ({Search}) n (id, distance) order by n.distance + 0'", Ct);
        Assert.Equal(0L, await DisorderAsync());

        async Task<long> DisorderAsync() => (long)(await database.AsAsync("none", Ann, Ct, "set enable_seqscan = off", "set hnsw.ef_search = 10",
            "select count(*) from (select f.distance < lag(f.distance) over (partition by q.id order by f.n) as is_back from (select * from d where id <= 100) q, "
            + "lateral rows from (f(q.e)) with ordinality as f (id, distance, n)) s where is_back"))!;
    }

    [Fact]
    public async Task A_filtered_search_returns_too_few_rows()
    {
        await using var database = await CreateAsync(
            Vectors + "create function f(q vector) returns setof d language sql stable as 'select * from d where rare order by e <-> q limit 10';", Ct);
        Assert.Contains("\"set local hnsw.iterative_scan = relaxed_order\"", database.Message("SQLG512"));
        const string Query = "select count(*) from f((select e from d where id = 7))";
        Assert.InRange((long)(await database.AsAsync("none", Ann, Ct, "set enable_seqscan = off", Query))!, 0, 5);

        Assert.Equal(10L, await database.AsAsync("none", Ann, Ct, "set enable_seqscan = off", "begin", "set local hnsw.iterative_scan = relaxed_order", Query));
    }

    private static async Task<int> RemovedAsync(HarmDatabase database, string query, params string[] before) =>
        Removed().Matches(await database.ExplainAsync(before.Length == 0 ? "authenticated" : "none", Ann, Ct, query, before)).Sum(static m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture));

    [GeneratedRegex("\"Rows Removed by (?:Filter|Index Recheck)\": ([0-9]+)")]
    private static partial Regex Removed();
}
