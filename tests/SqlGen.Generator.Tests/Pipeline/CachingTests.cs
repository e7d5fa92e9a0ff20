using Microsoft.CodeAnalysis;
using SqlGen.Generator.Pipeline;
using SqlGen.Generator.Tests.Harness;

namespace SqlGen.Generator.Tests.Pipeline;

public sealed class CachingTests
{
    private const string Schema =
        """
        create type mood as enum ('happy', 'sad');
        create table users (id int primary key, name text not null, mood mood);
        create table posts (id int primary key, user_id int references users (id), body text);
        create index on posts (user_id);
        create function post_count() returns bigint language sql begin atomic select count(*) from posts; end;
        """;

    private static readonly string[] Emitted =
        [TrackingNames.Databases, TrackingNames.Hosting, TrackingNames.Relations, TrackingNames.Functions, TrackingNames.Enums];

    [Fact]
    public void An_edit_of_the_class_file_runs_no_step_again()
    {
        var first = TestProject.WithSchema(Schema).Run();
        var second = first.AfterSource("Database.cs", "// a line more\n\n" + TestProject.DatabaseClass);

        Assert.Equal(6, first.FilesWritten);
        Assert.Equal(0, second.FilesWritten);
        AssertReused(second, TrackingNames.Model, TrackingNames.Findings);
        AssertReused(second, Emitted);
    }

    [Fact]
    public void An_edit_of_another_file_runs_no_step_again()
    {
        var first = TestProject.WithSchema(Schema).Source("Other.cs", "class Other;").Run();
        var second = first.AfterSource("Other.cs", "class Other { public int Value; }");

        Assert.Equal(0, second.FilesWritten);
        AssertReused(second, TrackingNames.Classes, TrackingNames.ClassPlaces, TrackingNames.Model);
        AssertReused(second, Emitted);
    }

    [Fact]
    public void Migrations_are_compared_again_only_when_one_of_the_files_changes()
    {
        var first = TestProject.WithSchema(Schema).File("/db/1.sql", Schema, kind: "migrations").Source("Other.cs", "class Other;").Run();
        var second = first.AfterSource("Other.cs", "class Other { public int Value; }");
        var third = second.AfterFile("/db/1.sql", Schema.Replace("body text", "body text not null"));

        AssertReused(second, TrackingNames.DriftFiles, TrackingNames.Drift);
        Assert.Equal([IncrementalStepRunReason.Modified], third.Reasons(TrackingNames.Drift));
        AssertReused(third, TrackingNames.Model);
        Assert.Empty(first.Diagnostics);
        Assert.Equal("SQLG301", Assert.Single(third.Diagnostics).Id);
    }

    [Fact]
    public void A_comment_in_the_schema_writes_no_file_again()
    {
        var first = TestProject.WithSchema(Schema).Run();
        var second = first.AfterFile("/db/schema.sql", "-- a comment\n/* and another */\n" + Schema);

        Assert.Equal(0, second.FilesWritten);
        Assert.Equal([IncrementalStepRunReason.Modified], second.Reasons(TrackingNames.Files));
        AssertReused(second, TrackingNames.Model);
        AssertReused(second, Emitted);
    }

    [Fact]
    public void A_changed_column_writes_one_file_again()
    {
        var first = TestProject.WithSchema(Schema).Run();
        var second = first.AfterFile("/db/schema.sql", Schema.Replace("body text", "body text not null"));

        Assert.Equal(1, second.FilesWritten);
        Assert.NotEqual(first.Source("AppDatabase.Posts.g.cs"), second.Source("AppDatabase.Posts.g.cs"));
        Assert.Equal([IncrementalStepRunReason.Modified], second.Reasons(TrackingNames.Model));
        AssertReused(second, TrackingNames.Databases, TrackingNames.Functions, TrackingNames.Enums);
    }

    [Fact]
    public void A_new_error_in_the_schema_writes_no_file_again()
    {
        var first = TestProject.WithSchema(Schema).Run();
        var second = first.AfterFile("/db/schema.sql", Schema + "\ncreate tabel oops (id int);");

        Assert.Equal(0, second.FilesWritten);
        Assert.Contains(second.Diagnostics, static d => d.Id == "SQLG001");
        AssertReused(second, Emitted);
    }

    private static void AssertReused(GeneratorRun run, params string[] steps)
    {
        foreach (var step in steps)
        {
            var reasons = run.Reasons(step).ToList();
            Assert.NotEmpty(reasons);
            Assert.All(reasons, static r => Assert.True(r is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, r.ToString()));
        }
    }
}
