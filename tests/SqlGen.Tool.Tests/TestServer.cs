using SqlGen.Testing;

[assembly: AssemblyFixture(typeof(SqlGen.Tool.Tests.TestServer))]

namespace SqlGen.Tool.Tests;

/// <summary>Stops the servers of this test run when its tests are over.</summary>
public sealed class TestServer : IAsyncLifetime
{
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await SharedServer.StopAsync();
        await NewestServer.StopAsync();
    }
}
