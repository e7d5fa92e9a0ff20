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

    public async ValueTask<long> GetAsync(string id)
    {
        await using var db = Open();
        return await db.GetTable<Usage>().SingleOrDefaultAsync(row => row.Id == id) is null ? 0 : 1;
    }

    public async ValueTask<long> ListAsync(Guid user)
    {
        await using var db = Open();
        return (await db.GetTable<Usage>().Where(row => row.UserId == user).OrderBy(static row => row.Id).ToListAsync()).Count;
    }

    public async ValueTask<long> StreamAsync()
    {
        await using var db = Open();
        var count = 0L;
        await foreach (var row in db.GetTable<Usage>().AsAsyncEnumerable())
            count += row.TokensPrompt > 0 ? 1 : 0;
        return count;
    }

    public async ValueTask<long> InsertManyAsync(IReadOnlyList<Usage> rows)
    {
        await using var db = Open();
        return (await db.BulkCopyAsync(new BulkCopyOptions { BulkCopyType = BulkCopyType.ProviderSpecific }, rows)).RowsCopied;
    }

    private DataConnection Open() => new(new DataOptions().UseConnection(s_provider, dataSource.CreateConnection(), disposeConnection: true));
}
