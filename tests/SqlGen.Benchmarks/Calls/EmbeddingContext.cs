using Microsoft.EntityFrameworkCore;
using Pgvector;

namespace SqlGen.Benchmarks.Calls;

internal sealed class EmbeddingContext(DbContextOptions<EmbeddingContext> options) : DbContext(options)
{
    public DbSet<Embedding> Embeddings => Set<Embedding>();

    public IQueryable<Match> MatchEmbeddings(Vector query, double threshold, int top) => FromExpression(() => MatchEmbeddings(query, threshold, top));

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Ignore<Near>();
        modelBuilder.Entity<Embedding>(static embedding =>
        {
            embedding.ToTable("embeddings", "public").HasKey(static row => row.Id);
            embedding.Property(static row => row.Id).HasColumnName("id");
            embedding.Property(static row => row.UserId).HasColumnName("user_id");
            embedding.Property(static row => row.Content).HasColumnName("content");
            embedding.Property(static row => row.Vector).HasColumnName("embedding").HasColumnType("vector(1536)");
            embedding.Property(static row => row.Metadata).HasColumnName("metadata").HasColumnType("jsonb");
            embedding.Property(static row => row.CreatedAt).HasColumnName("created_at");
            embedding.Property(static row => row.UpdatedAt).HasColumnName("updated_at");
        });
        modelBuilder.Entity<Match>(static match =>
        {
            match.HasNoKey();
            match.Property(static row => row.Id).HasColumnName("id");
            match.Property(static row => row.Content).HasColumnName("content");
            match.Property(static row => row.Metadata).HasColumnName("metadata").HasColumnType("jsonb");
            match.Property(static row => row.Similarity).HasColumnName("similarity");
        });
        modelBuilder.HasDbFunction(typeof(EmbeddingContext).GetMethod(nameof(MatchEmbeddings))!).HasName("match_embeddings").HasSchema("public");
    }
}
