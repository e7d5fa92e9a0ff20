using Npgsql;
using SqlGen.PostgreSql.Drift;
using SqlGen.PostgreSql.Text;
using SqlGen.Tool.Database;

namespace SqlGen.Tool.Schema;

/// <summary>
/// An empty database beside the live one, in which the schema is run: what the server makes of the files there is compared with what it has here, so that
/// every expression was printed by the same server. It is dropped in any case.
/// </summary>
internal sealed class ScratchDatabase : IAsyncDisposable
{
    private readonly NpgsqlConnection _live;
    private readonly string _name;

    private ScratchDatabase(NpgsqlConnection live, string name, NpgsqlConnection connection)
    {
        _live = live;
        _name = name;
        Connection = connection;
    }

    public NpgsqlConnection Connection { get; }

    /// <summary>Null where the login may not create databases.</summary>
    public static async Task<ScratchDatabase?> CreateAsync(NpgsqlConnection live, string liveConnectionString, CancellationToken ct)
    {
        var name = "sqlgen_scratch_" + Guid.NewGuid().ToString("N");
        try
        {
            await using var create = new NpgsqlCommand($"create database {name} template template0", live);
            await create.ExecuteNonQueryAsync(ct);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.FeatureNotSupported)
        {
            return null;
        }

        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(liveConnectionString) { Database = name, Pooling = false }.ConnectionString);
        var scratch = new ScratchDatabase(live, name, connection);
        try
        {
            await connection.OpenAsync(ct);
            return scratch;
        }
        catch
        {
            await scratch.DisposeAsync();
            throw;
        }
    }

    /// <summary>Extensions get the schema that they have in the live database: the files seldom say, and types are printed with it.</summary>
    public async Task PlaceExtensionsAsync(IEnumerable<SchemaItem> live, IEnumerable<SchemaItem> written, CancellationToken ct)
    {
        var wanted = written.Where(static i => i.Kind == SchemaItemKind.Extension).Select(static i => i.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var extension in live.Where(i => i.Kind == SchemaItemKind.Extension && wanted.Contains(i.Name) && i["schema"] is not ("public" or "pg_catalog")))
        {
            var schema = SqlIdentifier.Quote(extension["schema"]!);
            await using var command = new NpgsqlCommand(
                $"create schema if not exists {schema}; create extension if not exists {SqlIdentifier.Quote(extension.Name)} schema {schema}", Connection);
            foreach (var part in command.CommandText.Split("; "))
            {
                command.CommandText = part;
                await command.ExecuteNonQueryAsync(ct);
            }
        }
    }

    /// <summary>CONCURRENTLY makes the same index; what else runs apart makes nothing inside a database.</summary>
    public async Task RunAsync(SchemaPlan plan, CancellationToken ct)
    {
        await using var transaction = await Connection.BeginTransactionAsync(ct);
        foreach (var statement in plan.Statements.Where(static s => !s.IsApart || s.ConcurrentIndexOf is not null || s.IsConcurrentDrop))
        {
            await StatementRunner.RunAsync(Connection, statement.IsApart ? statement.WithoutConcurrently() : statement, ct);
        }

        await transaction.CommitAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync();
        await using var drop = new NpgsqlCommand($"drop database if exists {_name} with (force)", _live);
        await drop.ExecuteNonQueryAsync(CancellationToken.None);
    }
}
