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

    public async ValueTask<AiUsage?> GetAsync(string id)
    {
        await using var command = dataSource.CreateCommand("select " + Columns + " from public.ai_usage where id = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = id });
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SingleRow);
        return await reader.ReadAsync() ? Read(reader) : null;
    }

    public async ValueTask<List<AiUsage>> ListAsync(Guid user)
    {
        await using var command = dataSource.CreateCommand("select " + Columns + " from public.ai_usage where user_id = $1 order by id");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = user });
        await using var reader = await command.ExecuteReaderAsync();
        List<AiUsage> rows = [];
        while (await reader.ReadAsync())
            rows.Add(Read(reader));
        return rows;
    }

    public async ValueTask StreamAsync(Seen seen)
    {
        await using var command = dataSource.CreateCommand("select " + Columns + " from public.ai_usage");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            seen.Add(Read(reader));
    }

    public async ValueTask<AiUsage?> InsertAsync(NewAiUsageAsService row)
    {
        await using var command = dataSource.CreateCommand(InsertText);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = row.UserId });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = row.OperationType });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = row.Model });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = row.TokensPrompt });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = row.TokensCompletion });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = row.TokensTotal });
        command.Parameters.Add(new NpgsqlParameter<decimal> { TypedValue = row.Cost });
        command.Parameters.Add(new NpgsqlParameter<int?> { TypedValue = row.LatencyMs });
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SingleRow);
        return await reader.ReadAsync() ? Read(reader) : null;
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
