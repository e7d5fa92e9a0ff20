namespace SqlGen.Generated.Tests.Grants;

/// <summary>What is generated for a role whose grants name columns, a server lets it do.</summary>
public sealed class GrantTests(GrantsFixture fixture)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_role_inserts_reads_and_updates_the_columns_that_it_was_granted()
    {
        var me = fixture.Db.AsAuthenticated(Guid.NewGuid());

        TicketForAuthenticated row = await me.Tickets.InsertAsync(new() { Code = "a1", Title = "Lamp" }, Token);
        Assert.Equal(row, await me.Tickets.GetAsync(row.Id, Token));
        Assert.Equal(row, await me.Tickets.GetByCodeAsync("a1", Token));
        Assert.Equal([row], await me.Tickets.ListByAuthorId(row.AuthorId).ToListAsync(Token));
        Assert.True(await me.Tickets.UpdateAsync(row.Id, new() { Title = "Lamps" }, Token));
        Assert.Equal(2, await me.Tickets.InsertManyAsync([new() { Code = "a2", Title = "Desk" }, new() { Code = "a3", Title = "Chair" }], Token));
        Assert.Equal(["Chair", "Desk", "Lamps"], (await me.Tickets.All().ToListAsync(Token)).Select(static t => t.Title).Order(StringComparer.Ordinal));
        Assert.True(await me.Tickets.DeleteAsync(row.Id, Token));
        Assert.Equal(ChangeOutcome.NotFound, (await me.Tickets.DeleteAsync(row.Id, Token)).Outcome);
    }

    [Fact]
    public async Task A_role_that_may_not_advance_the_sequence_gives_the_number_itself()
    {
        var clerk = fixture.Db.AsSgGrantsClerk();

        var row = await clerk.Tickets.InsertAsync(new() { Id = 9001, Code = "c1", Title = "Shelf", Price = 2.5m }, Token);
        Assert.Equal(1, await clerk.Tickets.InsertManyAsync([new() { Id = 9002, Code = "c2", Title = "Box" }], Token));
        Assert.Equal("Shelves", (await clerk.Tickets.UpsertAsync(new() { Id = row.Id, Code = "c1", Title = "Shelves" }, Token)).Title);
        Assert.True(await clerk.Tickets.UpdateAsync(9002, new() { Price = 3 }, Token));
        Assert.Contains((9002, (decimal?)3), (await clerk.Prices.All().ToListAsync(Token)).Select(static p => (p.Id!.Value, p.Price)));
    }

    [Fact]
    public async Task An_upsert_writes_what_may_be_updated_and_keeps_the_rest_of_a_row_that_exists()
    {
        var (me, service, owner) = (fixture.Db.AsAuthenticated(Guid.NewGuid()), fixture.Db.AsService(), Guid.NewGuid());

        await me.Seats.UpsertAsync(new() { Code = "1a", OwnerId = owner, Title = "Window", Secret = "first" }, Token);
        var changed = await me.Seats.UpsertAsync(new() { Code = "1a", OwnerId = Guid.NewGuid(), Title = "Aisle", Secret = "second" }, Token);
        Assert.Equal((owner, "Aisle"), (changed.OwnerId, changed.Title));
        Assert.Equal("second", (await service.Seats.GetAsync("1a", Token))!.Secret);

        // Nothing but what is kept: the row comes back as it is.
        Assert.Equal(changed, await me.Seats.UpsertAsync(new() { Code = "1a", OwnerId = Guid.NewGuid() }, Token));
        Assert.Equal("second", (await service.Seats.GetAsync("1a", Token))!.Secret);

        // Why not by excluded alone: of a column without UPDATE, and of one without SELECT, PostgreSQL refuses it.
        foreach (var column in new[] { "owner_id", "secret" })
        {
            var refused = await Assert.ThrowsAsync<SqlAccessDeniedException>(() => me
                .Sql($"insert into desk.seats (code, owner_id) values ($1, $2) on conflict (code) do update set {column} = excluded.{column}").With("1a").With(owner).ExecuteAsync(Token));
            Assert.Equal("42501", Assert.IsType<Npgsql.PostgresException>(refused.InnerException).SqlState);
        }
    }

    [Fact]
    public async Task An_upsert_that_could_change_nothing_is_refused_before_it_is_sent()
    {
        var clerk = fixture.Db.AsSgGrantsClerk();

        await clerk.Seats.UpsertAsync(new() { Code = "2a", OwnerId = Guid.NewGuid(), Secret = "one" }, Token);
        await clerk.Seats.UpsertAsync(new() { Code = "2a", OwnerId = Guid.NewGuid(), Secret = "two" }, Token);
        Assert.Equal("two", (await fixture.Db.AsService().Seats.GetAsync("2a", Token))!.Secret);
        var refused = await Assert.ThrowsAsync<ArgumentException>(() => clerk.Seats.UpsertAsync(new() { Code = "2a", OwnerId = Guid.NewGuid() }, Token));
        Assert.StartsWith("the row of seats.upsert sets no column that the role may change", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_service_has_all_columns_and_must_say_whose_row_it_is()
    {
        var (service, owner) = (fixture.Db.AsService(), Guid.NewGuid());

        Ticket row = await service.Tickets.InsertAsync(new() { AuthorId = owner, Code = "s1", Title = "Sofa", Notes = "for a friend" }, Token);

        Assert.Equal("for a friend", row.Notes);
        Assert.Equal(row.Id, (await fixture.Db.AsAuthenticated(owner).Tickets.GetByCodeAsync("s1", Token))!.Id);
    }
}
