// One row by key through EF Core.
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

await using var context = new UsageContext(args[0]);
var id = args[1];
var row = await context.Usage.AsNoTracking().SingleAsync(row => row.Id == id);
Console.WriteLine(
    $"{row.Id} {row.UserId} {row.OperationType} {row.Model} {row.TokensPrompt} {row.TokensCompletion} {row.TokensTotal} {row.Cost} {row.LatencyMs} {row.CreatedAt.Ticks}");

public sealed class UsageContext(string connectionString) : DbContext
{
    public DbSet<Usage> Usage => Set<Usage>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql(connectionString);
}

[Table("ai_usage", Schema = "public")]
public sealed class Usage
{
    [Column("id")]
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

    [Column("created_at")]
    public DateTime CreatedAt { get; set; }
}
