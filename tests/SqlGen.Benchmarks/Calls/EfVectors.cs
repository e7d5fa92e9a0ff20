using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;
using Pgvector;
using Pgvector.EntityFrameworkCore;

namespace SqlGen.Benchmarks.Calls;

/// <summary>Vectors through EF Core and Pgvector.EntityFrameworkCore: pooled contexts, compiled queries, no tracking.</summary>
internal sealed class EfVectors(NpgsqlDataSource dataSource)
{
    private static readonly Func<EmbeddingContext, Vector, IAsyncEnumerable<Match>> s_match =
        EF.CompileAsyncQuery((EmbeddingContext context, Vector query) => context.MatchEmbeddings(query, -1, VectorCases.Top).AsNoTracking());

    private static readonly Func<EmbeddingContext, Vector, IAsyncEnumerable<Near>> s_nearest =
        EF.CompileAsyncQuery((EmbeddingContext context, Vector query) => context.Embeddings.AsNoTracking()
            .OrderBy(row => row.Vector.CosineDistance(query))
            .Take(VectorCases.Top)
            .Select(row => new Near
            {
                Id = row.Id,
                UserId = row.UserId,
                Content = row.Content,
                Vector = row.Vector,
                Metadata = row.Metadata,
                CreatedAt = row.CreatedAt,
                UpdatedAt = row.UpdatedAt,
                Distance = row.Vector.CosineDistance(query),
            }));

    private static readonly Func<EmbeddingContext, IAsyncEnumerable<Embedding>> s_all =
        EF.CompileAsyncQuery(static (EmbeddingContext context) => context.Embeddings.AsNoTracking().AsQueryable());

    private readonly PooledDbContextFactory<EmbeddingContext> _contexts =
        new(new DbContextOptionsBuilder<EmbeddingContext>().UseNpgsql(dataSource, static npgsql => npgsql.UseVector()).Options);

    public async ValueTask<List<Match>> MatchAsync(Vector query)
    {
        await using var context = await _contexts.CreateDbContextAsync();
        return await s_match(context, query).ToListAsync();
    }

    public async ValueTask<List<Near>> NearestAsync(Vector query)
    {
        await using var context = await _contexts.CreateDbContextAsync();
        return await s_nearest(context, query).ToListAsync();
    }

    public async ValueTask StreamAsync(Seen seen)
    {
        await using var context = await _contexts.CreateDbContextAsync();
        await foreach (var row in s_all(context))
            seen.Add(row);
    }
}
