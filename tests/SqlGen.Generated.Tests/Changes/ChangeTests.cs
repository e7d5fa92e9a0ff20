using Npgsql;

namespace SqlGen.Generated.Tests.Changes;

/// <summary>An update or delete that touched no row says whether there is one that the caller sees, and nothing of rows that the caller does not see.</summary>
public sealed class ChangeTests(ChangesFixture fixture)
{
    private static int s_id;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Missing_rows_unseen_rows_and_rows_of_others_are_told_apart_from_success()
    {
        var (me, other) = (User(), User());
        var mine = await me.Posts.InsertAsync(new() { Id = NextId() }, Token);
        var shown = await other.Posts.InsertAsync(new() { Id = NextId(), IsPublic = true }, Token);
        var hidden = await other.Posts.InsertAsync(new() { Id = NextId() }, Token);

        Assert.Equal(ChangeOutcome.Changed, (await me.Posts.UpdateAsync(mine.Id, new() { Body = "x" }, Token)).Outcome);
        Assert.Equal(ChangeOutcome.Filtered, (await me.Posts.UpdateAsync(shown.Id, new() { Body = "x" }, Token)).Outcome);
        Assert.Equal(ChangeOutcome.NotFound, (await me.Posts.UpdateAsync(hidden.Id, new() { Body = "x" }, Token)).Outcome);
        Assert.Equal(ChangeOutcome.NotFound, (await me.Posts.UpdateAsync(-1, new() { Body = "x" }, Token)).Outcome);

        Assert.Equal(ChangeOutcome.Filtered, (await me.Posts.DeleteAsync(shown.Id, Token)).Outcome);
        Assert.Equal(ChangeOutcome.NotFound, (await me.Posts.DeleteAsync(hidden.Id, Token)).Outcome);
        Assert.Equal(ChangeOutcome.NotFound, (await me.Posts.DeleteAsync(-1, Token)).Outcome);
        Assert.True(await me.Posts.DeleteAsync(mine.Id, Token));
        Assert.Equal(ChangeOutcome.NotFound, (await me.Posts.DeleteAsync(mine.Id, Token)).Outcome);

        Assert.Null((await other.Posts.GetAsync(shown.Id, Token))!.Body);
        Assert.NotNull(await other.Posts.GetAsync(hidden.Id, Token));
    }

    [Fact]
    public async Task The_service_finds_a_row_or_there_is_none()
    {
        var service = fixture.Db.AsService();
        var hidden = await User().Posts.InsertAsync(new() { Id = NextId() }, Token);

        Assert.Equal(ChangeOutcome.Changed, (await service.Posts.UpdateAsync(hidden.Id, new() { Body = "x" }, Token)).Outcome);
        Assert.Equal(ChangeOutcome.Changed, (await service.Posts.DeleteAsync(hidden.Id, Token)).Outcome);
        Assert.Equal(ChangeOutcome.NotFound, (await service.Posts.DeleteAsync(hidden.Id, Token)).Outcome);
    }

    [Fact]
    public async Task Keys_of_two_columns_and_restrictive_policies_filter_too()
    {
        var (mine, theirs) = (Guid.NewGuid(), Guid.NewGuid());
        var (me, they) = (fixture.Db.AsAuthenticated(mine), fixture.Db.AsAuthenticated(theirs));
        var post = NextId();
        await me.Votes.InsertAsync(new() { PostId = post, VoterId = mine, Weight = 10 }, Token);
        await they.Votes.InsertAsync(new() { PostId = post, VoterId = theirs, Weight = 1 }, Token);

        Assert.Equal(ChangeOutcome.Filtered, (await me.Votes.UpdateAsync(post, mine, new() { Weight = 1 }, Token)).Outcome);
        Assert.Equal(ChangeOutcome.Filtered, (await me.Votes.DeleteAsync(post, theirs, Token)).Outcome);
        Assert.Equal(ChangeOutcome.NotFound, (await me.Votes.DeleteAsync(post, Guid.NewGuid(), Token)).Outcome);
        Assert.Equal(ChangeOutcome.Changed, (await me.Votes.DeleteAsync(post, mine, Token)).Outcome);
        await Assert.ThrowsAsync<SqlAccessDeniedException>(() => they.Votes.UpdateAsync(post, theirs, new() { VoterId = mine }, Token));
    }

    [Fact]
    public async Task A_row_that_a_trigger_keeps_is_filtered_whoever_calls()
    {
        var (open, closed) = (NextId(), NextId());
        await fixture.Db.AsService().Seals.InsertManyAsync([new() { Id = open }, new() { Id = closed, IsClosed = true }], Token);

        Assert.Equal(ChangeOutcome.Filtered, (await User().Seals.DeleteAsync(closed, Token)).Outcome);
        Assert.Equal(ChangeOutcome.Filtered, (await fixture.Db.AsService().Seals.DeleteAsync(closed, Token)).Outcome);
        Assert.Equal(ChangeOutcome.Changed, (await User().Seals.DeleteAsync(open, Token)).Outcome);
        Assert.Equal(ChangeOutcome.NotFound, (await User().Seals.DeleteAsync(open, Token)).Outcome);
    }

    [Fact]
    public async Task Who_sees_a_row_may_change_it_where_one_policy_decides_over_both()
    {
        var (me, other) = (User(), User());
        var mine = await me.Drafts.InsertAsync(new() { Id = NextId() }, Token);

        Assert.Equal(ChangeOutcome.NotFound, (await other.Drafts.UpdateAsync(mine.Id, new() { Body = "x" }, Token)).Outcome);
        Assert.Equal(ChangeOutcome.Changed, (await me.Drafts.UpdateAsync(mine.Id, new() { Body = "x" }, Token)).Outcome);
    }

    [Fact]
    public async Task Batches_transactions_and_connections_of_the_caller_tell_the_same()
    {
        var (me, other) = (User(), User());
        var mine = await me.Posts.InsertAsync(new() { Id = NextId() }, Token);
        var shown = await other.Posts.InsertAsync(new() { Id = NextId(), IsPublic = true }, Token);

        var batch = me.CreateBatch();
        var (filtered, updated, missing) = (batch.Calls.Posts.DeleteAsync(shown.Id, Token), batch.Calls.Posts.UpdateAsync(mine.Id, new() { Body = "x" }, Token), batch.Calls.Posts.DeleteAsync(-1, Token));
        var after = batch.Calls.Posts.GetAsync(mine.Id, Token);
        await batch.SendAsync(Token);
        Assert.Equal([ChangeOutcome.Filtered, ChangeOutcome.Changed, ChangeOutcome.NotFound], [(await filtered).Outcome, (await updated).Outcome, (await missing).Outcome]);
        Assert.Equal("x", (await after)!.Body);

        await using (var transaction = await me.BeginTransactionAsync(cancellationToken: Token))
        {
            Assert.True((await transaction.Posts.DeleteAsync(shown.Id, Token)).IsFiltered);
            Assert.True(await transaction.Posts.DeleteAsync(mine.Id, Token));
            Assert.Equal(ChangeOutcome.NotFound, (await transaction.Posts.DeleteAsync(mine.Id, Token)).Outcome);
            await transaction.RollbackAsync(Token);
        }

        await using var connection = new NpgsqlConnection(fixture.Database.ConnectionString);
        await connection.OpenAsync(Token);
        Assert.Equal(ChangeOutcome.Filtered, (await me.On(connection).Posts.DeleteAsync(shown.Id, Token)).Outcome);
        Assert.Equal(ChangeOutcome.Changed, (await me.On(connection).Posts.DeleteAsync(mine.Id, Token)).Outcome);
        await using var role = new NpgsqlCommand("select current_user = session_user", connection);
        Assert.True((bool)(await role.ExecuteScalarAsync(Token))!);
    }

    [Fact]
    public async Task A_row_that_somebody_else_deletes_meanwhile_is_not_found_rather_than_filtered()
    {
        var user = Guid.NewGuid();
        var (me, also) = (fixture.Db.AsAuthenticated(user), fixture.Db.AsAuthenticated(user));
        var row = await me.Posts.InsertAsync(new() { Id = NextId(), IsPublic = true }, Token);
        await using var first = await also.BeginTransactionAsync(cancellationToken: Token);
        Assert.True(await first.Posts.DeleteAsync(row.Id, Token));

        var second = me.Posts.DeleteAsync(row.Id, Token);
        await UntilSomebodyWaitsAsync();
        await first.CommitAsync(Token);

        Assert.Equal(ChangeOutcome.NotFound, (await second).Outcome);
    }

    [Fact]
    public async Task A_refusal_names_the_update_and_not_the_look_behind_it()
    {
        var (me, other) = (User(), Guid.NewGuid());
        var mine = await me.Posts.InsertAsync(new() { Id = NextId() }, Token);

        var refused = await Assert.ThrowsAsync<SqlAccessDeniedException>(() => me.Posts.UpdateAsync(mine.Id, new() { AuthorId = other }, Token));

        Assert.Equal(("posts", "update"), (refused.Relation, refused.Command));
    }

    private static int NextId() => Interlocked.Increment(ref s_id);

    private ChangesDatabase.AuthenticatedScope User() => fixture.Db.AsAuthenticated(Guid.NewGuid());

    private async Task UntilSomebodyWaitsAsync()
    {
        for (var i = 0; i < 200; i++)
        {
            if (await fixture.Database.ScalarAsync<bool>(
                "select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')", Token))
            {
                return;
            }

            await Task.Delay(10, Token);
        }

        Assert.Fail("no call waits for the row");
    }
}
