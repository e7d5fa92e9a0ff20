using Npgsql;
using SqlGen.Testing;

namespace SqlGen.Generated.Tests;

/// <summary>A fresh database with one of this project's schemas, and a data source that knows its types.</summary>
public abstract class DatabaseFixture<TDatabase>(string schemaFile, Func<string, NpgsqlDataSource> createDataSource, Func<NpgsqlDataSource, TDatabase> create) : IAsyncLifetime
    where TDatabase : class
{
    private PostgresDatabase? _database;
    private NpgsqlDataSource? _source;
    private TDatabase? _db;

    internal TDatabase Db
    {
        get
        {
            Assert.SkipWhen(_db is null, TestDatabase.WhySkipped);
            return _db;
        }
    }

    internal PostgresDatabase Database => _database!;

    public async ValueTask InitializeAsync()
    {
        var server = await SharedServer.GetAsync();
        if (server.IsNative)
        {
            _database = await TestDatabase.CreateAsync(schemaFile);
            _source = createDataSource(_database.ConnectionString);
            _db = create(_source);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_source is not null)
        {
            await _source.DisposeAsync();
        }

        if (_database is not null)
        {
            await _database.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }
}
