using SqlGen.Internal;
using SqlGen.Runtime.Tests.Database;

namespace SqlGen.Runtime.Tests.Statements;

public sealed class OwnSqlTests(TestDatabase database)
{
    [Fact]
    public async Task Own_SQL_runs_with_the_scopes_role_and_claims()
    {
        await using var users = database.CreateUsers();
        var user = Guid.NewGuid();
        var scope = TestScope.AsUser(users, user);
        await scope.InsertAsync(new() { Name = "mine" });

        var who = await scope.Sql("select current_user::text || ' ' || auth.uid()").SingleAsync(static reader => reader.GetString(0));
        var names = await scope.Sql("select name from public.items where name = $1 or name = 'it''s; commit'").With("mine").Rows(static reader => reader.GetString(0)).ToListAsync();

        Assert.Equal($"authenticated {user}", who);
        Assert.Equal(["mine"], names);
        Assert.Equal(1, await scope.Sql("update public.items set quantity = $1;").With(7).ExecuteAsync());
    }

    [Theory]
    [InlineData("commit")]
    [InlineData("/* select */ COMMIT")]
    [InlineData("-- select\nrollback")]
    [InlineData("set role service_role")]
    [InlineData("reset role")]
    [InlineData("set search_path = x")]
    [InlineData("select 1; set role service_role")]
    [InlineData("select 1; select 2")]
    [InlineData("select $a$;$a$; commit")]
    [InlineData("select set_config('role', 'none', true)")]
    [InlineData("select pg_catalog.\"set_config\"('role', 'none', false)")]
    [InlineData("select U&\"set\\005fconfig\"('role', 'none', false)")]
    [InlineData("select '\\'; commit; --'")]
    [InlineData("do $$ begin end $$")]
    [InlineData("prepare p as select 1")]
    [InlineData("call p()")]
    [InlineData("-- nothing")]
    public void What_would_leave_the_scope_is_refused_before_it_is_sent(string sql)
    {
        using var users = database.CreateUsers();

        var refused = Assert.Throws<ArgumentException>(() => TestScope.AsUser(users, Guid.NewGuid()).Sql(sql));

        Assert.Contains("can't run in a scope", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("select 'a;b', $$c;d$$, $x$set_config$x$, E'\\';', \"x;y\" /* ; /* ; */ ; */ from t -- ;")]
    [InlineData("(select 1) union (select 2);")]
    [InlineData("with x as (select 1) select * from x where a = $1 and b <> $2 ;  ")]
    public void What_only_looks_like_more_is_let_through(string sql)
    {
        using var users = database.CreateUsers();

        Assert.NotNull(TestScope.AsUser(users, Guid.NewGuid()).Sql(sql));
    }

    [Theory]
    [InlineData("select $1::int + $2::int", 0, "parameter $1 has no value: the SQL has parameters up to $2, and no value is given; call With(…) once for each, in the order of their numbers")]
    [InlineData("select $1::int + $2::int", 1, "parameter $2 has no value: the SQL has parameters up to $2, and 1 value is given; call With(…) once for each, in the order of their numbers")]
    [InlineData("select $1::int", 3, "value 2 has no parameter: 3 values are given, and the SQL has parameters up to $1; they are positional: write $1, $2, … where the values belong, not @name")]
    [InlineData("select 1 where 1 = @id", 1, "value 1 has no parameter: 1 value is given, and the SQL has no parameters; they are positional: write $1, $2, … where the values belong, not @name")]
    [InlineData("select '$1', $$ $2 $$, $a$ $3 $a$, \"$4\", a$5, E'\\'$6' -- $7\n /* $8 */ from t", 1, "value 1 has no parameter: ")]
    public async Task Fewer_or_more_values_than_parameters_are_refused_before_anything_is_sent(string sql, int values, string message)
    {
        await using var nowhere = Npgsql.NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Timeout=1");
        var call = TestScope.AsUser(nowhere, Guid.NewGuid()).Sql(sql);
        for (var i = 0; i < values; i++)
            call.With(i);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => call.ExecuteAsync());

        Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
        Assert.Equal(refused.Message, (await Assert.ThrowsAsync<InvalidOperationException>(() => call.SingleAsync(static reader => reader.GetInt32(0)))).Message);
        Assert.Equal(refused.Message, Assert.Throws<InvalidOperationException>(() => call.Rows(static reader => reader.GetInt32(0))).Message);
    }

    [Fact]
    public async Task A_parameter_may_stand_in_several_places_and_in_any_order()
    {
        await using var users = database.CreateUsers();

        Assert.Equal(212, await TestScope.AsUser(users, Guid.NewGuid())
            .Sql("select $2::int * 100 + $1::int * 10 + $2 from (values ($1),($1)) v limit $1").With(1).With(2).SingleAsync(static reader => reader.GetInt32(0)));
    }

    [Theory]
    [InlineData("select id from public.items where name = @wanted", "wanted")]
    [InlineData("select id from public.items where name=@wanted", "wanted")]
    [InlineData("select id from public.items where name = :wanted", "wanted")]
    [InlineData("select id from public.items where name = :wanted_2 limit 1", "wanted_2")]
    public async Task A_parameter_by_name_is_told_that_parameters_are_positional(string sql, string name)
    {
        await using var users = database.CreateUsers();
        var scope = TestScope.AsUser(users, Guid.NewGuid());

        var refused = await Assert.ThrowsAsync<SqlGenException>(() => scope.Sql(sql).Rows(static reader => reader.GetInt64(0)).ToListAsync());

        Assert.StartsWith($"parameter \"{name}\" has no value: Sql(…) takes parameters by position; write $1, $2, … and With(…) in that order (", refused.Message, StringComparison.Ordinal);
        Assert.IsType<Npgsql.PostgresException>(refused.InnerException);
        Assert.Equal(0, await scope.CountAsync());
    }

    [Theory]
    [InlineData("select wanted from public.items")]
    [InlineData("select id from public.items where name = 'a@b' and wanted = 1")]
    [InlineData("select id::wanted from public.items")]
    [InlineData("select id from public.items where name = ")]
    [InlineData("select @ wanted from public.items")]
    public async Task Other_errors_of_own_SQL_stay_PostgreSQLs(string sql)
    {
        await using var users = database.CreateUsers();

        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => TestScope.AsUser(users, Guid.NewGuid()).Sql(sql).ExecuteAsync());
    }

    [Fact]
    public async Task In_a_batch_the_statement_that_lacks_something_is_the_one_that_is_told_about()
    {
        await using var users = database.CreateUsers();
        var scope = TestScope.AsUser(users, Guid.NewGuid());
        foreach (var (sql, value, message) in new (string, object, string)[]
        {
            ("select id from public.items where name = @wanted and quantity = $1", 1, "parameter \"wanted\" has no value: "),
            ("select id from public.items where mood = $1::public.mood", Mood.Sad, "parameter $1 is a Mood, which With(…) can't send by itself; write With(TestDatabase.MoodSql.ToLabel(…)), "),
        })
        {
            var batch = new SqlBatch<TestScope>(scope.Session, static session => new(session));
            var before = batch.Calls.Sql("select wanted from (values ($1::int)) v (wanted)").With(1).SingleAsync(static reader => reader.GetInt32(0));
            var wrong = value is Mood mood ? batch.Calls.Sql(sql).With(mood) : batch.Calls.Sql(sql).With((int)value);
            var rows = wrong.Rows(static reader => reader.GetInt64(0)).ToListAsync();

            var error = await Assert.ThrowsAsync<SqlGenException>(() => batch.SendAsync());

            Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
            foreach (var call in new Task[] { before, rows })
                await Assert.ThrowsAsync<SqlGenException>(() => call);
        }
        Assert.Equal(0, await scope.CountAsync());
    }

    [SqlEnum("public.mood")]
    public enum Mood
    {
        Happy,
        Sad,
    }
}
