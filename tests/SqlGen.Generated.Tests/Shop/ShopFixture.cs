namespace SqlGen.Generated.Tests.Shop;

/// <summary>A shop.</summary>
public sealed class ShopFixture() : DatabaseFixture<ShopDatabase>("shop.sql", ShopDatabase.CreateDataSource, static source => new ShopDatabase(source));
