using Npgsql;

namespace SqlGen.Generated.Tests.Shop;

public sealed class ShopTests(ShopFixture fixture) : IClassFixture<ShopFixture>
{
    private ShopDatabase Db => fixture.Db;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_database_itself_is_the_scope()
    {
        var customer = await Db.Customers.InsertAsync(new() { Email = "a@x", Name = "Ann" }, Token);

        Assert.Equal("none", customer.Nickname);
        Assert.Equal(customer, await Db.Customers.GetByEmailAsync("a@x", Token));
        Assert.Null((await Db.Customers.InsertAsync(new() { Email = "b@x", Name = "Bob", Nickname = null }, Token)).Nickname);
        var error = await Assert.ThrowsAsync<PostgresException>(() => Db.Customers.InsertAsync(new() { Email = "a@x", Name = "Again" }, Token));
        Assert.Equal(ShopDatabase.CustomersTable.ConstraintNames.CustomersEmailKey, error.ConstraintName);
    }

    [Fact]
    public async Task Upserts_go_by_any_unique_key()
    {
        var inserted = await Db.Customers.UpsertOnEmailAsync(new() { Email = "u@x", Name = "One", Nickname = "n" }, Token);
        var updated = await Db.Customers.UpsertOnEmailAsync(new() { Email = "u@x", Name = "Two" }, Token);
        await Db.Coupons.UpsertOnShopAndPercentAsync(new() { Shop = "s", Percent = 5, Code = "a" }, Token);
        await Db.Coupons.UpsertOnShopAndPercentAsync(new() { Shop = "s", Percent = 5, Code = "b" }, Token);

        Assert.Equal((inserted.Id, "Two", "n"), (updated.Id, updated.Name, updated.Nickname));
        Assert.Equal("b", (await Db.Coupons.All().SingleAsync(Token)).Code);
    }

    [Fact]
    public async Task Keys_of_several_columns_take_several_arguments()
    {
        var customer = await Db.Customers.InsertAsync(new() { Email = "k@x", Name = "K" }, Token);
        var order = await Db.Orders.InsertAsync(new() { CustomerId = customer.Id, Amount = 150.5m }, Token);
        await Db.OrderLines.InsertManyAsync([new() { OrderId = order.Id, Line = 1, Product = "p" }, new() { OrderId = order.Id, Line = 2, Product = "q", Quantity = 7 }], Token);

        Assert.True(await Db.OrderLines.UpdateAsync(order.Id, 1, new() { Quantity = 3 }, Token));
        Assert.Equal(3, (await Db.OrderLines.GetAsync(order.Id, 1, Token))!.Quantity);
        Assert.Equal([1, 2], (await Db.OrderLines.ListByOrderId(order.Id).ToListAsync(Token)).Select(static l => l.Line));
        Assert.True(await Db.OrderLines.DeleteAsync(order.Id, 2, Token));
        Assert.False(await Db.OrderLines.ExistsAsync(order.Id, 2, Token));
        Assert.Contains(await Db.BigOrders.All().ToListAsync(Token), row => row.Id == order.Id && row.Amount == 150.5m);
        Assert.Equal(0, await Db.OrderCounts.CountAsync(Token));
    }

    [Fact]
    public async Task Odd_names_reach_the_database_and_come_back()
    {
        var row = await Db.OddTable.InsertAsync(new() { Select = 1, _1st = "first", WithQuotes = "q", U1F680 = 3, Call = 4, From = new(2026, 1, 2), Limit = 5, Distance = 6 }, Token);

        Assert.Equal(("x", "first", "q", 3, 4), (row.Class, row._1st, row.WithQuotes, row.U1F680, row.Call));
        Assert.Equal(row, await Db.OddTable.GetByLimitAsync(5, Token));
        Assert.Equal(row, await Db.OddTable.ListByFrom(new(2026, 1, 1), new(2026, 1, 3), limit: 1).SingleAsync(Token));
        Assert.True(await Db.OddTable.UpdateAsync(1, new() { Class = "y", U1F680 = null }, Token));
        Assert.Equal("y", (await Db.OddTable.UpsertAsync(new() { Select = 1, Distance = null }, Token)).Class);
    }

    [Fact]
    public async Task More_columns_than_a_word_has_bits_are_told_apart()
    {
        var row = await Db.Wide.InsertAsync(new() { C0 = 1, C63 = 63, C64 = null, C66 = "set" }, Token);
        await Db.Wide.InsertManyAsync([new() { C0 = 2, C65 = 1 }, new() { C0 = 3, C64 = 1 }], Token);

        Assert.Equal((63, null, 65, "set"), (row.C63, row.C64, row.C65, row.C66));
        Assert.True(await Db.Wide.UpdateAsync(1, new() { C65 = 0 }, Token));
        var (first, second, third) = (await Db.Wide.GetAsync(1, Token), await Db.Wide.GetAsync(2, Token), await Db.Wide.GetAsync(3, Token));
        Assert.Equal((null, 0, "set"), (first!.C64, first.C65, first.C66));
        Assert.Equal((64, 1, "last"), (second!.C64, second.C65, second.C66));
        Assert.Equal((1, 65, "last"), (third!.C64, third.C65, third.C66));
    }

    [Fact]
    public void Equal_records_have_the_same_things_set()
    {
        Assert.Equal(new NewWide { C0 = 1, C65 = 2 }, new NewWide { C0 = 1, C65 = 2 });
        Assert.NotEqual(new NewWide { C0 = 1, C65 = null }, new NewWide { C0 = 1 });
        Assert.Equal(new NewWide { C0 = 2 }, new NewWide { C0 = 1 } with { C0 = 2 });
    }
}
