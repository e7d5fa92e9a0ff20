using Npgsql;

namespace SqlGen.Testing.Chain;

static class ConnectionStringLink
{
    public static async Task<PostgresServer> StartAsync(PostgresServerOptions options, CancellationToken ct)
    {
        const string Variable = PostgresServerOptions.ConnectionStringVariable;
        if (string.IsNullOrWhiteSpace(options.ConnectionString))
            throw new LinkUnavailableException($"{Variable} is not set");
        NpgsqlConnectionStringBuilder builder;
        try
        {
            builder = new(options.ConnectionString);
        }
        catch (ArgumentException e)
        {
            throw new LinkUnavailableException($"{Variable} is not an Npgsql connection string: {e.Message}", e);
        }

        if (!options.ConnectionString.Contains("timeout", StringComparison.OrdinalIgnoreCase))
            builder.Timeout = 5;
        var description = await PostgresServer.InspectAsync(builder.ConnectionString, $"from {Variable}", ct);
        return await ClusterServer.StartAsync(PostgresServerKind.ConnectionString, builder.ConnectionString, description, owner: null, ct);
    }
}
