using Microsoft.CodeAnalysis;
using SqlGen.Generator.Tests.Harness;

namespace SqlGen.Generator.Tests.Diagnostics;

/// <summary>Bad input through the whole generator: a precise diagnostic at its place, the healthy statements' types, never an exception.</summary>
public sealed class BadInputTests
{
    [Theory]
    [InlineData("create table bad (id int,);", "SQLG001")]
    [InlineData("comment on table healthy is 'it never ends", "SQLG002")]
    [InlineData("create function f() returns int language sql as $$ select 1;", "SQLG002")]
    [InlineData("create table bad (id whatever);", "SQLG105")]
    [InlineData("create table healthy (id int);", "SQLG101")]
    [InlineData("create table bad (id int, id text);", "SQLG104")]
    [InlineData("create table bad (id int references missing (id));", "SQLG102")]
    [InlineData("create function f() returns int language klingon as 'x';", "SQLG108")]
    public void A_faulty_statement_breaks_the_build_at_its_line_and_the_others_have_their_types(string statement, string id)
    {
        var run = TestProject.WithSchema("create table healthy (id int primary key);\n\n" + statement + "\n").Run();

        var error = Assert.Single(run.Diagnostics, static d => d.Severity == DiagnosticSeverity.Error);
        Assert.Equal(id, error.Id);
        Assert.Equal("/db/schema.sql", error.Location.GetLineSpan().Path);
        Assert.Equal(2, error.Location.GetLineSpan().StartLinePosition.Line);
        Assert.Contains("AppDatabase.Healthy.g.cs", run.HintNames);
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Fact]
    public void A_syntax_error_stands_at_the_column_of_the_token_that_does_not_fit()
    {
        var run = TestProject.WithSchema("create table users (\n  id int primary key,\n  name text not nul\n);").Run();

        var error = Assert.Single(run.Diagnostics);
        Assert.Equal(("SQLG001", 2, 16), (error.Id, error.Location.GetLineSpan().StartLinePosition.Line, error.Location.GetLineSpan().StartLinePosition.Character));
        Assert.StartsWith("/db/schema.sql(3,17): error SQLG001: ", error.ToString());
    }

    [Fact]
    public void A_binary_file_is_said_to_be_none_of_SQL()
    {
        var run = TestProject.WithSchema("PGDMP\0\u0001\u000e\0\u0004\0\b\u0001\u0001\0\0").Run();

        Assert.Equal("SQLG003", Assert.Single(run.Diagnostics).Id);
    }

    [Fact]
    public void A_file_that_the_compiler_can_not_read_is_an_error_at_the_file()
    {
        var run = new TestProject().File("/db/schema.sql", null).Source("Database.cs", TestProject.DatabaseClass).Run();

        var error = Assert.Single(run.Diagnostics);
        Assert.Equal(("SQLG003", "/db/schema.sql"), (error.Id, error.Location.GetLineSpan().Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-- nothing but a comment")]
    [InlineData("select 1;")]
    public void A_file_with_nothing_to_emit_is_said_at_the_class(string sql)
    {
        var run = TestProject.WithSchema(sql).Run();

        var warning = Assert.Single(run.Diagnostics, static d => d.DefaultSeverity >= DiagnosticSeverity.Warning);
        Assert.Equal(("SQLG213", "Database.cs", 4), (warning.Id, warning.Location.GetLineSpan().Path, warning.Location.GetLineSpan().StartLinePosition.Line));
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Fact]
    public void A_line_of_five_megabytes_is_read()
    {
        var columns = string.Join(", ", Enumerable.Range(0, 1000).Select(static i => $"column_{i} text"));
        var values = string.Concat(Enumerable.Repeat("('" + new string('x', 980) + "'),", 5000));
        var run = TestProject.WithSchema($"create table wide (id int primary key, {columns}); insert into wide (column_1) values {values}('end');").Run();

        Assert.Empty(run.Diagnostics);
        Assert.Contains("AppDatabase.Wide.g.cs", run.HintNames);
    }

    [Theory]
    [InlineData("create table")]
    [InlineData(";;;;")]
    [InlineData("create table t (id int default (((((")]
    [InlineData("create view v as select")]
    [InlineData("create table t ();")]
    [InlineData("create type t as enum ();")]
    [InlineData("create type t as ();")]
    [InlineData("alter table only public.nowhere add column x int;")]
    [InlineData("create table a (id int primary key); create table b () inherits (a);")]
    [InlineData("\\connect nowhere\ncreate table t (id int);\n")]
    [InlineData("create domain d as d;")]
    [InlineData("create table t (a t[]);")]
    public void Odd_text_is_never_an_exception_and_never_wrong_code(string sql)
    {
        var run = TestProject.WithSchema(sql).Run();

        Assert.Null(run.Result.Exception);
        Assert.DoesNotContain(run.Diagnostics, static d => d.Id == "SQLG901");
        Assert.Empty(run.CompilerDiagnostics);
    }
}
