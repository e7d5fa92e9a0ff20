using Npgsql;

namespace SqlGen.Testing;

/// <summary>A database of a server; it is dropped when disposed of.</summary>
public sealed class PostgresDatabase : IAsyncDisposable
{
    internal PostgresDatabase(PostgresServer server, string name, string connectionString) =>
        (Server, Name, ConnectionString) = (server, name, connectionString);

    public PostgresServer Server { get; }

    public string Name { get; }

    /// <summary>The administrator's connection string.</summary>
    public string ConnectionString { get; }

    /// <summary>The connection string of another login, such as <c>app_login</c>. On PGlite, where nobody logs in, the administrator's.</summary>
    public Task<string> LoginAsync(string role, CancellationToken ct = default) => Server.LoginAsync(this, role, ct);

    /// <summary>Runs a script as the administrator, on a connection of its own.</summary>
    public async Task ExecuteAsync(string script, CancellationToken ct = default)
    {
        await using var connection = new NpgsqlConnection(Unpooled(ConnectionString));
        await connection.OpenAsync(ct);
        await new SqlScript("script", script).ExecuteAsync(connection, ct);
    }

    /// <summary>The first column of the first row of a query, run as the administrator.</summary>
    public async Task<T> ScalarAsync<T>(string sql, CancellationToken ct = default)
    {
        await using var connection = new NpgsqlConnection(Unpooled(ConnectionString));
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(ct))!;
    }

    public async ValueTask DisposeAsync() => await Server.DropDatabaseAsync(this);

    internal static string Unpooled(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString;
}
