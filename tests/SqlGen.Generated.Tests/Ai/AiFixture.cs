using System.Text.Json;
using Npgsql;
using Pgvector;
using SqlGen.Generated.Tests.Ai;
using SqlGen.Testing;

[assembly: AssemblyFixture(typeof(AiFixture))]

namespace SqlGen.Generated.Tests.Ai;

/// <summary>The shipped schema on a server, called through the two logins that it is made for.</summary>
public sealed class AiFixture : IAsyncLifetime
{
    private PostgresDatabase? _database;
    private NpgsqlDataSource? _users;
    private NpgsqlDataSource? _service;
    private AiDatabase? _db;

    /// <summary>The database; the test is skipped where there is no server with logins.</summary>
    internal AiDatabase Db
    {
        get
        {
            Assert.SkipWhen(_db is null, TestDatabase.WhySkipped);
            return _db;
        }
    }

    internal PostgresDatabase Database => _database!;

    internal NpgsqlDataSource Users => _users!;

    public async ValueTask InitializeAsync()
    {
        var server = await SharedServer.GetAsync();
        if (!server.IsNative)
        {
            return;
        }

        _database = await server.CreateShippedDatabaseAsync();
        _users = AiDatabase.CreateDataSource(await _database.LoginAsync("app_login"));
        _service = AiDatabase.CreateDataSource(await _database.LoginAsync("app_service"));
        _db = new AiDatabase(_users, _service);
    }

    public async ValueTask DisposeAsync()
    {
        if (_users is not null)
        {
            await _users.DisposeAsync();
        }

        if (_service is not null)
        {
            await _service.DisposeAsync();
        }

        if (_database is not null)
        {
            await _database.DisposeAsync();
        }

        await SharedServer.StopAsync();
    }

    /// <summary>A vector that points along one axis, with a little of the next.</summary>
    internal static Vector Axis(int axis, float lean = 0)
    {
        var elements = new float[1536];
        elements[axis] = 1;
        elements[axis + 1] = lean;
        return new Vector(elements);
    }

    internal static JsonElement Json(string text) => JsonText.Parse(text);
}
