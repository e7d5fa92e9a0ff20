using System.Reflection;
using System.Text;
using Npgsql;
using SqlGen.Internal;
using SqlGen.Testing;

namespace SqlGen.Generated.Tests.Ai;

public sealed class VectorPlanTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nearest_rows_are_found_through_the_index_under_row_level_security()
    {
        var server = await SharedServer.GetAsync();
        Assert.SkipUnless(server.IsNative, TestDatabase.WhySkipped);
        await using var database = await server.CreateShippedDatabaseAsync(Token);
        await database.ExecuteAsync(
            """
            set search_path = public, extensions;
            insert into embeddings (user_id, content, embedding)
            select null, i::text, array(select sin(i + d)::real from generate_series(1, 1536) d)::vector from generate_series(1, 2500) i;
            analyze embeddings
            """,
            Token);
        var query = (SqlQuery)typeof(AiDatabase).GetNestedType("EmbeddingsSql", BindingFlags.NonPublic)!
            .GetField("NearestByEmbedding", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;

        Assert.Contains("Index Scan using idx_embeddings_vector", await ExplainAsync(database, query.For([false, false]).Text), StringComparison.Ordinal);
        Assert.Contains("Index Scan using idx_embeddings_vector", await ExplainAsync(database, query.For([true, false]).Text), StringComparison.Ordinal);
    }

    private static async Task<string> ExplainAsync(PostgresDatabase database, string text)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(Token);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new($"select set_config('search_path', 'public, extensions', true), set_config('plan_cache_mode', 'force_custom_plan', true), set_config('role', 'authenticated', true), set_config('request.jwt.claims', '{{\"sub\":\"{Guid.NewGuid()}\"}}', true)"),
                new($"prepare nearest(vector, int, float8, jsonb) as {text}"),
                new("explain execute nearest(array_fill(0.1, array[1536])::vector, 10, 0.5, '{}')"),
                new("deallocate nearest"),
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(Token);
        await reader.NextResultAsync(Token);
        var plan = new StringBuilder();
        while (await reader.ReadAsync(Token))
        {
            plan.AppendLine(reader.GetString(0));
        }

        return plan.ToString();
    }
}
