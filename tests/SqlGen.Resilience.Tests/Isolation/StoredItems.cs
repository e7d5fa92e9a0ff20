using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace SqlGen.Resilience.Tests.Isolation;

/// <summary>What is in the table, seen by the administrator.</summary>
internal sealed class StoredItems(string connectionString)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    // Not pooled: what a connection holds is free as soon as it is closed.
    private readonly string _connectionString = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString;

    /// <summary>The rows of a worker, once no call is under way any more that could change them.</summary>
    public async Task<List<Item>> OfAsync(int worker)
    {
        List<Item> rows = [];
        await UntilThereAsync(async () =>
        {
            await using var connection = await OpenAsync();
            // A cancelled call may still be ending; what it locks is free when it has ended.
            await using var transaction = await connection.BeginTransactionAsync();
            await using (var command = new NpgsqlCommand("lock table public.items in share mode", connection))
                await command.ExecuteNonQueryAsync();
            rows = await ReadAsync(connection, worker);
        });
        return rows;
    }

    /// <summary>Holds rows until it is disposed of, those that are there and those that are not, so that whoever changes one must wait.</summary>
    public async Task<IAsyncDisposable> HoldAsync(IEnumerable<int> ids)
    {
        var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(string.Create(CultureInfo.InvariantCulture, $"""
            begin;
            insert into public.items (id, worker, owner, tenant, level, published, note)
            select id, -1, gen_random_uuid(), '', 0, false, '' from unnest(array[{string.Join(", ", ids)}]) as id on conflict do nothing;
            select from public.items where id in ({string.Join(", ", ids)}) for update;
            """), connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>Again and again while the server is down.</summary>
    public static async Task UntilThereAsync(Func<Task> action)
    {
        for (var watch = Stopwatch.StartNew(); ;)
        {
            try
            {
                await action();
                return;
            }
            catch (Exception e) when (Disturbance.Of(e) == "server down" && watch.Elapsed < s_patience)
            {
                await Task.Delay(50);
            }
        }
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(_connectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<List<Item>> ReadAsync(NpgsqlConnection connection, int worker)
    {
        await using var command = new NpgsqlCommand("select id, worker, owner, tenant, level, published, note from public.items where worker = $1", connection) { Parameters = { new() { Value = worker } } };
        await using var reader = await command.ExecuteReaderAsync();
        List<Item> rows = [];
        while (await reader.ReadAsync())
        {
            rows.Add(new()
            {
                Id = reader.GetInt32(0),
                Worker = reader.GetInt32(1),
                Owner = reader.GetGuid(2),
                Tenant = reader.GetString(3),
                Level = reader.GetInt32(4),
                Published = reader.GetBoolean(5),
                Note = reader.GetString(6),
            });
        }

        return rows;
    }
}
