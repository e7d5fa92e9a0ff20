using System.ComponentModel;
using System.Data.Common;
using Npgsql;
using SqlGen.Testing.Chain;

namespace SqlGen.Testing;

/// <summary>A PostgreSQL with pgvector, found or started by the chain; what was started ends with it, or with this process.</summary>
public abstract class PostgresServer(PostgresServerKind kind, string connectionString, string description) : IAsyncDisposable
{
    /// <summary>The administrator's connection string.</summary>
    public string ConnectionString { get; } = connectionString;

    public PostgresServerKind Kind { get; } = kind;

    /// <summary>Whether pools, logins and the isolation of sessions are real: everywhere but on PGlite.</summary>
    public bool IsNative => Kind != PostgresServerKind.PGlite;

    /// <summary>One line: what answered, and from where.</summary>
    public string Description { get; private set; } = description;

    /// <summary>The links before this one, and why they did not answer.</summary>
    public IReadOnlyList<SkippedLink> Skipped { get; private set; } = [];

    /// <summary>Asks the links of the chain in order; the first that answers wins.</summary>
    /// <exception cref="NoPostgresServerException">None answered.</exception>
    public static async Task<PostgresServer> StartAsync(PostgresServerOptions? options = null, CancellationToken ct = default)
    {
        options ??= new();
        List<SkippedLink> skipped = [];
        foreach (var kind in options.Chain)
        {
            try
            {
                var server = await StartAsync(kind, options, ct);
                server.Skipped = skipped;
                // A server that was asked for by name and did not answer must be seen, not only be there to be asked for.
                if (options.ConnectionString is not null && skipped.Find(link => link.Kind == PostgresServerKind.ConnectionString) is { } named)
                    server.Description += $" ({PostgresServerOptions.ConnectionStringVariable}: {named.Reason})";
                return server;
            }
            // A command or a folder that is not as expected is this link's end, not the chain's.
            catch (Exception e) when (e is LinkUnavailableException or Win32Exception or IOException or UnauthorizedAccessException)
            {
                skipped.Add(new(kind, e.Message));
            }
        }

        throw new NoPostgresServerException(skipped);
    }

    static Task<PostgresServer> StartAsync(PostgresServerKind kind, PostgresServerOptions options, CancellationToken ct) => kind switch
    {
        PostgresServerKind.ConnectionString => ConnectionStringLink.StartAsync(options, ct),
        PostgresServerKind.Docker => DockerLink.StartAsync(options, ct),
        PostgresServerKind.Native => NativeLink.StartAsync(options, ct),
        PostgresServerKind.PGlite => PGliteLink.StartAsync(options, ct),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>A fresh database in which the scripts have run; the same scripts again are copied from a template.</summary>
    public abstract Task<PostgresDatabase> CreateDatabaseAsync(IReadOnlyList<SqlScript> scripts, CancellationToken ct = default);

    /// <summary>A fresh, empty database.</summary>
    public Task<PostgresDatabase> CreateDatabaseAsync(CancellationToken ct = default) => CreateDatabaseAsync([], ct);

    /// <summary>A fresh database with the shim and the schema of this repository.</summary>
    public Task<PostgresDatabase> CreateShippedDatabaseAsync(CancellationToken ct = default) =>
        CreateDatabaseAsync([SqlScript.SupabaseShim, SqlScript.Schema], ct);

    /// <summary>Drops a database that this server created.</summary>
    public abstract Task DropDatabaseAsync(PostgresDatabase database, CancellationToken ct = default);

    /// <summary>The connection string with which a role logs in to a database; where logins need passwords, the role is given one.</summary>
    internal abstract Task<string> LoginAsync(PostgresDatabase database, string role, CancellationToken ct);

    public abstract ValueTask DisposeAsync();

    /// <summary>What a server says of itself, or an exception that says what it lacks.</summary>
    internal static async Task<string> InspectAsync(string connectionString, string origin, CancellationToken ct)
    {
        const string Sql = """
            select current_setting('server_version_num')::int, split_part(current_setting('server_version'), ' ', 1),
                   (select default_version from pg_available_extensions where name = 'vector'),
                   (select rolsuper or (rolcreatedb and rolcreaterole) from pg_roles where rolname = current_user)
            """;
        try
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync(ct);
            await using var command = new NpgsqlCommand(Sql, connection);
            await using var reader = await command.ExecuteReaderAsync(ct);
            await reader.ReadAsync(ct);
            var version = reader.GetString(1);
            if (reader.GetInt32(0) < 170000)
                throw new LinkUnavailableException($"PostgreSQL {version} {origin} is too old; 17 or newer is needed");
            if (await reader.IsDBNullAsync(2, ct))
                throw new LinkUnavailableException($"PostgreSQL {version} {origin} has no pgvector");
            if (!Version.TryParse(reader.GetString(2), out var vector) || vector < new Version(0, 8))
                throw new LinkUnavailableException($"pgvector {reader.GetString(2)} {origin} is too old; 0.8 or newer is needed");
            if (!reader.GetBoolean(3))
                throw new LinkUnavailableException($"the login {origin} may not create databases and roles");
            return $"PostgreSQL {version} with pgvector {vector} {origin}";
        }
        catch (Exception e) when (e is DbException or TimeoutException or System.Net.Sockets.SocketException)
        {
            throw new LinkUnavailableException($"did not answer: {e.Message}", e);
        }
    }
}
