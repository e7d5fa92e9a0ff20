using Npgsql;
using SqlGen.PostgreSql.Text;

namespace SqlGen.Tool.Tuning;

/// <summary>Builds and drops indexes while the table stays in use.</summary>
internal static class IndexBuild
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Builds the new index beside the old one; where that fails or is cancelled, what was begun is dropped again.</summary>
    public static async Task BuildAsync(
        NpgsqlConnection connection, NpgsqlConnection watch, VectorIndex index, HnswParameters parameters, string? memory, ProgressLine progress, CancellationToken ct)
    {
        if (memory is not null)
        {
            await using var set = new NpgsqlCommand("select set_config('maintenance_work_mem', $1, false)", connection) { Parameters = { new() { Value = memory } } };
            await set.ExecuteNonQueryAsync(ct);
        }

        try
        {
            await WatchAsync(RunAsync(connection, index.CreateNew(parameters), ct), connection.ProcessID, watch, progress);
        }
        catch (Exception e) when (e is OperationCanceledException or PostgresException && connection.State == System.Data.ConnectionState.Open)
        {
            progress.End();
            await RunAsync(connection, $"drop index concurrently if exists {index.Qualify(index.NewName)}", CancellationToken.None);
            throw;
        }
    }

    public static async Task DropAsync(NpgsqlConnection connection, VectorIndex index, string name, CancellationToken ct) =>
        await RunAsync(connection, $"drop index concurrently if exists {index.Qualify(name)}", ct);

    /// <summary>
    /// Gives the new index the old one's name, and drops the old one. Both names change in one transaction, and the old index goes last: whenever this ends,
    /// a valid index has the name.
    /// </summary>
    public static async Task SwapAsync(NpgsqlConnection connection, VectorIndex index, ProgressLine progress, CancellationToken ct)
    {
        progress.Show("taking the name over");
        await using (var transaction = await connection.BeginTransactionAsync(ct))
        {
            await RunAsync(connection, $"alter index {index.Sql} rename to {SqlIdentifier.Quote(index.OldName)}", ct);
            await RunAsync(connection, $"alter index {index.Qualify(index.NewName)} rename to {SqlIdentifier.Quote(index.Name)}", ct);
            if (index.Comment is { } comment)
            {
                await using var write = new NpgsqlCommand("select format('comment on index %s is %L', $1, $2)", connection) { Parameters = { new() { Value = index.Sql }, new() { Value = comment } } };
                await RunAsync(connection, (string)(await write.ExecuteScalarAsync(ct))!, ct);
            }

            await transaction.CommitAsync(ct);
        }

        progress.Show("dropping the old index");
        await DropAsync(connection, index, index.OldName, ct);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task WatchAsync(Task build, int process, NpgsqlConnection watch, ProgressLine progress)
    {
        // Nothing but the build itself is cancelled: it has to have ended before the connection can be used again.
        await using var ask = new NpgsqlCommand(
            """
            select phase,
                   case when tuples_total > 0 then 100.0 * tuples_done / tuples_total when blocks_total > 0 then 100.0 * blocks_done / blocks_total end::float8,
                   current_locker_pid
            from pg_stat_progress_create_index where pid = $1
            """, watch) { Parameters = { new() { Value = process } } };
        while (await Task.WhenAny(build, Task.Delay(Pause, CancellationToken.None)) != build)
        {
            await using var reader = await ask.ExecuteReaderAsync(CancellationToken.None);
            if (await reader.ReadAsync(CancellationToken.None))
            {
                var waitsFor = reader.IsDBNull(2) || reader.GetInt32(2) == 0 ? "" : $", held up by process {reader.GetInt32(2)}";
                progress.Show(reader.GetString(0) + waitsFor, reader.IsDBNull(1) ? "" : $"{reader.GetDouble(1):F0} %");
            }
        }

        await build;
    }
}
