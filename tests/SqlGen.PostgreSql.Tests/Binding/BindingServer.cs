using SqlGen.Testing;

[assembly: AssemblyFixture(typeof(SqlGen.PostgreSql.Tests.Binding.BindingServer))]

namespace SqlGen.PostgreSql.Tests.Binding;

/// <summary>Ends the servers of this test run, if a test asked for them.</summary>
public sealed class BindingServer : IAsyncLifetime
{
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await SharedServer.StopAsync();
        await NewestServer.StopAsync();
    }
}
