using LinqToDB.Mapping;

namespace SqlGen.Benchmarks.Calls;

/// <summary>A row of ai_usage as the mappers that want a class take it.</summary>
[Table("ai_usage", Schema = "public")]
public sealed class Usage
{
    public const string Aliases = """
        id as "Id", user_id as "UserId", operation_type as "OperationType", model as "Model", tokens_prompt as "TokensPrompt", tokens_completion as "TokensCompletion", tokens_total as "TokensTotal", cost as "Cost", latency_ms as "LatencyMs", created_at as "CreatedAt"
        """;

    [Column("id"), PrimaryKey]
    public string Id { get; set; } = "";

    [Column("user_id")]
    public Guid UserId { get; set; }

    [Column("operation_type")]
    public string OperationType { get; set; } = "";

    [Column("model")]
    public string Model { get; set; } = "";

    [Column("tokens_prompt")]
    public int TokensPrompt { get; set; }

    [Column("tokens_completion")]
    public int TokensCompletion { get; set; }

    [Column("tokens_total")]
    public int TokensTotal { get; set; }

    [Column("cost")]
    public decimal Cost { get; set; }

    [Column("latency_ms")]
    public int? LatencyMs { get; set; }

    [Column("created_at", DataType = LinqToDB.DataType.DateTimeOffset)]
    public DateTime CreatedAt { get; set; }
}
