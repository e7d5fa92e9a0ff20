namespace SqlGen.Testing;

/// <summary>One server for a whole test process: started by the first who asks, ended with the process.</summary>
public static class SharedServer
{
    static readonly Lazy<Task<PostgresServer>> s_server = new(() => PostgresServer.StartAsync());

    /// <summary>The server; every caller gets the same.</summary>
    /// <exception cref="NoPostgresServerException">No link of the chain answered.</exception>
    public static Task<PostgresServer> GetAsync() => s_server.Value;

    /// <summary>Ends the server if anybody asked for it; for a fixture that wants to end it before the process does.</summary>
    public static async ValueTask StopAsync()
    {
        if (s_server is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
            await s_server.Value.Result.DisposeAsync();
    }
}
