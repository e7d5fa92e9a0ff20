using Npgsql;

namespace SqlGen.Generated.Tests.Functions;

/// <summary>A database of functions, on a pool of one connection.</summary>
public sealed class FunctionsFixture() : DatabaseFixture<FunctionsDatabase>(
    "functions.sql",
    static connectionString => FunctionsDatabase.CreateDataSource(new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = 1 }.ConnectionString),
    static source => new FunctionsDatabase(source));
