using System.Data;
using Dapper;
using Npgsql;
using Pgvector;

namespace SqlGen.Benchmarks.Calls;

/// <summary>Vectors through Dapper, with a handler that leaves them to Npgsql.</summary>
[DapperAot(false)]
internal sealed class DapperVectors(NpgsqlDataSource dataSource)
{
    public const string NearestText =
        "select " + Embedding.Aliases + ", embedding operator(extensions.<=>) @query as \"Distance\" from public.embeddings order by embedding operator(extensions.<=>) @query limit 10";

    static DapperVectors() => SqlMapper.AddTypeHandler(new Handler());

    public async ValueTask<List<Match>> MatchAsync(Vector query)
    {
        await using var connection = dataSource.CreateConnection();
        return (await connection.QueryAsync<Match>(Match.Aliased, new { query, threshold = -1d, top = VectorCases.Top })).AsList();
    }

    public async ValueTask<List<Near>> NearestAsync(Vector query)
    {
        await using var connection = dataSource.CreateConnection();
        return (await connection.QueryAsync<Near>(NearestText, new { query })).AsList();
    }

    public async ValueTask StreamAsync(Seen seen)
    {
        await using var connection = dataSource.CreateConnection();
        await foreach (var row in connection.QueryUnbufferedAsync<Embedding>("select " + Embedding.Aliases + " from public.embeddings"))
            seen.Add(row);
    }

    private sealed class Handler : SqlMapper.TypeHandler<Vector>
    {
        public override void SetValue(IDbDataParameter parameter, Vector? value) => parameter.Value = value;

        public override Vector? Parse(object value) => (Vector)value;
    }
}
