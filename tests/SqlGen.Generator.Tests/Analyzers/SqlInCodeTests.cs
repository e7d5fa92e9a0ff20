using SqlGen.Generator.Analyzers;
using SqlGen.Generator.Analyzers.SqlInCode;
using SqlGen.Generator.Tests.Harness;

namespace SqlGen.Generator.Tests.Analyzers;

/// <summary>SQL that C# hands to Npgsql and Dapper, against the schema: what is said, and which characters of the C# it is said of.</summary>
public sealed class SqlInCodeTests
{
    private const string Quotes = "\"\"\"";

    [Theory]
    [InlineData("\"select emial from users\"", "emial")]
    [InlineData("@\"select emial from users\"", "emial")]
    [InlineData("\"select\\t\\u0065mial\\nfrom users\"", "\\u0065mial")]
    [InlineData("\"select '\\\"', emial from users\"", "emial")]
    [InlineData("@\"select '\"\"', emial from users\"", "emial")]
    [InlineData(Quotes + "select emial from users" + Quotes, "emial")]
    [InlineData(Quotes + "\n            select 1,\n              emial\n            from users\n            " + Quotes, "emial")]
    [InlineData("$\"select '{{}}', emial from users limit {10}\"", "emial")]
    [InlineData("$" + Quotes + "\n            select 1,\n              emial\n            from {Table}\n            " + Quotes, "emial")]
    [InlineData("\"select \" + \"emial\" + \" from users\"", "emial")]
    [InlineData("\"select emi\" + \"al from users\"", "emi\" + \"al")]
    [InlineData("Sql", "emial")]
    [InlineData("Fixed", "emial")]
    [InlineData("local", "emial")]
    public async Task A_name_is_underlined_where_it_stands_in_the_string(string expression, string code)
    {
        var found = await CodeProject.WithMembers($$"""
            private const string Sql = "select emial from users";
            private static readonly string Fixed = "select emial from users";
            private const string Table = "users";

            public static void Run(NpgsqlConnection connection)
            {
                var local = "select emial from users";
                using var command = new NpgsqlCommand({{expression}}, connection);
                GC.KeepAlive(local + Sql + Fixed + Table);
            }
            """).FindAsync(new SqlInCodeAnalyzer());

        Assert.Equal([("SQLG322", code, "column \"emial\" of relation \"users\" does not exist; did you mean \"email\"?")], found.Distinct());
    }

    [Theory]
    [InlineData("select * from usres", "SQLG321", "usres", "relation \"usres\" does not exist; did you mean \"users\"?")]
    [InlineData("select u.id from users where exists (select 1 from orders o where o.usr_id = users.id)", "SQLG321", "u", "missing FROM-clause entry for table \"u\"; add it to FROM or use the name given there")]
    [InlineData("select totl_of(1)", "SQLG323", "totl_of", "function totl_of does not exist; did you mean \"total_of\"?")]
    [InlineData("select total from totl_of(null)", "SQLG323", "totl_of", "function totl_of does not exist; did you mean \"total_of\"?")]
    [InlineData("select o.total from users u join lateral totl_of(u.id) o on true", "SQLG323", "totl_of", "function totl_of does not exist; did you mean \"total_of\"?")]
    [InlineData("insert into users (id, email) values (1)", "SQLG324", "email", "INSERT has more target columns than expressions; 2 columns are named, found 1 values")]
    [InlineData("insert into users (id) values (1, 'x')", "SQLG324", "'x'", "INSERT has more expressions than target columns; users takes 1 here, found 2")]
    [InlineData("insert into users select 1, 'a', 'b', null, 5", "SQLG324", "5", "INSERT has more expressions than target columns; users takes 4 here, found 5")]
    [InlineData("update users set nmae = 'x' where id = 1", "SQLG322", "nmae", "column \"nmae\" of relation \"users\" does not exist; did you mean \"name\"?")]
    [InlineData("insert into users (id, email) values (1, 'x') on conflict (id) do update set email = excluded.emial", "SQLG322", "emial", "column excluded.emial does not exist; did you mean \"email\"?")]
    [InlineData("delete from orders using users where orders.usr_id = users.id", "SQLG322", "usr_id", "column orders.usr_id does not exist; did you mean \"user_id\"?")]
    [InlineData("with w as (select id, emial from users) select id from w", "SQLG322", "emial", "column \"emial\" of relation \"users\" does not exist; did you mean \"email\"?")]
    [InlineData("select id from users order by emial", "SQLG322", "emial", "column \"emial\" of relation \"users\" does not exist; did you mean \"email\"?")]
    [InlineData("copy users (id, emial) from stdin (format binary)", "SQLG322", "emial", "column \"emial\" of relation \"users\" does not exist; did you mean \"email\"?")]
    [InlineData("select id frm users where", "SQLG320", "users", "syntax error at or near \"users\"")]
    public async Task What_the_server_would_refuse_is_reported_in_its_words(string sql, string id, string code, string message)
    {
        var found = await CodeProject.WithBody($"await using var command = source.CreateCommand(\"{sql}\");").FindAsync(new SqlInCodeAnalyzer());

        Assert.Equal((id, code, message), found[0]);
    }

    [Theory]
    [InlineData("select email as e, count(*) from users group by e order by e, count")]
    [InlineData("select u.*, o.total from users u left join lateral (select total from orders where user_id = u.id order by id desc limit 1) o on true")]
    [InlineData("with recursive t(n) as (select 1 union all select n + 1 from t where n < 5) select n from t")]
    [InlineData("select (u).email, u from users u where u.ctid is not null and u.mood = 'happy'::mood")]
    [InlineData("select key, value from jsonb_each('{}'::jsonb) where value->>'a' = any(array['x'])")]
    [InlineData("select * from hangfire.job; select id from auth.users; select 1 from pg_stat_statements")]
    [InlineData("create temp table batch (id int); insert into batch select id from users; select id from batch")]
    [InlineData("select e from users u, lateral email(u) e; select * from hangfire.job j, lateral state(j) s")]
    [InlineData("select x.id from (users join orders on users.id = orders.user_id) as x")]
    [InlineData("merge into users u using (values (1, 'a')) as v(id, mail) on u.id = v.id when matched then update set email = v.mail when not matched then insert (id, email) values (v.id, v.mail)")]
    [InlineData("select uuidv7(), similarity('a', 'b'), public.total_of(1)")]
    [InlineData("set statement_timeout = 0; begin; truncate orders; commit")]
    public async Task What_the_server_accepts_or_may_know_has_no_finding(string sql) =>
        Assert.Empty(await CodeProject.WithBody($"await using var command = source.CreateCommand(\"{sql}\");").FindAsync(new SqlInCodeAnalyzer()));

    [Theory]
    [InlineData("var batch = new NpgsqlBatchCommand(\"select * from usres\");")]
    [InlineData("using var c = connection.CreateCommand(); c.CommandText = \"select * from usres\";")]
    [InlineData("var c = new NpgsqlCommand { CommandText = \"select * from usres\" };")]
    [InlineData("using var w = connection.BeginBinaryImport(\"copy usres from stdin (format binary)\");")]
    [InlineData("connection.Query<int>(\"select * from usres\");")]
    [InlineData("connection.Execute(sql: \"select * from usres\");")]
    public async Task Every_way_to_Npgsql_and_Dapper_is_read(string code)
    {
        var found = await CodeProject.WithBody(code).FindAsync(new SqlInCodeAnalyzer());

        Assert.Equal([("SQLG321", "usres")], found.Select(static f => (f.Id, f.Code)));
    }

    [Fact]
    public async Task A_table_that_another_string_creates_is_left_alone() =>
        Assert.Empty(await CodeProject.WithBody("""
            using var make = new NpgsqlCommand("create temp table staging (id int)", connection);
            using var use = new NpgsqlCommand("select id from staging", connection);
            """).FindAsync(new SqlInCodeAnalyzer()));

    [Fact]
    public async Task A_schema_with_SQL_made_up_at_the_server_leaves_names_alone() =>
        Assert.Empty(await CodeProject.WithBody(
            "using var use = new NpgsqlCommand(\"select id from log_2030\", connection);",
            CodeProject.Schema + "do $$ begin if now() > '2030-01-01' then create table log_2030 (id int); end if; end $$;").FindAsync(new SqlInCodeAnalyzer()));

    [Theory]
    [InlineData("connection.Query<int>(\"select id from users where email = @mail\", new { email = input });", "SQLG325|@mail,SQLG326|email = input")]
    [InlineData("connection.Query<int>(\"select id from users where email = @email\");", "SQLG325|@email")]
    [InlineData("connection.Query<int>(\"select id from users where id in @ids and not (id not in @more)\", new { ids = new[] { 1 }, more = new[] { 2 } });", "")]
    [InlineData("connection.Query<int>(\"select id from users where id = @id limit {=count}\", new { id = 1, count = 2 });", "")]
    [InlineData("object values = new { }; connection.Query<int>(\"select id from users where id = @id\", values);", "")]
    [InlineData("var c = new NpgsqlCommand(\"select id from users where id = $1 and email = $2\", connection); c.Parameters.AddWithValue(1);", "SQLG325|$2")]
    [InlineData("var c = new NpgsqlCommand(\"select id from users where id = @id\", connection); c.Parameters.AddWithValue(\"@id\", 1);", "")]
    [InlineData("var c = new NpgsqlCommand(\"select id from users where id = :id\", connection); c.Parameters.AddWithValue(\"uid\", 1);", "SQLG325|:id,SQLG326|\"uid\"")]
    [InlineData("var c = new NpgsqlCommand(\"select id from users where id = $1\", connection); c.Parameters.Add(new() { Value = 1 }); c.Parameters.Add(new NpgsqlParameter<int> { TypedValue = 2 });", "SQLG326|select id from users where id = $1")]
    [InlineData("var c = new NpgsqlCommand(\"select id from users where id = $1\", connection); if (flag) c.Parameters.AddWithValue(1);", "")]
    [InlineData("var c = new NpgsqlCommand(\"select @ -5, '[1]'::jsonb @> '1', (array[1,2])[1:2]\", connection); await c.ExecuteScalarAsync();", "")]
    public async Task Parameters_and_values_are_held_against_each_other(string code, string expected)
    {
        var found = await CodeProject.WithBody(code).FindAsync(new SqlInCodeAnalyzer());

        Assert.Equal(expected, string.Join(',', found.Select(static f => f.Id + "|" + f.Code)));
    }

    [Theory]
    [InlineData("$\"select id from users where name = '{input}'\"", "input")]
    [InlineData("\"select id from users where name = '\" + input + \"'\"", "input")]
    [InlineData("$\"select id from users order by {(flag ? input : \"id\")}\"", "(flag ? input : \"id\")")]
    [InlineData("$\"select id from users limit {number}\"", "")]
    [InlineData("$\"select id from users order by {(flag ? \"id\" : \"name\")}\"", "")]
    [InlineData("$\"select {new NpgsqlCommandBuilder().QuoteIdentifier(input)} from users\"", "")]
    [InlineData("input", "")]
    [InlineData("input + \" limit 1\"", "")]
    public async Task A_value_in_the_text_is_reported_as_injection(string sql, string code)
    {
        var found = await CodeProject.WithBody($"var c = new NpgsqlCommand({sql}, connection);").FindAsync(new SqlInCodeAnalyzer());

        Assert.Equal(code, string.Join(',', found.Select(static f => f.Code)));
        Assert.All(found, static f => Assert.Equal("SQLG327", f.Id));
    }

    [Fact]
    public async Task A_table_with_row_level_security_wants_a_scope()
    {
        var found = await CodeProject.WithBody("var c = new NpgsqlCommand(\"select id from secrets\", connection);").FindAsync(new SqlInCodeAnalyzer());

        Assert.Equal([("SQLG328", "secrets", "secrets has row level security, and this SQL runs with the rights of the login, outside of a user context; call it on a scope, As…()")], found);
    }

    [Fact]
    public async Task A_context_named_by_hand_is_a_context() =>
        Assert.Empty(await CodeProject.WithBody("""
            using var set = new NpgsqlCommand("select set_config('role', 'app', true)", connection);
            using var use = new NpgsqlCommand("select id from secrets", connection);
            """).FindAsync(new SqlInCodeAnalyzer()));

    [Fact]
    public async Task Several_databases_accept_what_one_of_them_knows()
    {
        var project = new TestProject()
            .File("/db/a.sql", "create table users (id int primary key);", "A")
            .File("/db/b.sql", "create table orders (id int primary key, user_id int);", "B")
            .Source("Databases.cs", "namespace App; /// <summary>A.</summary>\n[SqlGen.SqlGenDatabase] public sealed partial class A; /// <summary>B.</summary>\n[SqlGen.SqlGenDatabase] public sealed partial class B;")
            .Source("Use.cs", "class Use { object[] X(Npgsql.NpgsqlDataSource s) => [s.CreateCommand(\"select user_id from orders\"), s.CreateCommand(\"select id from users\"), s.CreateCommand(\"select usr_id from orders\")]; }");

        Assert.Equal([("SQLG322", "usr_id")], (await project.FindAsync(new SqlInCodeAnalyzer())).Select(static f => (f.Id, f.Code)));
    }

    [Fact]
    public void The_catalog_is_built_once_for_the_same_files_and_again_for_others()
    {
        var project = CodeProject.WithBody("");
        var first = Assert.Single(CodeCatalogs.Of(project.AnalyzerOptions(), TestContext.Current.CancellationToken));

        Assert.Same(first, Assert.Single(CodeCatalogs.Of(project.AnalyzerOptions(), TestContext.Current.CancellationToken)));
        Assert.NotSame(first, Assert.Single(CodeCatalogs.Of(CodeProject.WithBody("").AnalyzerOptions(), TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Without_schema_files_nothing_is_read()
    {
        var project = new TestProject().Source("Use.cs", "class Use { object X(Npgsql.NpgsqlDataSource s) => s.CreateCommand(\"selec\"); }");

        Assert.Empty(await project.FindAsync(new SqlInCodeAnalyzer()));
    }
}
