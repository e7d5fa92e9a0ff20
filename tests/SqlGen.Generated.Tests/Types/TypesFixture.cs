namespace SqlGen.Generated.Tests.Types;

/// <summary>A database of types.</summary>
public sealed class TypesFixture() : DatabaseFixture<TypesDatabase>("types.sql", TypesDatabase.CreateDataSource, static source => new TypesDatabase(source));
