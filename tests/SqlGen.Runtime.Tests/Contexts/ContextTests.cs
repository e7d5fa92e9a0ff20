using SqlGen.Internal;
using SqlGen.Runtime.Tests.Database;

namespace SqlGen.Runtime.Tests.Contexts;

public sealed class ContextTests(TestDatabase database)
{
    [Fact]
    public async Task A_user_sees_and_changes_only_their_own_rows()
    {
        await using var users = database.CreateUsers();
        var (alice, bob) = (TestScope.AsUser(users, Guid.NewGuid()), TestScope.AsUser(users, Guid.NewGuid()));

        var item = await alice.InsertAsync(new() { Name = "hers" });

        Assert.Equal(item, await alice.GetAsync(item.Id) is { } read ? read with { } : null);
        Assert.Null(await bob.GetAsync(item.Id));
        Assert.False(await bob.UpdateAsync(item.Id, new() { Name = "his" }));
        Assert.True(await alice.UpdateAsync(item.Id, new() { Name = null, Quantity = 3 }));
        var updated = await alice.GetAsync(item.Id);
        Assert.Null(updated!.Name);
        Assert.Equal(3, updated.Quantity);
        Assert.Equal(0, await bob.CountAsync());
    }
}
