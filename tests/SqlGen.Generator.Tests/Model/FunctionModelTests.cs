using SqlGen.Generator.Model;
using SqlGen.Generator.Tests.Harness;

namespace SqlGen.Generator.Tests.Model;

public sealed class FunctionModelTests
{
    [Theory]
    [InlineData("returns int language sql as 'select 1'", ResultKind.Scalar, false)]
    [InlineData("returns setof int language sql as 'select 1'", ResultKind.Scalar, true)]
    [InlineData("returns void language sql as ''", ResultKind.Void, false)]
    [InlineData("returns table (a int) language sql as 'select 1'", ResultKind.Record, true)]
    [InlineData("returns setof users language sql as 'select * from users'", ResultKind.Relation, true)]
    [InlineData("returns users language sql as 'select * from users'", ResultKind.Relation, false)]
    [InlineData("returns address language sql as 'select null'", ResultKind.Composite, false)]
    public void What_comes_back_follows_from_RETURNS(string definition, ResultKind kind, bool isSet)
    {
        var result = Function($"create function f() {definition};").Result;

        Assert.Equal((kind, isSet), (result.Kind, result.IsSet));
    }

    [Fact]
    public void OUT_arguments_are_columns_and_one_of_them_is_a_scalar()
    {
        Assert.Equal(["A", "B"], Function("create function f(x int, out a int, inout b int) language sql as 'select 1, 2';").Result.Columns.Select(static c => c.PropertyName));
        Assert.Equal(ResultKind.Scalar, Function("create function f(out a int) language sql as 'select 1';").Result.Kind);
        Assert.Equal(["x", "b"], Function("create function f(x int, out a int, inout b int) language sql as 'select 1, 2';").Parameters.Select(static p => p.ParameterName));
    }

    [Fact]
    public void A_default_makes_an_argument_optional_and_STRICT_forbids_null()
    {
        var parameters = Function("create function f(a int, b int default 1, variadic c int[] default '{}') returns int language sql as 'select 1';").Parameters;

        Assert.Equal([(false, true, false), (true, true, false), (true, true, true)], parameters.Select(static p => (p.HasDefault, p.IsNullable, p.IsVariadic)));
        Assert.False(Function("create function f(a int) returns int strict language sql as 'select 1';").Parameters[0].IsNullable);
    }

    [Theory]
    [InlineData("stable language sql as 'select 1'", FunctionTraits.ReadOnly)]
    [InlineData("language sql as 'select 1'", FunctionTraits.None)]
    [InlineData("language plpgsql as $$ begin update users set id = 1; perform set_config('a', 'b', true); set local a = 'b'; end $$", FunctionTraits.None)]
    [InlineData("language plpgsql as $$ begin set a = 'b'; end $$", FunctionTraits.ChangesSession)]
    [InlineData("language plpgsql as $$ begin perform set_config('a', 'b', false); end $$", FunctionTraits.ChangesSession)]
    [InlineData("language plpgsql as $$ begin perform set_config('a', 'true', is_local); end $$", FunctionTraits.ChangesSession)]
    [InlineData("language plpgsql as $$ begin create temporary table x (id int); end $$", FunctionTraits.ChangesSession)]
    [InlineData("language plpgsql as $$ begin perform pg_advisory_lock(1); perform pg_advisory_xact_lock(1); end $$", FunctionTraits.ChangesSession)]
    [InlineData("language plpgsql as $$ begin perform pg_advisory_xact_lock(1); -- set a = 'b'; \n end $$", FunctionTraits.None)]
    [InlineData("language plpgsql as $$ begin execute 'anything'; end $$", FunctionTraits.ChangesSession)]
    [InlineData("language plpgsql as $$ begin perform changes(); end $$", FunctionTraits.ChangesSession)]
    [InlineData("language c as 'lib', 'symbol'", FunctionTraits.ChangesSession)]
    public void The_body_tells_whether_the_connection_must_be_reset(string definition, FunctionTraits traits)
    {
        var function = Function($"create function changes() returns void language plpgsql as $$ begin reset all; end $$; create function f() returns int {definition};");

        Assert.Equal(traits, function.Traits);
    }

    [Fact]
    public void A_trigger_that_changes_the_session_marks_its_table()
    {
        const string Sql =
            """
            create function audit() returns trigger language plpgsql as $$ begin set session a = 'b'; return new; end $$;
            create table t (id int primary key);
            """;

        Assert.False(Models.Relation(Sql).WritesChangeSession);
        Assert.True(Models.Relation(Sql + "create trigger r after insert on t for each row execute function audit();").WritesChangeSession);
    }

    [Fact]
    public void Functions_belong_to_the_roles_where_there_are_any_and_triggers_and_aggregates_to_nobody()
    {
        var model = Models.Of(
            """
            create role app;
            create function f() returns int language sql as 'select 1';
            create function t() returns trigger language plpgsql as 'begin return new; end';
            create aggregate total(int) (sfunc = int4pl, stype = int);
            """);

        Assert.Equal("AppScope", Assert.Single(Assert.Single(model.Functions).Scopes));
        Assert.Equal("AppDatabase", Assert.Single(Function("create function f() returns int language sql as 'select 1';").Scopes));
    }

    private static FunctionModel Function(string sql) =>
        Models.Of("create table users (id int primary key); create type address as (street text);" + sql).Functions.Last();
}
