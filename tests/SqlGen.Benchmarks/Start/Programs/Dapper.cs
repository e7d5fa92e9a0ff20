// One row by key through Dapper.
using Dapper;
using Npgsql;

await using var source = NpgsqlDataSource.Create(args[0]);
await using var connection = source.CreateConnection();
var row = await connection.QuerySingleAsync<Usage>(
    """
    select id as "Id", user_id as "UserId", operation_type as "OperationType", model as "Model", tokens_prompt as "TokensPrompt", tokens_completion as "TokensCompletion",
           tokens_total as "TokensTotal", cost as "Cost", latency_ms as "LatencyMs", created_at as "CreatedAt"
    from public.ai_usage where id = @id
    """,
    new { id = args[1] });
Console.WriteLine(
    $"{row.Id} {row.UserId} {row.OperationType} {row.Model} {row.TokensPrompt} {row.TokensCompletion} {row.TokensTotal} {row.Cost} {row.LatencyMs} {row.CreatedAt.Ticks}");

public sealed class Usage
{
    public string Id { get; set; } = "";
    public Guid UserId { get; set; }
    public string OperationType { get; set; } = "";
    public string Model { get; set; } = "";
    public int TokensPrompt { get; set; }
    public int TokensCompletion { get; set; }
    public int TokensTotal { get; set; }
    public decimal Cost { get; set; }
    public int? LatencyMs { get; set; }
    public DateTime CreatedAt { get; set; }
}
