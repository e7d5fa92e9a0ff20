using LinqToDB;
using LinqToDB.Async;
using LinqToDB.Data;
using LinqToDB.DataProvider.PostgreSQL;
using LinqToDB.Mapping;
using Npgsql;
using Pgvector;

namespace SqlGen.Benchmarks.Calls;

/// <summary>Vectors through linq2db: SQL of its own, since it knows no vectors.</summary>
internal sealed class Linq2DbVectors(NpgsqlDataSource dataSource)
{
    private const string NearestText =
        "select " + Embedding.Columns + ", embedding operator(extensions.<=>) @query as distance from public.embeddings order by embedding operator(extensions.<=>) @query limit 10";
    private static readonly LinqToDB.DataProvider.IDataProvider s_provider = PostgreSQLTools.GetDataProvider(PostgreSQLVersion.v15);
    private static readonly MappingSchema s_mapping = Mapping();

    public async ValueTask<List<Match>> MatchAsync(Vector query)
    {
        await using var db = Open();
        return await db.QueryToListAsync<Match>(Match.Query, new DataParameter("query", query), new DataParameter("threshold", -1d), new DataParameter("top", VectorCases.Top));
    }

    public async ValueTask<List<Near>> NearestAsync(Vector query)
    {
        await using var db = Open();
        return await db.QueryToListAsync<Near>(NearestText, new DataParameter("query", query));
    }

    public async ValueTask StreamAsync(Seen seen)
    {
        await using var db = Open();
        await foreach (var row in db.GetTable<Embedding>().AsAsyncEnumerable())
            seen.Add(row);
    }

    private static MappingSchema Mapping()
    {
        var mapping = new MappingSchema("vectors");
        mapping.AddScalarType(typeof(Vector));
        return mapping;
    }

    private DataConnection Open() => new(new DataOptions().UseConnection(s_provider, dataSource.CreateConnection(), disposeConnection: true).UseMappingSchema(s_mapping));
}
