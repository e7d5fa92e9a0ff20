using Microsoft.CodeAnalysis;
using SqlGen.Generator.Tests.Harness;

namespace SqlGen.Generator.Tests.Diagnostics;

/// <summary>What can be wrong with the project rather than with the SQL.</summary>
public sealed class ProjectDiagnosticsTests
{
    private const string Table = "create table users (id int primary key);";

    [Theory]
    [InlineData("namespace App; [SqlGen.SqlGenDatabase] public sealed class AppDatabase;", "is not partial")]
    [InlineData("namespace App; [SqlGen.SqlGenDatabase] public static partial class AppDatabase;", "is static")]
    [InlineData("namespace App; [SqlGen.SqlGenDatabase] public abstract partial class AppDatabase;", "is abstract")]
    [InlineData("namespace App; [SqlGen.SqlGenDatabase] public sealed partial class AppDatabase<T>;", "has type parameters")]
    [InlineData("namespace App; [SqlGen.SqlGenDatabase] public sealed partial record AppDatabase;", "is a record")]
    [InlineData("namespace App; class Outer { [SqlGen.SqlGenDatabase] public sealed partial class AppDatabase; }", "is nested in \"Outer\"")]
    [InlineData("namespace App; [SqlGen.SqlGenDatabase] file sealed partial class AppDatabase;", "is local to its file")]
    public void A_class_that_can_not_be_filled_is_said_at_its_name(string source, string words)
    {
        var run = new TestProject().File("/db/schema.sql", Table).Source("Database.cs", source).Run();

        var error = Assert.Single(run.Diagnostics);
        Assert.Equal("SQLG210", error.Id);
        Assert.Contains(words, error.GetMessage());
        Assert.Equal(source.IndexOf("AppDatabase", StringComparison.Ordinal), error.Location.SourceSpan.Start);
        Assert.Empty(run.HintNames);
    }

    [Fact]
    public void A_class_without_a_schema_file_says_how_to_add_one()
    {
        var run = new TestProject().File("/db/other.sql", Table, kind: "").Source("Database.cs", TestProject.DatabaseClass).Run();

        var error = Assert.Single(run.Diagnostics);
        Assert.Equal("SQLG211", error.Id);
        Assert.Contains("<SqlGenSchema Include=\"schema.sql\" />", error.GetMessage());
    }

    [Fact]
    public void A_schema_file_without_a_class_says_how_to_add_one()
    {
        var run = new TestProject().File("/db/schema.sql", Table).Source("Program.cs", "class Program;").Run();

        var warning = Assert.Single(run.Diagnostics);
        Assert.Equal(("SQLG212", "/db/schema.sql"), (warning.Id, warning.Location.GetLineSpan().Path));
        Assert.Contains("[SqlGenDatabase] public sealed partial class", warning.GetMessage());
    }

    [Fact]
    public void Files_of_several_databases_go_where_their_metadata_says()
    {
        var run = new TestProject()
            .File("/db/a.sql", "create table users (id int primary key);", "First")
            .File("/db/b.sql", "create table users (id int primary key, name text);", "B.Second")
            .Source("A.cs", "namespace A { /// <summary>A.</summary>\n[SqlGen.SqlGenDatabase] public sealed partial class First; }")
            .Source("B.cs", "namespace B { /// <summary>B.</summary>\n[SqlGen.SqlGenDatabase] public sealed partial class Second; }")
            .Run();

        run.AssertCompiles();
        Assert.Equal(["First.Hosting.g.cs", "First.Users.g.cs", "First.g.cs", "Second.Hosting.g.cs", "Second.Users.g.cs", "Second.g.cs"], run.HintNames.Order(StringComparer.Ordinal));
        Assert.DoesNotContain("Name", run.Source("First.Users.g.cs").Split("record User")[1].Split('}')[0]);
    }

    [Fact]
    public void Classes_of_one_name_in_two_namespaces_have_files_of_their_own()
    {
        var run = new TestProject()
            .File("/db/a.sql", Table, "A.Db")
            .File("/db/b.sql", Table, "B.Db")
            .Source("A.cs", "namespace A { /// <summary>A.</summary>\n[SqlGen.SqlGenDatabase] public sealed partial class Db; }")
            .Source("B.cs", "namespace B { /// <summary>B.</summary>\n[SqlGen.SqlGenDatabase] public sealed partial class Db; }")
            .Run();

        run.AssertCompiles();
        Assert.Contains("A.Db.Users.g.cs", run.HintNames);
        Assert.Contains("B.Db.Users.g.cs", run.HintNames);
    }

    [Theory]
    [InlineData(null, "names no database class, and there are several (App.First, App.Second)")]
    [InlineData("Third", "names the database class Third, but there are App.First, App.Second")]
    public void A_file_that_belongs_to_no_class_is_an_error_at_the_file(string? database, string words)
    {
        var run = TwoDatabases(database, "Second").Run();

        var error = Assert.Single(run.Diagnostics, static d => d.Id == "SQLG214");
        Assert.Equal("/db/a.sql", error.Location.GetLineSpan().Path);
        Assert.Contains(words, error.GetMessage());
    }

    [Fact]
    public void Two_databases_that_declare_one_type_in_one_namespace_are_an_error()
    {
        var error = Assert.Single(TwoDatabases("First", "Second").Run().Diagnostics);

        Assert.Equal("SQLG215", error.Id);
        Assert.Contains("both declare the type User in namespace App", error.GetMessage());
    }

    [Fact]
    public void Files_are_replayed_in_the_ordinal_order_of_their_paths_and_each_once()
    {
        var run = new TestProject()
            .File("/db/2.sql", "alter table users add column name text;")
            .File("/db/10.sql", "create table users (id int primary key);")
            .Source("Database.cs", TestProject.DatabaseClass)
            .Run();

        run.AssertCompiles();
        Assert.Contains("public string? Name", run.Source("AppDatabase.Users.g.cs"));
    }

    [Theory]
    [InlineData("SqlGenPlatform", "firebase")]
    [InlineData("SqlGenPostgresVersion", "9.6")]
    public void A_property_with_an_unknown_value_is_an_error(string name, string value)
    {
        var run = TestProject.WithSchema(Table).Property(name, value).Run();

        var error = Assert.Single(run.Diagnostics);
        Assert.Equal("SQLG216", error.Id);
        Assert.StartsWith($"{name} has the value \"{value}\"", error.GetMessage());
    }

    [Fact]
    public void The_grammar_of_18_is_read_where_the_project_says_18()
    {
        const string virtualColumn = "create table users (id int primary key, twice int generated always as (id * 2));";

        var on17 = TestProject.WithSchema(virtualColumn).Run();
        var on18 = TestProject.WithSchema(virtualColumn).Property("SqlGenPostgresVersion", "18").Run();

        Assert.StartsWith("syntax error at or near \")\"; expected STORED", on17.Diagnostics.First(static d => d.Id == "SQLG001").GetMessage());
        on18.AssertCompiles();
        Assert.Empty(on18.Diagnostics);
        Assert.Contains("generated always as (id * 2) virtual", on18.Source("AppDatabase.Users.g.cs"));
    }

    [Fact]
    public void The_platform_supabase_brings_its_roles()
    {
        var run = TestProject.WithSchema(Table).Property("SqlGenPlatform", "supabase").Run();

        run.AssertCompiles();
        Assert.Contains("AsAuthenticated(", run.Source("AppDatabase.g.cs"));
    }

    [Theory]
    [InlineData("[SqlGen.SqlGenIgnore(\"users.nmae\")]", "SQLG206", "[SqlGenIgnore(\"users.nmae\")] names no relation")]
    [InlineData("[SqlGen.SqlGenJson(\"users.id\", typeof(string), typeof(Context))]", "SQLG206", "[SqlGenJson(\"users.id\"")]
    [InlineData("[SqlGen.SqlGenMap(\"public.geometry\", typeof(string))]", "SQLG206", "[SqlGenMap(\"public.geometry\"")]
    [InlineData("[SqlGen.SqlGenMap(\"public.geometry\", typeof(Context))]", "SQLG217", "can't be read from text")]
    [InlineData("[SqlGen.SqlGenJson(\"users.id\", typeof(string), typeof(string))]", "SQLG217", "is no context of System.Text.Json")]
    public void An_attribute_that_does_not_fit_is_an_error_at_the_class(string attribute, string id, string words)
    {
        const string Context = "abstract class Context() : System.Text.Json.Serialization.JsonSerializerContext(null);";
        var run = new TestProject().File("/db/schema.sql", Table)
            .Source("Database.cs", $"namespace App;\n{Context}\n[SqlGen.SqlGenDatabase]{attribute}\npublic sealed partial class AppDatabase;").Run();

        var error = run.Diagnostics.First(d => d.Id == id);
        Assert.Contains(words, error.GetMessage());
        Assert.Equal("Database.cs", error.Location.GetLineSpan().Path);
    }

    private static TestProject TwoDatabases(string? first, string? second) => new TestProject()
        .File("/db/a.sql", Table, first)
        .File("/db/b.sql", Table, second)
        .Source("Databases.cs", "namespace App;\n[SqlGen.SqlGenDatabase] public sealed partial class First;\n[SqlGen.SqlGenDatabase] public sealed partial class Second;");
}
