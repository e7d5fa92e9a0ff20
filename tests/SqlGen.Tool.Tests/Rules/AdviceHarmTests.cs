using Npgsql;
using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Parsing;
using SqlGen.PostgreSql.Rules;
using SqlGen.PostgreSql.Text;
using SqlGen.Testing;

namespace SqlGen.Tool.Tests.Rules;

/// <summary>What a rule warns of happens on a real server, and is gone once the message is followed.</summary>
public sealed class AdviceHarmTests
{
    private const string Vectors =
        """
        create extension vector;
        create table d (id int primary key, e vector(3));
        insert into d select i, array[i % 7, i % 11, i % 13]::real[]::vector from generate_series(1, 5000) i;
        create index d_e on d using hnsw (e vector_l2_ops);
        analyze d;
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "volatile")]
    [InlineData("stable strict", "called on null input")]
    [InlineData("stable security definer", "security invoker")]
    [InlineData("stable set hnsw.ef_search = 80", "reset hnsw.ef_search")]
    public async Task A_search_function_that_breaks_a_condition_is_not_inlined_and_the_named_mend_inlines_it(string options, string mend)
    {
        await using var database = await CreateAsync(Vectors);
        var function = $"create function f(q vector) returns setof d language sql {options} as 'select * from d order by e <-> q limit 5';";
        await database.ExecuteAsync(function, Ct);
        Assert.Contains("Function Scan", await ExplainAsync(database, "select * from f('[1,2,3]')"));

        var message = Single(Vectors + function, "SQLG508");
        Assert.Contains(mend, message, StringComparison.OrdinalIgnoreCase);
        await database.ExecuteAsync(Quoted(message), Ct);
        Assert.Contains("Index Scan using d_e", await ExplainAsync(database, "select * from f('[1,2,3]')"));
    }

    [Fact]
    public async Task An_index_for_another_operator_is_passed_by()
    {
        await using var database = await CreateAsync(Vectors);
        const string Function = "create function f(q vector) returns setof d language sql stable as 'select * from d order by e <=> q limit 5';";
        await database.ExecuteAsync(Function, Ct);
        Assert.Contains("Seq Scan", await ExplainAsync(database, "select * from f('[1,2,3]')"));

        await database.ExecuteAsync(Quoted(Single(Vectors + Function, "SQLG507")), Ct);
        Assert.Contains("Index Scan", await ExplainAsync(database, "select * from f('[1,2,3]')"));
    }

    [Fact]
    public async Task A_search_ordered_by_similarity_descending_reads_the_whole_table()
    {
        await using var database = await CreateAsync(Vectors);
        const string Function = "create function f(q vector) returns setof d language sql stable as 'select * from d order by 1 - (e <-> q) desc limit 5';";
        await database.ExecuteAsync(Function, Ct);

        Assert.Contains("\"d_e\" is not used", Single(Vectors + Function, "SQLG514"));
        Assert.Contains("Seq Scan", await ExplainAsync(database, "select * from f('[1,2,3]')"));
    }

    [Fact]
    public async Task An_index_of_operators_that_are_not_leakproof_is_dead_under_row_level_security()
    {
        const string Schema =
            """
            create table t (id int primary key, o int, j jsonb);
            insert into t select i, i % 50, jsonb_build_object('k', i) from generate_series(1, 20000) i;
            create index t_o on t (o);
            create index t_j on t using gin (j);
            analyze t;
            alter table t enable row level security;
            create policy p on t using (o = 7);
            grant select on t to public;
            """;
        await using var database = await CreateAsync(Schema);
        Assert.Contains("\"t_j\"", Single(Schema, "SQLG513"));

        const string Query = "select * from t where j @> '{\"k\": 7}'";
        Assert.Contains("t_j", await ExplainAsync(database, Query));
        Assert.DoesNotContain("t_j", await ExplainAsync(database, Query, role: "pg_monitor"));
    }

    [Fact]
    public async Task A_parameter_named_like_its_column_returns_every_row()
    {
        const string Schema = "create table t (id int primary key); insert into t select generate_series(1, 10); "
            + "create function f(id int) returns bigint language sql stable as 'select count(*) from t where t.id = id';";
        await using var database = await CreateAsync(Schema);

        Assert.Contains("write \"f.id\"", Single(Schema, "SQLG414"));
        Assert.Equal(10, await database.ScalarAsync<long>("select f(3)", Ct));
    }

    [Fact]
    public async Task A_view_of_its_owner_shows_what_policies_hide_until_it_is_the_invokers()
    {
        const string Schema = "create table t (id int primary key); insert into t values (1); alter table t enable row level security; "
            + "create view v as select id from t; grant select on t, v to public;";
        await using var database = await CreateAsync(Schema);
        Assert.Equal(1, await CountAsync(database, "v"));

        await database.ExecuteAsync(Quoted(Single(Schema, "SQLG406")), Ct);
        Assert.Equal(0, await CountAsync(database, "v"));
    }

    [Fact]
    public async Task A_setting_cast_without_nullif_fails_after_the_first_transaction()
    {
        const string Schema = "create table t (id int primary key, o uuid); insert into t values (1); alter table t enable row level security; "
            + "create policy p on t using (o = (select current_setting('app.o', true)::uuid)); grant select on t to public;";
        await using var database = await CreateAsync(Schema);
        Assert.Contains("nullif(current_setting('app.o', true), '')", Single(Schema, "SQLG417"));

        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(Ct);
        await RunAsync(connection, "begin; set local app.o = '2f2c4e0e-3c1c-4a52-8f6e-0f3f0f6b1a11'; commit; set role pg_monitor");
        var error = await Assert.ThrowsAsync<PostgresException>(() => RunAsync(connection, "select * from t"));
        Assert.Equal("22P02", error.SqlState);
    }

    [Fact]
    public async Task TRUNCATE_asks_no_policy()
    {
        const string Schema = "create table t (id int primary key); insert into t values (1); alter table t enable row level security; grant all on t to public;";
        await using var database = await CreateAsync(Schema);
        var mend = Quoted(Single(Schema, "SQLG413"));

        await database.ExecuteAsync("set role pg_monitor; truncate t; reset role", Ct);
        Assert.Equal(0, await database.ScalarAsync<long>("select count(*) from t", Ct));
        await database.ExecuteAsync(mend, Ct);
        await Assert.ThrowsAsync<PostgresException>(() => database.ExecuteAsync("set role pg_monitor; truncate t", Ct));
    }

    private static async Task<PostgresDatabase> CreateAsync(string schema)
    {
        var server = await SharedServer.GetAsync();
        Assert.SkipUnless(server.IsNative, $"asks PostgreSQL's own planner and roles; there is only {server.Description}");
        return await server.CreateDatabaseAsync([new Testing.SqlScript("schema.sql", schema)], Ct);
    }

    private static string Single(string schema, string rule)
    {
        var script = SqlParser.Parse(new SourceFile("schema.sql", schema));
        return Assert.Single(Advisor.Check(CatalogBuilder.Build([script]).Catalog, [script]), d => d.Descriptor.Id == rule).Message;
    }

    /// <summary>The SQL that a message gives after "write".</summary>
    private static string Quoted(string message)
    {
        var start = message.IndexOf("write \"", StringComparison.Ordinal) + "write \"".Length;
        return message[start..message.LastIndexOf('"')];
    }

    private static async Task<string> ExplainAsync(PostgresDatabase database, string query, string role = "none")
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(Ct);
        await RunAsync(connection, $"set role {role}");
        await using var command = new NpgsqlCommand("explain (costs off) " + query, connection);
        await using var reader = await command.ExecuteReaderAsync(Ct);
        var lines = new List<string>();
        while (await reader.ReadAsync(Ct))
        {
            lines.Add(reader.GetString(0));
        }

        return string.Join('\n', lines);
    }

    private static async Task<long> CountAsync(PostgresDatabase database, string relation)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(Ct);
        await RunAsync(connection, "set role pg_monitor");
        await using var command = new NpgsqlCommand($"select count(*) from {relation}", connection);
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Ct);
    }
}
