namespace SqlGen.Generated.Tests.Shop;

/// <summary>A schema without roles and policies.</summary>
[SqlGenDatabase]
public sealed partial class ShopDatabase;
