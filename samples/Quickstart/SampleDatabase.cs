using Npgsql;
using SqlGen.Testing;

namespace Quickstart;

/// <summary>A fresh database with the shipped schema, and two logins of its own: one for users' calls, one for the service.</summary>
internal sealed class SampleDatabase : IAsyncDisposable
{
    private readonly PostgresDatabase _database;
    private readonly List<string> _logins = [];

    private SampleDatabase(PostgresDatabase database)
    {
        _database = database;
        UsersConnectionString = ServiceConnectionString = database.ConnectionString;
    }

    /// <summary>A login that owns nothing and may become <c>anon</c> or <c>authenticated</c>, never the service.</summary>
    public string UsersConnectionString { get; private set; }

    /// <summary>A login that holds the service's rights itself.</summary>
    public string ServiceConnectionString { get; private set; }

    public static async Task<SampleDatabase> CreateAsync(PostgresServer server)
    {
        var sample = new SampleDatabase(await server.CreateShippedDatabaseAsync());
        if (server.IsNative)
        {
            await sample.CreateLoginsAsync();
        }

        return sample;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        foreach (var login in _logins)
        {
            await _database.ExecuteAsync($"drop role if exists {login}");
        }

        await _database.DisposeAsync();
    }

    // Of its own: the shim's app_login and app_service may be in use on this server, with passwords that are not ours to change.
    private async Task CreateLoginsAsync()
    {
        var password = Guid.NewGuid().ToString("N");
        UsersConnectionString = await CreateLoginAsync($"quickstart_users_{password[..8]}", password, "noinherit in role anon, authenticated");
        ServiceConnectionString = await CreateLoginAsync($"quickstart_service_{password[..8]}", password, "inherit bypassrls in role service_role");
    }

    private async Task<string> CreateLoginAsync(string name, string password, string rights)
    {
        await _database.ExecuteAsync($"create role {name} login password '{password}' {rights}");
        _logins.Add(name);
        return new NpgsqlConnectionStringBuilder(_database.ConnectionString) { Username = name, Password = password }.ConnectionString;
    }
}
