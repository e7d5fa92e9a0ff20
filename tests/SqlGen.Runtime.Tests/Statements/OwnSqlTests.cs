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
}
