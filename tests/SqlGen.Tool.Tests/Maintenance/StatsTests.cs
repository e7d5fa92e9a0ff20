using System.Text.Json.Nodes;
using SqlGen.Tool.Tests.Drift;

namespace SqlGen.Tool.Tests.Maintenance;

public sealed class StatsTests
{
    private const string Schema =
        """
        create extension if not exists vector;
        create table notes (id int primary key, body text, embedding vector(3));
        create index notes_embedding on notes using hnsw (embedding vector_cosine_ops) with (m = 8);
        insert into notes select i, repeat('x', 100), array[i, 1, 2]::vector from generate_series(1, 500) i;
        analyze notes;
        create schema other;
        create table other."Odd [name]" (id int);
        """;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sizes_rows_and_the_parameters_of_vector_indexes_are_told()
    {
        await using var database = await LiveDatabase.CreateAsync(Schema, Ct);

        var run = await ToolRun.RunAsync(database.ConnectionString, Ct, "stats", "--json");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        var tables = JsonNode.Parse(run.Output)!["tables"]!.AsArray();
        var notes = Assert.Single(tables, static t => (string?)t!["name"] == "notes")!;
        Assert.Equal(500, (long)notes["rows"]!);
        Assert.Equal(await database.ScalarAsync<long>("select pg_total_relation_size('notes')", Ct), (long)notes["total_bytes"]!);
        var vector = Assert.Single(notes["indexes"]!.AsArray(), static i => (string?)i!["name"] == "notes_embedding")!["vector"]!;
        Assert.Equal("vector_cosine_ops", (string?)vector["operator_class"]);
        Assert.Equal(3, (int)vector["dimensions"]!);
        Assert.Equal(("8", "64"), ((string?)vector["parameters"]!["m"], (string?)vector["parameters"]!["ef_construction"]));
    }

    [Fact]
    public async Task The_tables_shown_are_those_asked_for_whatever_their_names_hold()
    {
        await using var database = await LiveDatabase.CreateAsync(Schema, Ct);

        var run = await ToolRun.RunAsync(database.ConnectionString, Ct, "stats", "--table", "other.\"Odd [name]\"");

        Assert.Contains("other.Odd [name]", run.Output);
        Assert.DoesNotContain("notes", run.Output);
        Assert.Equal(0, run.ExitCode);
        var missing = await ToolRun.RunAsync(database.ConnectionString, Ct, "stats", "--table", "nowhere");
        Assert.StartsWith("table \"nowhere\" does not exist in ", missing.Errors);
        Assert.Equal(2, missing.ExitCode);
    }

    [Fact]
    public async Task Files_choose_their_relations_and_dead_rows_ask_for_a_vacuum()
    {
        await using var database = await LiveDatabase.CreateAsync(Schema, Ct);
        await database.ExecuteAsync("create table mine (id int) with (autovacuum_enabled = off); insert into mine select generate_series(1, 1000); delete from mine", Ct);
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, "create table mine (id int);", Ct);

            var run = await ToolRun.RunAsync(database.ConnectionString, Ct, "stats", file);

            Assert.Contains("1 table,", run.Output);
            Assert.Contains("mine: 1,000 dead rows: sqlgen vacuum mine", run.Output);
            Assert.Equal(0, run.ExitCode);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
