using SqlGen.Testing;

[assembly: AssemblyFixture(typeof(SqlGen.Schema.Tests.TestServer))]

namespace SqlGen.Schema.Tests;

/// <summary>The server of this test run.</summary>
public sealed class TestServer : IAsyncLifetime
{
    /// <summary>A server of any kind.</summary>
    public static Task<PostgresServer> GetAsync() => SharedServer.GetAsync();

    /// <summary>A server with logins and sessions of its own; where there is none, the test is skipped and says so.</summary>
    public static async Task<PostgresServer> RequireClusterAsync()
    {
        var server = await SharedServer.GetAsync();
        Assert.SkipUnless(server.IsNative, $"needs a server with logins and sessions of its own; there is only {server.Description}");
        return server;
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => SharedServer.StopAsync();
}
