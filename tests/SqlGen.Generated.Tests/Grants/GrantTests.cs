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
    public async Task The_service_has_all_columns_and_must_say_whose_row_it_is()
    {
        var (service, owner) = (fixture.Db.AsService(), Guid.NewGuid());

        Ticket row = await service.Tickets.InsertAsync(new() { AuthorId = owner, Code = "s1", Title = "Sofa", Notes = "for a friend" }, Token);

        Assert.Equal("for a friend", row.Notes);
        Assert.Equal(row.Id, (await fixture.Db.AsAuthenticated(owner).Tickets.GetByCodeAsync("s1", Token))!.Id);
    }
}
