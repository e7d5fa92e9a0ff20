using Npgsql;

namespace SqlGen.Tool.Maintenance;

/// <summary>Moves old rows of one table, a batch a transaction.</summary>
internal sealed class Archiver(NpgsqlConnection connection, ArchivePlan plan, DateTimeOffset before)
{
    /// <summary>The moment an age ago, by the server's clock.</summary>
    public static async Task<DateTimeOffset> MomentAsync(NpgsqlConnection connection, Age age, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select now() - $1::interval", connection) { Parameters = { new() { Value = age.Interval, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text } } };
        return new DateTimeOffset((DateTime)(await command.ExecuteScalarAsync(ct))!);
    }

    /// <summary>How many rows are old, and from when the oldest is.</summary>
    public async Task<(long Count, string? Oldest)> CountAsync(CancellationToken ct)
    {
        await using var transaction = await BeginAsync(ct);
        await using var command = new NpgsqlCommand($"select count(*), min(t.{plan.Column.Sql})::text from {plan.OldRows}", connection)
        {
            Parameters = { new() { Value = before.UtcDateTime } },
        };
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return (reader.GetInt64(0), reader.IsDBNull(1) ? null : reader.GetString(1));
    }

    /// <summary>Whether batches find their rows by an index.</summary>
    public async Task<bool> HasIndexAsync(CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            select exists (select from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
              where i.indrelid = $1 and a.attname = $2 and i.indisvalid and i.indpred is null
                and (select amname from pg_class x join pg_am m on m.oid = x.relam where x.oid = i.indexrelid) = 'btree')
            """, connection)
        {
            Parameters = { new() { Value = plan.Table.Id, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Oid }, new() { Value = plan.Column.Name } },
        };
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Moves one batch and says how many rows it had.</summary>
    public async Task<long> MoveAsync(int batch, CancellationToken ct)
    {
        await using var transaction = await BeginAsync(ct);
        var rows = await LockAsync(batch, ct);
        await using var command = new NpgsqlCommand(plan.MoveSql, connection) { Parameters = { new() { Value = rows } } };
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            await reader.ReadAsync(ct);
            var (deleted, inserted) = (reader.GetInt64(0), reader.GetInt64(1));
            if (deleted == inserted)
            {
                await reader.DisposeAsync();
                await transaction.CommitAsync(ct);
                return deleted;
            }

            throw new RefusalException(
                $"{plan.ArchiveSql} took {inserted} of {deleted} rows, so the batch was undone: a trigger or rule of it swallows rows; drop it");
        }
    }

    private async Task<string[]> LockAsync(int batch, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(plan.LockSql, connection) { Parameters = { new() { Value = before.UtcDateTime }, new() { Value = (long)batch } } };
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<string>();
        while (await reader.ReadAsync(ct))
        {
            rows.Add(reader.GetString(0));
        }

        return [.. rows];
    }

    // Under a stricter level a row that changed meanwhile would end the batch. Rows that a policy hides are an error rather than left behind unseen.
    private async Task<NpgsqlTransaction> BeginAsync(CancellationToken ct)
    {
        var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.ReadCommitted, ct);
        await using var command = new NpgsqlCommand("set local row_security = off", connection);
        await command.ExecuteNonQueryAsync(ct);
        return transaction;
    }
}
