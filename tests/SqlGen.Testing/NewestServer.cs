namespace SqlGen.Testing;

/// <summary>PostgreSQL 18 for a whole test process: PGlite, whichever server the other tests have.</summary>
public static class NewestServer
{
    private static readonly Lazy<Task<PostgresServer?>> s_server = new(StartAsync);

    /// <summary>Why there is none.</summary>
    public static string Missing { get; private set; } = "";

    /// <summary>The server, or null.</summary>
    public static Task<PostgresServer?> GetAsync() => s_server.Value;

    public static async ValueTask StopAsync()
    {
        if (s_server is { IsValueCreated: true, Value.IsCompletedSuccessfully: true } && s_server.Value.Result is { } server)
        {
            await server.DisposeAsync();
        }
    }

    private static async Task<PostgresServer?> StartAsync()
    {
        try
        {
            return await PostgresServer.StartAsync(new() { Chain = [PostgresServerKind.PGlite] });
        }
        catch (NoPostgresServerException e)
        {
            Missing = e.Links[0].ToString();
            return null;
        }
    }
}
