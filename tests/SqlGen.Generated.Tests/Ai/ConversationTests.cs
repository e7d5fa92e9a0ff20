using Npgsql;

namespace SqlGen.Generated.Tests.Ai;

public sealed class ConversationTests(AiFixture fixture)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Insert_fills_defaults_and_returns_the_row()
    {
        var user = Guid.NewGuid();
        var me = fixture.Db.AsAuthenticated(user);

        var row = await me.AiConversations.InsertAsync(new() { Title = "Trip", Model = "gpt-4o-mini" }, Token);

        Assert.Equal(36, row.Id.Length);
        Assert.Equal(user, row.UserId);
        Assert.Equal(("Trip", "gpt-4o-mini", "[]", 0L, 0m), (row.Title, row.Model, row.Messages.GetRawText(), row.TotalTokens, row.TotalCost));
        Assert.Equal(TimeSpan.Zero, row.CreatedAt.Offset);
        Assert.Equal(row, (await me.AiConversations.GetAsync(row.Id, Token))! with { Messages = row.Messages });
    }

    [Fact]
    public async Task Null_is_not_left_out()
    {
        var me = fixture.Db.AsAuthenticated(Guid.NewGuid());

        Assert.Null((await me.AiConversations.InsertAsync(new() { Title = null }, Token)).Title);
        var error = await Assert.ThrowsAsync<PostgresException>(() => me.AiConversations.InsertAsync(new() { Id = null! }, Token));
        Assert.Equal(PostgresErrorCodes.NotNullViolation, error.SqlState);
        Assert.Equal(AiDatabase.AiConversationsTable.ColumnNames.Id, error.ColumnName);
    }

    [Fact]
    public async Task A_new_record_without_anything_set_is_a_row_of_defaults()
    {
        var me = fixture.Db.AsAuthenticated(Guid.NewGuid());

        var row = await me.AiConversations.InsertAsync(new(), Token);

        Assert.Null(row.Title);
        Assert.Equal(0m, row.TotalCost);
    }

    [Fact]
    public async Task A_patch_writes_what_is_set_and_nothing_else()
    {
        var me = fixture.Db.AsAuthenticated(Guid.NewGuid());
        var row = await me.AiConversations.InsertAsync(new() { Title = "Trip", Model = "m" }, Token);

        Assert.True(await me.AiConversations.UpdateAsync(row.Id, new() { Title = null, TotalCost = 0.12345678m }, Token));

        var changed = (await me.AiConversations.GetAsync(row.Id, Token))!;
        Assert.Equal((null, "m", 0.12345678m), (changed.Title, changed.Model, changed.TotalCost));
        Assert.True(changed.UpdatedAt > row.UpdatedAt);
    }

    [Fact]
    public async Task An_empty_patch_is_refused_before_anything_is_sent()
    {
        var me = fixture.Db.AsAuthenticated(Guid.NewGuid());

        await Assert.ThrowsAsync<ArgumentException>(() => me.AiConversations.UpdateAsync("x", new(), Token));
    }

    [Fact]
    public async Task Update_and_delete_say_whether_there_was_a_row()
    {
        var me = fixture.Db.AsAuthenticated(Guid.NewGuid());
        var row = await me.AiConversations.InsertAsync(new(), Token);

        Assert.False(await me.AiConversations.UpdateAsync("no such id", new() { Title = "x" }, Token));
        Assert.False(await me.AiConversations.DeleteAsync("no such id", Token));
        Assert.True(await me.AiConversations.ExistsAsync(row.Id, Token));
        Assert.True(await me.AiConversations.DeleteAsync(row.Id, Token));
        Assert.False(await me.AiConversations.ExistsAsync(row.Id, Token));
        Assert.Null(await me.AiConversations.GetAsync(row.Id, Token));
    }

    [Fact]
    public async Task Upsert_inserts_and_then_writes_only_what_is_set()
    {
        var me = fixture.Db.AsAuthenticated(Guid.NewGuid());
        var id = Guid.NewGuid().ToString();

        var inserted = await me.AiConversations.UpsertAsync(new() { Id = id, Title = "first", Model = "m" }, Token);
        var updated = await me.AiConversations.UpsertAsync(new() { Id = id, Title = "second" }, Token);
        var same = await me.AiConversations.UpsertAsync(new() { Id = id }, Token);

        Assert.Equal(("first", "m"), (inserted.Title, inserted.Model));
        Assert.Equal(("second", "m"), (updated.Title, updated.Model));
        Assert.Equal(("second", "m"), (same.Title, same.Model));
        Assert.Equal(1, await me.AiConversations.CountAsync(Token));
    }

    [Fact]
    public async Task Violated_constraints_are_known_by_constant()
    {
        var me = fixture.Db.AsAuthenticated(Guid.NewGuid());

        var error = await Assert.ThrowsAsync<PostgresException>(() => me.AiConversations.InsertAsync(new() { TotalTokens = -1 }, Token));

        Assert.Equal(AiDatabase.AiConversationsTable.ConstraintNames.AiConversationsTotalTokensCheck, error.ConstraintName);
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gaps_or_doubles()
    {
        var user = Guid.NewGuid();
        var me = fixture.Db.AsAuthenticated(user);
        await me.AiConversations.InsertManyAsync(Enumerable.Range(0, 23).Select(i => new NewAiConversation { Title = $"{i}" }), Token);

        var seen = new List<AiConversation>();
        AiConversation? last = null;
        for (var page = 0; page < 5; page++)
        {
            var rows = await me.AiConversations.ListByUserId(user, limit: 5, after: last).ToListAsync(Token);
            seen.AddRange(rows);
            last = rows[^1];
        }

        Assert.Equal(23, seen.Count);
        Assert.Equal(23, seen.Select(row => row.Id).Distinct().Count());
        Assert.Empty(await me.AiConversations.ListByUserId(user, after: last).ToListAsync(Token));
        Assert.Equal(23, (await me.AiConversations.All().ToListAsync(Token)).Count);
    }

    [Fact]
    public async Task A_span_of_time_takes_its_beginning_and_leaves_its_end()
    {
        var me = fixture.Db.AsAuthenticated(Guid.NewGuid());
        var day = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(2));
        await me.AiConversations.InsertManyAsync(Enumerable.Range(0, 4).Select(i => new NewAiConversation { Title = $"{i}", CreatedAt = day.AddDays(i) }), Token);

        var rows = await me.AiConversations.ListByCreatedAt(from: day.AddDays(1), to: day.AddDays(3)).ToListAsync(Token);
        var later = await me.AiConversations.ListByCreatedAt(from: day.AddDays(1), limit: 10, after: rows[0]).ToListAsync(Token);

        Assert.Equal(["1", "2"], rows.Select(row => row.Title));
        Assert.Equal(["2", "3"], later.Select(row => row.Title));
        Assert.Equal(day.AddDays(1), rows[0].CreatedAt);
        Assert.Equal(4, (await me.AiConversations.ListByCreatedAt().ToListAsync(Token)).Count);
    }
}
