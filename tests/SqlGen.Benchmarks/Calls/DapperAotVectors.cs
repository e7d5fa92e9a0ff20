using Dapper;
using Npgsql;
using Pgvector;

namespace SqlGen.Benchmarks.Calls;

/// <summary>Vectors through Dapper.AOT.</summary>
[DapperAot(true)]
internal sealed class DapperAotVectors(NpgsqlDataSource dataSource)
{
    public async ValueTask<List<Match>> MatchAsync(Vector query)
    {
        await using var connection = dataSource.CreateConnection();
        return (await connection.QueryAsync<Match>(Match.Aliased, new { query, threshold = -1d, top = VectorCases.Top })).AsList();
    }

    public async ValueTask<List<Near>> NearestAsync(Vector query)
    {
        await using var connection = dataSource.CreateConnection();
        return (await connection.QueryAsync<Near>(DapperVectors.NearestText, new { query })).AsList();
    }

    public async ValueTask StreamAsync(Seen seen)
    {
        await using var connection = dataSource.CreateConnection();
        await foreach (var row in connection.QueryUnbufferedAsync<Embedding>("select " + Embedding.Aliases + " from public.embeddings"))
            seen.Add(row);
    }
}
