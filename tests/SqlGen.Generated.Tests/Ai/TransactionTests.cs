namespace SqlGen.Generated.Tests.Ai;

public sealed class TransactionTests(AiFixture fixture)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_committed_stays_and_what_is_not_is_undone()
    {
        var me = fixture.Db.AsAuthenticated(Guid.NewGuid());
        await using (var transaction = await me.BeginTransactionAsync(cancellationToken: Token))
        {
            await transaction.AiConversations.InsertAsync(new() { Title = "kept" }, Token);
            await transaction.CommitAsync(Token);
        }

        await using (var transaction = await me.BeginTransactionAsync(cancellationToken: Token))
        {
            await transaction.AiConversations.InsertAsync(new() { Title = "undone" }, Token);
            Assert.Equal(2, await transaction.AiConversations.CountAsync(Token));
        }

        Assert.Equal(["kept"], (await me.AiConversations.All().ToListAsync(Token)).Select(row => row.Title));
    }

    [Fact]
    public async Task The_service_has_transactions_too()
    {
        var user = Guid.NewGuid();
        await using var transaction = await fixture.Db.AsService().BeginTransactionAsync(cancellationToken: Token);
        await transaction.Embeddings.InsertManyAsync([new() { UserId = user, Content = "x", Embedding = AiFixture.Axis(5) }], Token);
        await transaction.RollbackAsync(Token);

        Assert.Equal(0, await fixture.Db.AsAuthenticated(user).Embeddings.ListByUserId(user).ToListAsync(Token).ContinueWith(t => t.Result.Count, TaskScheduler.Default));
    }

    [Fact]
    public void A_database_without_a_service_says_what_is_missing()
    {
        using var source = AiDatabase.CreateDataSource("Host=nowhere");

        var error = Assert.Throws<InvalidOperationException>(() => new AiDatabase(source).AsService());

        Assert.Contains("data source for the service", error.Message, StringComparison.Ordinal);
    }
}
