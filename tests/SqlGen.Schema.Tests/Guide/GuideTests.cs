using Npgsql;
using SqlGen.Testing;

namespace SqlGen.Schema.Tests.Guide;

public sealed class GuideTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> BlocksAndSchemas()
    {
        TheoryData<string, string> data = [];
        foreach (var block in GuideText.Blocks)
        {
            data.Add(block.Id, "extensions");
            if (block.State != "empty")
                data.Add(block.Id, "public");
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(BlocksAndSchemas))]
    public async Task Every_block_does_what_the_guide_says(string id, string vectorSchema)
    {
        var server = await TestServer.RequireClusterAsync();
        var block = GuideText.Block(id);
        await using var database = await GuideRun.PrepareAsync(server, block, vectorSchema, Ct);

        if (block.Error is not null)
        {
            var error = await Assert.ThrowsAsync<PostgresException>(() => GuideRun.ExecuteAsync(database, block, Ct));
            Assert.Equal(block.Error, error.SqlState);
            return;
        }

        var run = await GuideRun.ExecuteAsync(database, block, Ct);
        if (block.Rows is { } rows)
            Assert.Equal(rows, run.LastRows.Count);
        if (block.Plan is { } index)
            Assert.Contains(run.LastRows, row => row[0].Contains($"Index Scan using {index}", StringComparison.Ordinal));
    }

    [Fact]
    public void No_block_is_named_twice_and_every_block_it_follows_is_there()
    {
        Assert.Equal(GuideText.Blocks.Count, GuideText.Blocks.Select(block => block.Id).Distinct().Count());
        Assert.All(GuideText.Blocks.SelectMany(block => block.After), id => Assert.NotNull(GuideText.Block(id)));
    }

    [Fact]
    public void Every_placeholder_is_used() =>
        Assert.All(GuideText.Placeholders.Values, value => Assert.Contains(GuideText.Blocks, block => block.Text.Contains(value, StringComparison.Ordinal)));

    [Fact]
    public async Task The_steps_give_what_the_script_gives()
    {
        var server = await TestServer.RequireClusterAsync();
        var last = GuideText.Block("step-triggers");
        await using var stepped = await GuideRun.PrepareAsync(server, last, "extensions", Ct);
        await GuideRun.ExecuteAsync(stepped, last, Ct);
        await using var scripted = await server.CreateShippedDatabaseAsync(Ct);

        Assert.Equal(await CatalogSnapshot.ReadAsync(scripted, withComments: false, Ct), await CatalogSnapshot.ReadAsync(stepped, withComments: false, Ct));
    }

    [Fact]
    public async Task Each_step_may_be_run_again()
    {
        var server = await TestServer.RequireClusterAsync();
        var last = GuideText.Block("step-triggers");
        await using var database = await GuideRun.PrepareAsync(server, last, "extensions", Ct);
        await GuideRun.ExecuteAsync(database, last, Ct);
        var before = await CatalogSnapshot.ReadAsync(database, withComments: true, Ct);

        foreach (var id in last.After.Append(last.Id))
            await GuideRun.ExecuteAsync(database, GuideText.Block(id), Ct);

        Assert.Equal(before, await CatalogSnapshot.ReadAsync(database, withComments: true, Ct));
    }

    [Fact]
    public async Task Rollback_leaves_nothing_behind()
    {
        var server = await TestServer.RequireClusterAsync();
        await using var database = await server.CreateDatabaseAsync([SqlScript.SupabaseShim], Ct);
        var before = await CatalogSnapshot.ReadAsync(database, withComments: true, Ct);
        await database.ExecuteAsync(SqlScript.Schema.Text, Ct);

        await GuideRun.ExecuteAsync(database, GuideText.Block("rollback"), Ct);
        await GuideRun.ExecuteAsync(database, GuideText.Block("rollback-extension"), Ct);

        Assert.Equal(before, await CatalogSnapshot.ReadAsync(database, withComments: true, Ct));
    }

    [Fact]
    public async Task The_archive_takes_what_is_older_than_90_days_and_nothing_else()
    {
        var server = await TestServer.RequireClusterAsync();
        var block = GuideText.Block("archive");
        await using var database = await GuideRun.PrepareAsync(server, block, "extensions", Ct);

        await GuideRun.ExecuteAsync(database, block, Ct);

        // 600 rows, one each 8 hours: the last 90 days hold 269 of them, and the 270th is on the line.
        Assert.InRange(await database.ScalarAsync<long>("select count(*) from ai_usage", Ct), 269, 270);
        Assert.Equal(600, await database.ScalarAsync<long>("select (select count(*) from ai_usage) + (select count(*) from ai_usage_archive)", Ct));
        Assert.Equal(0, await database.ScalarAsync<long>("select count(*) from ai_usage where created_at < now() - interval '90 days'", Ct));
        Assert.False(await database.ScalarAsync<bool>("select has_table_privilege('authenticated', 'ai_usage_archive', 'select')", Ct));
    }

    [Fact]
    public async Task Usage_statistics_begin_with_the_total()
    {
        var server = await TestServer.RequireClusterAsync();
        var block = GuideText.Block("test-usage");
        await using var database = await GuideRun.PrepareAsync(server, block, "extensions", Ct);

        var run = await GuideRun.ExecuteAsync(database, block, Ct);

        Assert.Equal(["NULL", "NULL", "1", "120", "30", "150", "0.00045000", "850.00"], run.LastRows[0]);
        Assert.Equal(["chat", "gpt-4o-mini", "1", "120", "30", "150", "0.00045000", "850.00"], run.LastRows[1]);
    }
}
