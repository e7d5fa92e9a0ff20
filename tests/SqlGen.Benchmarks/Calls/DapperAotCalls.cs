using Dapper;
using Npgsql;

namespace SqlGen.Benchmarks.Calls;

/// <summary>The same calls through Dapper.AOT, whose interceptors replace Dapper's reflection while this file compiles.</summary>
[DapperAot(true)]
internal sealed class DapperAotCalls(NpgsqlDataSource dataSource)
{
    public async ValueTask<Usage?> GetAsync(string id)
    {
        await using var connection = dataSource.CreateConnection();
        return await connection.QuerySingleOrDefaultAsync<Usage>("select " + Usage.Aliases + " from public.ai_usage where id = @id", new { id });
    }

    public async ValueTask<List<Usage>> ListAsync(Guid user)
    {
        await using var connection = dataSource.CreateConnection();
        return (await connection.QueryAsync<Usage>("select " + Usage.Aliases + " from public.ai_usage where user_id = @user order by id", new { user })).AsList();
    }

    public async ValueTask StreamAsync(Seen seen)
    {
        await using var connection = dataSource.CreateConnection();
        await foreach (var row in connection.QueryUnbufferedAsync<Usage>("select " + Usage.Aliases + " from public.ai_usage"))
            seen.Add(row);
    }

    public async ValueTask<Usage?> InsertAsync(Usage row)
    {
        await using var connection = dataSource.CreateConnection();
        return await connection.QuerySingleAsync<Usage>(
            """
            insert into public.ai_usage (user_id, operation_type, model, tokens_prompt, tokens_completion, tokens_total, cost, latency_ms)
            values (@UserId, @OperationType, @Model, @TokensPrompt, @TokensCompletion, @TokensTotal, @Cost, @LatencyMs)
            returning id as "Id", user_id as "UserId", operation_type as "OperationType", model as "Model", tokens_prompt as "TokensPrompt", tokens_completion as "TokensCompletion", tokens_total as "TokensTotal", cost as "Cost", latency_ms as "LatencyMs", created_at as "CreatedAt"
            """,
            row);
    }
}
