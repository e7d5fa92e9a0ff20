using DotNet.Testcontainers.Builders;
using Testcontainers.PostgreSql;

namespace SqlGen.Testing.Chain;

static class DockerLink
{
    const string Image = "pgvector/pgvector:pg17";

    public static async Task<PostgresServer> StartAsync(PostgresServerOptions options, CancellationToken ct)
    {
        // The client is often installed where no engine runs; asking it takes a moment, a container's timeout minutes.
        var probe = await CommandRun.RunAsync("docker", ["version", "--format", "{{.Server.Version}}"], TimeSpan.FromSeconds(10), ct);
        if (!probe.Succeeded)
            throw new LinkUnavailableException($"no engine answers: {probe.LastLine}");

        options.Progress?.Invoke($"starting a container of {Image}");
        var container = new PostgreSqlBuilder(Image)
            .WithCommand("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off", "-c", "max_connections=200")
            .Build();
        try
        {
            await container.StartAsync(ct);
            var description = await PostgresServer.InspectAsync(container.GetConnectionString(), $"in a container of {Image}", ct);
            return await ClusterServer.StartAsync(PostgresServerKind.Docker, container.GetConnectionString(), description, container, ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            await container.DisposeAsync();
            throw new LinkUnavailableException($"the container did not start: {e.Message}", e);
        }
    }
}
