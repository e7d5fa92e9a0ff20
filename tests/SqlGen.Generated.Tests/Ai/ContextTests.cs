using Npgsql;

namespace SqlGen.Generated.Tests.Ai;

public sealed class ContextTests(AiFixture fixture)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_next_use_of_the_connection_has_no_context()
    {
        Assert.NotNull(fixture.Db);
        var settings = new NpgsqlConnectionStringBuilder(await fixture.Database.LoginAsync("app_login", Token)) { MaxPoolSize = 1 };
        await using var source = AiDatabase.CreateDataSource(settings.ConnectionString);
        var me = new AiDatabase(source).AsAuthenticated(Guid.NewGuid());

        await me.AiConversations.InsertAsync(new(), Token);
        Assert.Equal("app_login|none||", await SessionAsync(source));
        await me.MatchEmbeddings(AiFixture.Axis(0)).ToListAsync(Token);
        Assert.Equal("app_login|none||", await SessionAsync(source));
        var stranger = Guid.NewGuid();
        var refused = await Assert.ThrowsAsync<SqlAccessDeniedException>(() => me.AiConversations.InsertAsync(new() { UserId = stranger }, Token));
        Assert.Equal(("ai_conversations", "insert", "authenticated"), (refused.Relation, refused.Command, refused.Role));
        Assert.Contains("INSERT: ai_conversations_owner", refused.Policies, StringComparison.Ordinal);
        Assert.DoesNotContain(stranger.ToString(), refused.Message, StringComparison.Ordinal);
        Assert.Equal("app_login|none||", await SessionAsync(source));
        await using (var transaction = await me.BeginTransactionAsync(cancellationToken: Token))
        {
            await transaction.AiConversations.InsertAsync(new(), Token);
            await transaction.CommitAsync(Token);
        }

        Assert.Equal("app_login|none||", await SessionAsync(source));
    }

    private static async Task<string> SessionAsync(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand(
            "select concat_ws('|', current_user, current_setting('role'), current_setting('request.jwt.claims', true), nullif(current_setting('hnsw.iterative_scan', true), 'off'))");
        var session = (string)(await command.ExecuteScalarAsync(Token))!;
        return session.Split('|').Length == 3 ? session + "|" : session;
    }
}
