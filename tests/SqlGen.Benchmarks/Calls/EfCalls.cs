using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace SqlGen.Benchmarks.Calls;

/// <summary>The same calls through EF Core: pooled contexts, compiled queries, no tracking.</summary>
internal sealed class EfCalls(NpgsqlDataSource dataSource)
{
    private static readonly Func<UsageContext, string, Task<Usage?>> s_get =
        EF.CompileAsyncQuery((UsageContext context, string id) => context.Usage.AsNoTracking().SingleOrDefault(row => row.Id == id));

    private static readonly Func<UsageContext, Guid, IAsyncEnumerable<Usage>> s_list =
        EF.CompileAsyncQuery((UsageContext context, Guid user) => context.Usage.AsNoTracking().Where(row => row.UserId == user).OrderBy(static row => row.Id).AsQueryable());

    private static readonly Func<UsageContext, IAsyncEnumerable<Usage>> s_all =
        EF.CompileAsyncQuery(static (UsageContext context) => context.Usage.AsNoTracking().AsQueryable());

    private static readonly Func<UsageContext, Guid, int, IAsyncEnumerable<Usage>> s_first =
        EF.CompileAsyncQuery((UsageContext context, Guid user, int limit) => context.Usage.AsNoTracking().Where(row => row.UserId == user).OrderBy(static row => row.Id).Take(limit).AsQueryable());

    private readonly PooledDbContextFactory<UsageContext> _contexts = new(new DbContextOptionsBuilder<UsageContext>().UseNpgsql(dataSource).Options);

    public async ValueTask<Usage?> GetAsync(string id)
    {
        await using var context = await _contexts.CreateDbContextAsync();
        return await s_get(context, id);
    }

    public async ValueTask<List<Usage>> ListAsync(Guid user)
    {
        await using var context = await _contexts.CreateDbContextAsync();
        return await ListAsync(s_list(context, user));
    }

    public async ValueTask StreamAsync(Seen seen)
    {
        await using var context = await _contexts.CreateDbContextAsync();
        await foreach (var row in s_all(context))
            seen.Add(row);
    }

    public async ValueTask<Usage?> InsertAsync(Usage row)
    {
        await using var context = await _contexts.CreateDbContextAsync();
        context.Add(row);
        await context.SaveChangesAsync();
        return row;
    }

    public async ValueTask<long> InsertManyAsync(IReadOnlyList<Usage> rows)
    {
        await using var context = await _contexts.CreateDbContextAsync();
        context.AddRange(rows);
        return await context.SaveChangesAsync();
    }

    public async ValueTask<List<Usage>> ScopedAsync(Guid user, int limit)
    {
        await using var context = await _contexts.CreateDbContextAsync();
        await using var transaction = await context.Database.BeginTransactionAsync();
        await context.Database.ExecuteSqlAsync($"select set_config('role', 'authenticated', true), set_config('request.jwt.claims', {HandWrittenScoped.Claims(user)}, true)");
        var rows = await ListAsync(s_first(context, user, limit));
        await transaction.CommitAsync();
        return rows;
    }

    private static async ValueTask<List<Usage>> ListAsync(IAsyncEnumerable<Usage> rows)
    {
        List<Usage> list = [];
        await foreach (var row in rows)
            list.Add(row);
        return list;
    }
}
