using SqlGen.Generator.Tests.Harness;

namespace SqlGen.Generator.Tests.Model;

/// <summary>Composite types and row types in the places where emitted code could come to nothing.</summary>
public sealed class RowTypeTests
{
    [Theory]
    [InlineData("create type pair as (a int, b text); create table t (p pair);")]
    [InlineData("create table t (id int primary key, name text); create domain one_t as t; create function f() returns setof one_t language sql as $$ select t::one_t from t $$;")]
    [InlineData("create table t (id int primary key, name text); create domain one_t as t; create function f(p one_t) returns one_t language sql as $$ select p $$;")]
    [InlineData("create table t (); create function f(p t) returns int language sql as $$ select 1 $$;")]
    [InlineData("create table t (); create function f() returns setof t language sql as $$ select * from t $$;")]
    [InlineData("create table t (); create function f() returns t language sql as $$ select * from t $$; create table u (t t);")]
    [InlineData("create type nothing as (); create table u (n nothing); create function f(p nothing) returns nothing language sql as $$ select p $$;")]
    [InlineData("create table t (p point, q no_such_type); create function f(p t) returns setof t language sql as $$ select * from t $$;")]
    [InlineData("create table t (id int primary key); create table u (t t, more t); create function f(p t, q u) returns setof u language sql as $$ select * from u $$;")]
    [InlineData("create view v as select 1 as one; create function f(p v) returns setof v language sql as $$ select * from v $$; create table u (v v);")]
    [InlineData("create type inner_type as (a int); create type outer_type as (i inner_type, j inner_type); create table t (o outer_type); create function f(o outer_type) returns outer_type language sql as $$ select o $$;")]
    [InlineData("create domain positive as int check (value > 0); create type pair as (a positive, b positive[]); create domain pair_domain as pair; create table t (p pair_domain); create function f() returns pair_domain language sql as $$ select null $$;")]
    public void Every_row_type_compiles_or_is_left_out_with_a_word(string sql)
    {
        var run = TestProject.WithSchema(sql).Run();

        Assert.Empty(run.CompilerDiagnostics.Where(static d => d.Id.StartsWith("CS", StringComparison.Ordinal)).Select(static d => d.ToString()));
    }

    [Theory]
    [InlineData("t", "setof t")]
    [InlineData("one_t", "one_t")]
    public void A_row_type_that_the_class_maps_is_what_it_is_mapped_to(string mapped, string result)
    {
        var run = new TestProject()
            .File("/db/schema.sql", $"create table t (id int primary key, a int); create domain one_t as t; create function f() returns {result} language sql as $$ select null $$;")
            .Source("Database.cs", $"namespace App;\n/// <summary>The database.</summary>\n[SqlGen.SqlGenDatabase, SqlGen.SqlGenMap(\"{mapped}\", typeof(string))]\npublic sealed partial class AppDatabase;\n").Run();

        run.AssertCompiles();
        Assert.Contains(mapped == "t" ? "SqlRows<string?> F()" : "Task<string?> FAsync(", run.Source("AppDatabase.F.g.cs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("create table t (id int primary key, a int, b text); create function f(p t) returns setof t language sql as $$ select * from t $$; create table u (t t);")]
    [InlineData("create table t (id int primary key, a int, b text); create function f(p t) returns t language sql as $$ select * from t $$; create domain d as t; create function g() returns setof d language sql as $$ select t::d from t $$;")]
    public void A_row_type_with_a_column_that_is_ignored_compiles(string sql)
    {
        var run = new TestProject().File("/db/schema.sql", sql)
            .Source("Database.cs", "namespace App;\n[SqlGen.SqlGenDatabase, SqlGen.SqlGenIgnore(\"t.a\")]\npublic sealed partial class AppDatabase;\n").Run();

        Assert.Empty(run.CompilerDiagnostics.Where(static d => d.Id.StartsWith("CS", StringComparison.Ordinal) && d.Id != "CS1591").Select(static d => d.ToString()));
    }
}
