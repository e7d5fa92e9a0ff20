using Npgsql;
using SqlGen.Testing;
using SqlGen.Testing.Clusters;

namespace SqlGen.Resilience.Tests.Faults;

/// <summary>The schema on a cluster of one's own.</summary>
internal static class FaultDatabase
{
    public static async Task<PostgresCluster> CreateAsync(IEnumerable<string>? settings = null, string? folder = null)
    {
        var cluster = await PostgresCluster.CreateAsync(Resilience.Installation, settings, folder);
        foreach (var script in Resilience.Scripts)
            await cluster.ExecuteAsync(script.Text);
        return cluster;
    }

    public static async Task<List<(Guid Mark, Guid User)>> EntriesAsync(this PostgresCluster cluster)
    {
        await using var connection = new NpgsqlConnection(cluster.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select mark, user_id from public.entries", connection);
        await using var reader = await command.ExecuteReaderAsync();
        List<(Guid, Guid)> entries = [];
        while (await reader.ReadAsync())
            entries.Add((reader.GetGuid(0), reader.GetGuid(1)));
        return entries;
    }
}
