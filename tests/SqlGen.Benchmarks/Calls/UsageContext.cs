using Microsoft.EntityFrameworkCore;

namespace SqlGen.Benchmarks.Calls;

internal sealed class UsageContext(DbContextOptions<UsageContext> options) : DbContext(options)
{
    public DbSet<Usage> Usage => Set<Usage>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Usage>(static usage =>
    {
        usage.ToTable("ai_usage", "public").HasKey(static row => row.Id);
        usage.Property(static row => row.Id).HasColumnName("id").HasDefaultValueSql("gen_random_uuid()::text");
        usage.Property(static row => row.UserId).HasColumnName("user_id");
        usage.Property(static row => row.OperationType).HasColumnName("operation_type");
        usage.Property(static row => row.Model).HasColumnName("model");
        usage.Property(static row => row.TokensPrompt).HasColumnName("tokens_prompt");
        usage.Property(static row => row.TokensCompletion).HasColumnName("tokens_completion");
        usage.Property(static row => row.TokensTotal).HasColumnName("tokens_total");
        usage.Property(static row => row.Cost).HasColumnName("cost");
        usage.Property(static row => row.LatencyMs).HasColumnName("latency_ms");
        usage.Property(static row => row.CreatedAt).HasColumnName("created_at").HasDefaultValueSql("now()");
    });
}
