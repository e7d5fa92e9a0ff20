using LinqToDB;
using LinqToDB.Async;
using LinqToDB.Data;
using LinqToDB.DataProvider.PostgreSQL;
using Npgsql;

namespace SqlGen.Benchmarks.Calls;

/// <summary>The same calls through linq2db.</summary>
internal sealed class Linq2DbCalls(NpgsqlDataSource dataSource)
{
    private static readonly LinqToDB.DataProvider.IDataProvider s_provider = PostgreSQLTools.GetDataProvider(PostgreSQLVersion.v15);

    public async ValueTask<Usage?> GetAsync(string id)
    {
        await using var db = Open();
        return await db.GetTable<Usage>().SingleOrDefaultAsync(row => row.Id == id);
    }

    public async ValueTask<List<Usage>> ListAsync(Guid user)
    {
        await using var db = Open();
        return await db.GetTable<Usage>().Where(row => row.UserId == user).OrderBy(static row => row.Id).ToListAsync();
    }

    public async ValueTask StreamAsync(Seen seen)
    {
        await using var db = Open();
        await foreach (var row in db.GetTable<Usage>().AsAsyncEnumerable())
            seen.Add(row);
    }

    public async ValueTask<Usage?> InsertAsync(Usage row)
    {
        await using var db = Open();
        return await db.GetTable<Usage>()
            .Value(static usage => usage.UserId, row.UserId)
            .Value(static usage => usage.OperationType, row.OperationType)
            .Value(static usage => usage.Model, row.Model)
            .Value(static usage => usage.TokensPrompt, row.TokensPrompt)
            .Value(static usage => usage.TokensCompletion, row.TokensCompletion)
            .Value(static usage => usage.TokensTotal, row.TokensTotal)
            .Value(static usage => usage.Cost, row.Cost)
            .Value(static usage => usage.LatencyMs, row.LatencyMs)
            .InsertWithOutputAsync();
    }

    public async ValueTask<long> InsertManyAsync(IReadOnlyList<Usage> rows)
    {
        await using var db = Open();
        return (await db.BulkCopyAsync(new BulkCopyOptions { BulkCopyType = BulkCopyType.ProviderSpecific }, rows)).RowsCopied;
    }

    private DataConnection Open() => new(new DataOptions().UseConnection(s_provider, dataSource.CreateConnection(), disposeConnection: true));
}
