using SqlGen.Testing;

[assembly: AssemblyFixture(typeof(SqlGen.Tool.Tests.TestServer))]

namespace SqlGen.Tool.Tests;

/// <summary>Stops the server of this test run when its tests are over.</summary>
public sealed class TestServer : IAsyncLifetime
{
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => SharedServer.StopAsync();
}
