using System.Data;
using Dapper;
using Npgsql;

namespace SqlGen.Benchmarks.Calls;

/// <summary>The same calls through Dapper, as its documentation writes them.</summary>
[DapperAot(false)]
internal sealed class DapperCalls(NpgsqlDataSource dataSource)
{
    private const string InsertText = """
        insert into public.ai_usage (user_id, operation_type, model, tokens_prompt, tokens_completion, tokens_total, cost, latency_ms)
        values (@UserId, @OperationType, @Model, @TokensPrompt, @TokensCompletion, @TokensTotal, @Cost, @LatencyMs)
        """;

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
        return await connection.QuerySingleAsync<Usage>(InsertText + " returning " + Usage.Aliases, row);
    }

    public async ValueTask<long> InsertManyAsync(IReadOnlyList<Usage> rows)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var inserted = await connection.ExecuteAsync(InsertText, rows, transaction);
        await transaction.CommitAsync();
        return inserted;
    }

    public async ValueTask<List<Usage>> ScopedAsync(Guid user, int limit)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync(
            "select set_config('role', 'authenticated', true), set_config('request.jwt.claims', @claims, true)", new { claims = HandWrittenScoped.Claims(user) }, transaction);
        var rows = (await connection.QueryAsync<Usage>(
            "select " + Usage.Aliases + " from public.ai_usage where user_id = @user order by id limit @limit", new { user, limit }, transaction)).AsList();
        await transaction.CommitAsync();
        return rows;
    }
}
