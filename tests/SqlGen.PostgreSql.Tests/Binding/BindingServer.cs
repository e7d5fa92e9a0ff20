using SqlGen.Testing;

[assembly: AssemblyFixture(typeof(SqlGen.PostgreSql.Tests.Binding.BindingServer))]

namespace SqlGen.PostgreSql.Tests.Binding;

/// <summary>Ends the server of this test run, if a test asked for one.</summary>
public sealed class BindingServer : IAsyncLifetime
{
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => SharedServer.StopAsync();
}
