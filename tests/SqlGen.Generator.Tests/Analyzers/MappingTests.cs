using SqlGen.CodeFixes;
using SqlGen.Generator.Analyzers;
using SqlGen.Generator.Tests.Harness;

namespace SqlGen.Generator.Tests.Analyzers;

/// <summary>Hand-written classes that are mapped by attributes to what the schema does not have (SQLG333, SQLG334), and the fix.</summary>
public sealed class MappingTests
{
    [Theory]
    [InlineData("[Table(\"usres\")] class A;", "SQLG333", "usres", "relation \"usres\" does not exist; did you mean \"users\"?")]
    [InlineData("[Table(Name)] class A;", "SQLG333", "gone", "relation \"gone\" does not exist")]
    [InlineData("[Table(\"users\")] class A { [Column(\"emial\")] public string? B { get; set; } }", "SQLG334", "emial", "column \"emial\" of relation \"users\" does not exist; did you mean \"email\"?")]
    [InlineData("[Table(\"users\")] class A { [Column(\"email\")] public string? B { get; set; } [Column(\"ful name\")] public string? C { get; set; } }", "SQLG334", "ful name",
        "column \"ful name\" of relation \"users\" does not exist; did you mean \"Full Name\"?")]
    [InlineData("[Table(\"users\")] record A([property: Column(\"emial\")] string B);", "SQLG334", "emial", "column \"emial\" of relation \"users\" does not exist; did you mean \"email\"?")]
    [InlineData("[Table(\"happy_users\")] class A { [Column(\"nmae\")] public string? B { get; set; } }", "SQLG334", "nmae", "column \"nmae\" of relation \"happy_users\" does not exist; did you mean \"name\"?")]
    public async Task A_name_that_is_gone_is_reported_inside_the_attribute(string classes, string id, string code, string message) =>
        Assert.Equal([(id, code, message)], await Project(classes).FindAsync(new MappingAnalyzer()));

    [Theory]
    [InlineData("[Table(\"users\")] class A { [Column(\"email\")] public string? B { get; set; } [Column(\"Full Name\")] public string? C { get; set; } public string? Unmapped { get; set; } }")]
    [InlineData("[Table(\"users\")] record A([property: Column(\"email\")] string B);")]
    [InlineData("[Table(\"Users\", Schema = \"public\")] class A { [Column(\"EMAIL\")] public string? B { get; set; } }")]
    [InlineData("[Table(\"happy_users\")] class A { [Column(\"name\")] public string? B { get; set; } }")]
    [InlineData("class A { [Column(\"emial\")] public string? B { get; set; } }")]
    [InlineData("[Table(\"users\")] class A { [Column(Order = 1)] public string? B { get; set; } }")]
    [InlineData("[Table(\"scratch\")] class A { public const string Sql = \"create temporary table scratch (id int)\"; }")]
    [InlineData("[Table(\"users\", Schema = \"crm\")] class A;")]
    [InlineData("[Other.Table(\"usres\")] class A;")]
    [InlineData("[Table(\"tables\", Schema = \"information_schema\")] class A { [Column(\"table_name\")] public string? B { get; set; } }")]
    public async Task Names_that_are_there_and_names_of_others_are_left_alone(string classes) => Assert.Empty(await Project(classes).FindAsync(new MappingAnalyzer()));

    [Theory]
    [InlineData("[Table(\"usres\")] class A;", "[Table(\"users\")] class A;")]
    [InlineData("[Table(\"users\")] class A { [Column(\"ful name\")] public string? B { get; set; } }", "[Column(\"Full Name\")]")]
    [InlineData("[Table(\"users\")] record A([property: Column(\"emial\")] string B);", "[property: Column(\"email\")]")]
    public async Task The_fix_puts_the_name_that_was_meant(string classes, string after)
    {
        var run = await CodeFixRun.StartAsync(Project(classes), new MappingAnalyzer(), new SqlNameCodeFix());

        var changed = await run.ChangedAsync(Assert.Single(await run.ActionsAsync(Assert.Single(run.Diagnostics))));

        Assert.Contains(after, changed, StringComparison.Ordinal);
    }

    private static TestProject Project(string classes) => TestProject.WithSchema("""
        create table users (id int primary key, email text not null, name text, "Full Name" text);
        create view happy_users as select id, name from users;
        """).Source("Use.cs", $$"""
        using System;
        using System.ComponentModel.DataAnnotations.Schema;
        using static App.Names;

        namespace App
        {
            static class Names { public const string Name = "gone"; }

            {{classes}}
        }

        namespace Other
        {
            sealed class TableAttribute(string name) : Attribute { public string Name { get; } = name; }
        }
        """);
}
