using SqlGen.Generator.Analyzers;
using SqlGen.Generator.Tests.Harness;

namespace SqlGen.Generator.Tests.Analyzers;

/// <summary>SqlGen's own way out, <c>me.Sql("…")</c>: the same rules as for Npgsql and Dapper, its parameters, and what a scope refuses.</summary>
public sealed class SqlOfScopeTests
{
    [Theory]
    [InlineData("select id frm users where", "SQLG320", "users", "syntax error at or near \"users\"")]
    [InlineData("select id from usres", "SQLG321", "usres", "relation \"usres\" does not exist; did you mean \"users\"?")]
    [InlineData("select emial from users", "SQLG322", "emial", "column \"emial\" of relation \"users\" does not exist; did you mean \"email\"?")]
    [InlineData("select totl_of(1)", "SQLG323", "totl_of", "function totl_of does not exist; did you mean \"total_of\"?")]
    [InlineData("insert into users (id) values (1, 'x')", "SQLG324", "'x'", "INSERT has more expressions than target columns; users takes 1 here, found 2")]
    public async Task What_the_server_would_refuse_is_reported_in_its_words(string sql, string id, string code, string message) =>
        Assert.Equal([(id, code, message)], await FindAsync($"await me.Sql(\"{sql}\").ExecuteAsync();"));

    [Theory]
    [InlineData("select id from secrets where owner = 1")]
    [InlineData("(select id from users) union (values (1)) order by 1;")]
    [InlineData("table users")]
    [InlineData("with w as (delete from orders returning id) select id from w")]
    [InlineData("merge into users u using (values (1, 'a')) as v(id, mail) on u.id = v.id when matched then update set email = v.mail")]
    [InlineData("select @total, @ id, '[1]'::jsonb @> '1', array[1] <@array[id], 'a;b', E'\\\\'', (array[1,2])[1:id] from orders -- ; set_config")]
    public async Task What_a_scope_takes_has_no_finding(string sql) => Assert.Empty(await FindAsync($"await me.Sql(\"{sql}\").ExecuteAsync();"));

    [Theory]
    [InlineData("$\"select id from users where name = '{input}'\"", "input")]
    [InlineData("$\"select id from users limit {number}\"", "")]
    public async Task A_value_in_the_text_is_reported_as_injection(string sql, string code) =>
        Assert.Equal(code.Length == 0 ? [] : [("SQLG327", code)], (await FindAsync($"await me.Sql({sql}).ExecuteAsync();")).Select(static f => (f.Id, f.Code)));

    [Theory]
    [InlineData("commit", "commit", "it begins with \"commit\"; SELECT, WITH, VALUES, TABLE, INSERT, UPDATE, DELETE and MERGE are allowed, transactions are begun and ended on the scope")]
    [InlineData("-- select\\nRollback", "Rollback", "it begins with \"rollback\"; SELECT, WITH, VALUES, TABLE, INSERT, UPDATE, DELETE and MERGE are allowed, transactions are begun and ended on the scope")]
    [InlineData("set role service_role", "set", "it begins with \"set\"; SELECT, WITH, VALUES, TABLE, INSERT, UPDATE, DELETE and MERGE are allowed, transactions are begun and ended on the scope")]
    [InlineData("do $$ begin end $$", "do", "it begins with \"do\"; SELECT, WITH, VALUES, TABLE, INSERT, UPDATE, DELETE and MERGE are allowed, transactions are begun and ended on the scope")]
    [InlineData("select 1; commit", "commit", "more than one statement; send them one by one, or in a batch")]
    [InlineData("select set_config('role', 'none', true)", "set_config", "set_config would change the context of the call; give the scope other claims or settings")]
    [InlineData("select pg_catalog.\\\"set_config\\\"('role', 'none', false)", "\\\"set_config\\\"", "set_config would change the context of the call; give the scope other claims or settings")]
    [InlineData("select U&'\\\\0061'", "U&'\\\\0061'", "names and strings in the form U&\"…\" can't be checked; write the characters themselves")]
    [InlineData("select '\\\\'''", "'\\\\'''", "a string has a backslash before a quote; send it as a parameter, or write E'…'")]
    public async Task What_the_runtime_refuses_is_reported_before_it_runs(string sql, string code, string why) =>
        Assert.Equal([("SQLG329", code, "the SQL can't run in a scope: " + why)], await FindAsync($"await me.Sql(\"{sql}\").ExecuteAsync();"));

    [Fact]
    public async Task No_statement_is_reported_at_the_whole_text() =>
        Assert.Equal([("SQLG329", "\"\"", "the SQL can't run in a scope: it holds no statement")], await FindAsync("await me.Sql(\"\").ExecuteAsync();"));

    [Theory]
    [InlineData("await me.Sql(\"select id from users where id = $1\").ExecuteAsync();", "SQLG325|$1|parameter $1 has no value; With(…) is called not at all")]
    [InlineData("await me.Sql(\"select id from users where id = $1 and name = $2\").With(1).SingleAsync(r => r.GetInt32(0));", "SQLG325|$2|parameter $2 has no value; With(…) is called once")]
    [InlineData("await me.Sql(\"select id from users where id = $1\").With(1).With(input, NpgsqlTypes.NpgsqlDbType.Text).ExecuteAsync();", "SQLG326|With(input, NpgsqlTypes.NpgsqlDbType.Text)|there is a value for $2, but the SQL has one parameter")]
    [InlineData("await me.Sql(\"select id from users where id = $1 or id = -$1\").With(1).ExecuteAsync();", "")]
    [InlineData("var call = me.Sql(\"select id from users where id = $1\"); await call.ExecuteAsync();", "SQLG325|$1|parameter $1 has no value; With(…) is called not at all")]
    [InlineData("var call = me.Sql(\"select id from users where id = $1\"); call.With(1); await call.ExecuteAsync();", "")]
    [InlineData("var call = me.Sql(\"select id from users where id = $1\"); if (flag) call.With(1); await call.ExecuteAsync();", "")]
    [InlineData("var call = me.Sql(\"select id from users where id = $1\"); Fill(call); await call.ExecuteAsync();", "")]
    [InlineData("var call = flag ? me.Sql(\"select id from users where id = $1\") : me.Sql(\"select 1\"); await call.ExecuteAsync();", "")]
    [InlineData("Fill(me.Sql(\"select id from users where id = $1\"));", "")]
    public async Task Parameters_are_counted_against_the_values_where_all_are_seen(string code, string expected) =>
        Assert.Equal(expected, string.Join(',', (await FindAsync(code)).Select(static f => $"{f.Id}|{f.Code}|{f.Message}")));

    [Theory]
    [InlineData("await me.Sql(\"insert into users (id, email) values (@id, @mail)\").With(1).With(input).ExecuteAsync();", "@id=$1,@mail=$2")]
    [InlineData("await me.Sql(\"select id from users where id=@n or -id = @n\").ExecuteAsync();", "@n=$1,@n=$1")]
    [InlineData("await me.Sql(\"select id from users where id = @id\").With(1).ExecuteAsync();", "@id=$1")]
    [InlineData("await me.Sql(\"select id from users where id = $1 and name = :name\").With(1).ExecuteAsync();", ":name=$2")]
    [InlineData("Fill(me.Sql(\"select id from users where id = @n\"));", "@n=$1")]
    [InlineData("await me.Sql(\"select @id from users\").ExecuteAsync();", "")]
    public async Task Names_for_parameters_are_told_their_number(string code, string expected)
    {
        var found = await FindAsync(code);

        Assert.Equal(expected, string.Join(',', found.Select(static f => f.Code + "=" + f.Message.Split("write ")[1].Split(',')[0])));
        Assert.All(found, static f => Assert.Equal(("SQLG325", true), (f.Id, f.Message.StartsWith($"parameter \"{f.Code[1..]}\" has no value: Sql(…) takes parameters by position", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task The_scopes_of_a_generated_database_are_read_too()
    {
        var project = CodeProject.WithMembers("public static Task Run(AppDatabase database) => database.AsApp().Sql(\"select emial from users\").ExecuteAsync();");

        Assert.Equal([("SQLG322", "emial")], (await project.FindAsync(new SqlInCodeAnalyzer())).Select(static f => (f.Id, f.Code)));
    }

    private static Task<IReadOnlyList<(string Id, string Code, string Message)>> FindAsync(string body) => CodeProject.WithMembers($$"""
        public static async Task Run(SqlGen.SqlScope me, string input, int number, bool flag)
            {
                {{body}}
                await Task.CompletedTask;
            }

            private static void Fill(SqlGen.SqlOwnCall call) => GC.KeepAlive(call);
        """).FindAsync(new SqlInCodeAnalyzer());
}
