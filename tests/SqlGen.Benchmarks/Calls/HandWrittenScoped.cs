using System.Data;
using Npgsql;

namespace SqlGen.Benchmarks.Calls;

/// <summary>A user's read by hand: as most write it, with BEGIN, set_config, the query and COMMIT one after the other.</summary>
internal sealed class HandWrittenScoped(NpgsqlDataSource dataSource)
{
    public const string Context = "select set_config('role', 'authenticated', true), set_config('request.jwt.claims', $1, true)";
    public const string Query = "select " + HandWritten.Columns + " from public.ai_usage where user_id = $1 order by id limit $2";

    public static string Claims(Guid user) => $$"""{"sub":"{{user}}","role":"authenticated"}""";

    /// <summary>Each of the four is sent and answered.</summary>
    public async ValueTask<List<AiUsage>> StepByStepAsync(Guid user, int limit)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        await using (var begin = new NpgsqlCommand("begin", connection))
            await begin.ExecuteNonQueryAsync();
        await using (var context = new NpgsqlCommand(Context, connection))
        {
            context.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Claims(user) });
            await context.ExecuteNonQueryAsync();
        }

        List<AiUsage> rows = [];
        await using (var query = new NpgsqlCommand(Query, connection))
        {
            query.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = user });
            query.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
            await using var reader = await query.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                rows.Add(HandWritten.Read(reader));
        }

        await using (var commit = new NpgsqlCommand("commit", connection))
            await commit.ExecuteNonQueryAsync();
        return rows;
    }

    /// <summary>With Npgsql's transaction, which sends BEGIN with the first statement.</summary>
    public async ValueTask<List<AiUsage>> TransactionAsync(Guid user, int limit)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var context = new NpgsqlCommand(Context, connection, transaction))
        {
            context.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Claims(user) });
            await context.ExecuteNonQueryAsync();
        }

        List<AiUsage> rows = [];
        await using (var query = new NpgsqlCommand(Query, connection, transaction))
        {
            query.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = user });
            query.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
            await using var reader = await query.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                rows.Add(HandWritten.Read(reader));
        }

        await transaction.CommitAsync();
        return rows;
    }

    /// <summary>As SqlGen does it: one batch, one implicit transaction.</summary>
    public async ValueTask<List<AiUsage>> BatchAsync(Guid user, int limit)
    {
        await using var batch = dataSource.CreateBatch();
        batch.BatchCommands.Add(new(Context) { Parameters = { new NpgsqlParameter<string> { TypedValue = Claims(user) } } });
        batch.BatchCommands.Add(new(Query) { Parameters = { new NpgsqlParameter<Guid> { TypedValue = user }, new NpgsqlParameter<int> { TypedValue = limit } } });
        await using var reader = await batch.ExecuteReaderAsync(CommandBehavior.Default);
        await reader.NextResultAsync();
        List<AiUsage> rows = [];
        while (await reader.ReadAsync())
            rows.Add(HandWritten.Read(reader));
        return rows;
    }
}
