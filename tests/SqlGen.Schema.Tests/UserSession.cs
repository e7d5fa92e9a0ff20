using Npgsql;
using SqlGen.Testing;

namespace SqlGen.Schema.Tests;

/// <summary>One transaction of a role, begun as the application begins it; rolled back unless committed.</summary>
sealed class UserSession : IAsyncDisposable
{
    readonly NpgsqlConnection _connection;
    readonly NpgsqlTransaction _transaction;

    UserSession(NpgsqlConnection connection, NpgsqlTransaction transaction) => (_connection, _transaction) = (connection, transaction);

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static Task<UserSession> AuthenticatedAsync(PostgresDatabase database, Guid userId) =>
        BeginAsync(database, "app_login", "authenticated", $$"""{"sub":"{{userId}}","role":"authenticated"}""");

    public static Task<UserSession> AnonymousAsync(PostgresDatabase database) =>
        BeginAsync(database, "app_login", "anon", """{"role":"anon"}""");

    /// <summary>The service takes no role: its login holds the rights itself.</summary>
    public static Task<UserSession> ServiceAsync(PostgresDatabase database) => BeginAsync(database, "app_service", role: null, "");

    public static async Task<UserSession> BeginAsync(PostgresDatabase database, string login, string? role, string claims)
    {
        var builder = new NpgsqlConnectionStringBuilder(await database.LoginAsync(login, Ct)) { Pooling = false };
        var connection = new NpgsqlConnection(builder.ConnectionString);
        await connection.OpenAsync(Ct);
        var session = new UserSession(connection, await connection.BeginTransactionAsync(Ct));
        await session.ExecuteAsync("set local search_path = public, extensions");
        await session.ExecuteAsync($"select set_config('request.jwt.claims', '{claims}', true)");
        if (role is not null)
            await session.ExecuteAsync($"set local role {role}");
        return session;
    }

    /// <summary>The number of rows that a statement touched.</summary>
    public async Task<int> ExecuteAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _connection, _transaction);
        return await command.ExecuteNonQueryAsync(Ct);
    }

    public async Task<IReadOnlyList<object?[]>> QueryAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _connection, _transaction);
        await using var reader = await command.ExecuteReaderAsync(Ct);
        List<object?[]> rows = [];
        while (await reader.ReadAsync(Ct))
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))]);
        return rows;
    }

    public async Task<T> ScalarAsync<T>(string sql) => (T)(await QueryAsync(sql))[0][0]!;

    /// <summary>The texts of the first column.</summary>
    public async Task<IReadOnlyList<string>> TextsAsync(string sql) => [.. (await QueryAsync(sql)).Select(row => (string)row[0]!)];

    /// <summary>The SQLSTATE with which a statement fails; the transaction goes on.</summary>
    public async Task<string> RefusedAsync(string sql)
    {
        await _transaction.SaveAsync("attempt", Ct);
        var error = await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(sql));
        await _transaction.RollbackAsync("attempt", Ct);
        return error.SqlState;
    }

    public Task CommitAsync() => _transaction.CommitAsync(Ct);

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
