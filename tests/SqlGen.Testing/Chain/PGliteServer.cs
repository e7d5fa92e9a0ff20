using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Npgsql;

namespace SqlGen.Testing.Chain;

/// <summary>PGlite behind sockets: each database is an instance of its own, with a port of its own.</summary>
sealed class PGliteServer : PostgresServer
{
    readonly PGliteProcess _process;
    int _created;

    PGliteServer(PGliteProcess process, string connectionString, string description)
        : base(PostgresServerKind.PGlite, connectionString, description) => _process = process;

    public static async Task<PostgresServer> StartAsync(PGliteProcess process, string origin, CancellationToken ct)
    {
        try
        {
            var connectionString = Connect(await OpenAsync(process, [], ct));
            return new PGliteServer(process, connectionString, await InspectAsync(connectionString, origin, ct));
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    public override async Task<PostgresDatabase> CreateDatabaseAsync(IReadOnlyList<SqlScript> scripts, CancellationToken ct = default)
    {
        var port = await OpenAsync(_process, scripts, ct);
        return new(this, string.Create(CultureInfo.InvariantCulture, $"pglite{Interlocked.Increment(ref _created)}"), Connect(port));
    }

    public override async Task DropDatabaseAsync(PostgresDatabase database, CancellationToken ct = default)
    {
        NpgsqlConnection.ClearPool(new(database.ConnectionString));
        await _process.AskAsync(new() { ["op"] = "close", ["port"] = new NpgsqlConnectionStringBuilder(database.ConnectionString).Port }, ct);
    }

    // Whoever connects is the superuser of the one session; a scope's SET ROLE is what makes policies hold.
    internal override Task<string> LoginAsync(PostgresDatabase database, string role, CancellationToken ct) =>
        Task.FromResult(database.ConnectionString);

    static async Task<int> OpenAsync(PGliteProcess process, IReadOnlyList<SqlScript> scripts, CancellationToken ct)
    {
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', scripts.Select(script => script.Text)))));
        var texts = scripts.Select(script => (JsonNode)script.Text);
        var answer = await process.AskAsync(new() { ["op"] = "open", ["key"] = key, ["scripts"] = new JsonArray([.. texts]) }, ct);
        return (int)answer["port"]!;
    }

    static string Connect(int port) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = port,
        Username = "postgres",
        Database = "postgres",
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
        MaxPoolSize = 1,               // more sockets would still share the one session
        NoResetOnClose = true,         // DISCARD ALL would reset it for all of them
        IncludeErrorDetail = true,
    }.ConnectionString;

    public override ValueTask DisposeAsync() => _process.DisposeAsync();
}
