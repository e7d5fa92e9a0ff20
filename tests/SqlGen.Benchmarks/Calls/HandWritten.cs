using System.Data;
using Npgsql;
using NpgsqlTypes;

namespace SqlGen.Benchmarks.Calls;

/// <summary>Best practice without a library: typed positional parameters, statements prepared by themselves, readers by ordinal.</summary>
internal sealed class HandWritten(NpgsqlDataSource dataSource)
{
    public const string Columns = "id, user_id, operation_type, model, tokens_prompt, tokens_completion, tokens_total, cost, latency_ms, created_at";
    public const string InsertText =
        "insert into public.ai_usage (user_id, operation_type, model, tokens_prompt, tokens_completion, tokens_total, cost, latency_ms) values ($1, $2, $3, $4, $5, $6, $7, $8) returning " + Columns;
    private const string CopyText =
        "copy public.ai_usage (user_id, operation_type, model, tokens_prompt, tokens_completion, tokens_total, cost, latency_ms) from stdin (format binary)";

    public async ValueTask<long> GetAsync(string id)
    {
        await using var command = dataSource.CreateCommand("select " + Columns + " from public.ai_usage where id = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = id });
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SingleRow);
        return await reader.ReadAsync() && Read(reader) is not null ? 1 : 0;
    }

    public async ValueTask<long> ListAsync(Guid user)
    {
        await using var command = dataSource.CreateCommand("select " + Columns + " from public.ai_usage where user_id = $1 order by id");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = user });
        await using var reader = await command.ExecuteReaderAsync();
        List<AiUsage> rows = [];
        while (await reader.ReadAsync())
            rows.Add(Read(reader));
        return rows.Count;
    }

    public async ValueTask<long> StreamAsync()
    {
        await using var command = dataSource.CreateCommand("select " + Columns + " from public.ai_usage");
        await using var reader = await command.ExecuteReaderAsync();
        var count = 0L;
        while (await reader.ReadAsync())
        {
            Read(reader);
            count++;
        }

        return count;
    }

    public async ValueTask<long> InsertAsync(Guid user)
    {
        await using var command = dataSource.CreateCommand(InsertText);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = user });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = "chat" });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = "gpt-4o-mini" });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = 120 });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = 80 });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = 200 });
        command.Parameters.Add(new NpgsqlParameter<decimal> { TypedValue = 0.00012345m });
        command.Parameters.Add(new NpgsqlParameter<int?> { TypedValue = 350 });
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SingleRow);
        return await reader.ReadAsync() && Read(reader) is not null ? 1 : 0;
    }

    public async ValueTask<long> CopyAsync(IReadOnlyList<NewAiUsageAsService> rows)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        await using var importer = await connection.BeginBinaryImportAsync(CopyText);
        foreach (var row in rows)
        {
            await importer.StartRowAsync();
            await importer.WriteAsync(row.UserId, NpgsqlDbType.Uuid);
            await importer.WriteAsync(row.OperationType, NpgsqlDbType.Text);
            await importer.WriteAsync(row.Model, NpgsqlDbType.Text);
            await importer.WriteAsync(row.TokensPrompt, NpgsqlDbType.Integer);
            await importer.WriteAsync(row.TokensCompletion, NpgsqlDbType.Integer);
            await importer.WriteAsync(row.TokensTotal, NpgsqlDbType.Integer);
            await importer.WriteAsync(row.Cost, NpgsqlDbType.Numeric);
            if (row.LatencyMs is { } latency)
                await importer.WriteAsync(latency, NpgsqlDbType.Integer);
            else
                await importer.WriteNullAsync();
        }

        return (long)await importer.CompleteAsync();
    }

    public async ValueTask<long> CopyConversationsAsync(IReadOnlyList<NewAiConversationAsService> rows)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        await using var importer = await connection.BeginBinaryImportAsync("copy public.ai_conversations (user_id, title, model, total_tokens) from stdin (format binary)");
        foreach (var row in rows)
        {
            await importer.StartRowAsync();
            await importer.WriteAsync(row.UserId, NpgsqlDbType.Uuid);
            await importer.WriteAsync(row.Title, NpgsqlDbType.Text);
            await importer.WriteAsync(row.Model, NpgsqlDbType.Text);
            await importer.WriteAsync(row.TotalTokens, NpgsqlDbType.Bigint);
        }

        return (long)await importer.CompleteAsync();
    }

    public static AiUsage Read(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetString(0),
        UserId = reader.GetGuid(1),
        OperationType = reader.GetString(2),
        Model = reader.GetString(3),
        TokensPrompt = reader.GetInt32(4),
        TokensCompletion = reader.GetInt32(5),
        TokensTotal = reader.GetInt32(6),
        Cost = reader.GetDecimal(7),
        LatencyMs = reader.IsDBNull(8) ? null : reader.GetInt32(8),
        CreatedAt = reader.GetFieldValue<DateTimeOffset>(9),
    };
}
