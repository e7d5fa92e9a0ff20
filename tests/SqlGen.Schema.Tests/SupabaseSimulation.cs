using Npgsql;
using SqlGen.Testing;

namespace SqlGen.Schema.Tests;

/// <summary>What matters of a Supabase project: an owner who is no superuser, a schema <c>auth</c> that is not his, pgvector in
/// <c>extensions</c>, and default privileges that grant everything on new objects to the roles of the API.</summary>
sealed class SupabaseSimulation : IAsyncDisposable
{
    readonly PostgresServer _server;
    readonly string _owner;

    SupabaseSimulation(PostgresServer server, PostgresDatabase database, string owner) => (_server, Database, _owner) = (server, database, owner);

    public PostgresDatabase Database { get; }

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<SupabaseSimulation> CreateAsync(PostgresServer server)
    {
        var owner = $"sqlgen_owner_{Guid.NewGuid():N}"[..24];
        var database = await server.CreateDatabaseAsync([SqlScript.SupabaseShim], Ct);
        await database.ExecuteAsync($"""
            create role {owner} nologin nosuperuser createrole bypassrls;
            grant anon, authenticated, service_role to {owner} with admin option;
            create extension vector with schema extensions;
            alter database {database.Name} owner to {owner};
            grant usage on schema auth to {owner};
            alter schema extensions owner to {owner};
            alter default privileges for role {owner} in schema public grant all on tables to anon, authenticated, service_role;
            alter default privileges for role {owner} in schema public grant all on functions to anon, authenticated, service_role;
            alter default privileges for role {owner} in schema public grant all on sequences to anon, authenticated, service_role;
            """, Ct);
        return new(server, database, owner);
    }

    public async Task ExecuteAsOwnerAsync(SqlScript script)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Database.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(Ct);
        await using (var become = new NpgsqlCommand($"set session authorization {_owner}", connection))
            await become.ExecuteNonQueryAsync(Ct);
        await script.ExecuteAsync(connection, Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await using var connection = new NpgsqlConnection(_server.ConnectionString);
        await connection.OpenAsync(CancellationToken.None);
        await using var command = new NpgsqlCommand($"drop role {_owner}", connection);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }
}
