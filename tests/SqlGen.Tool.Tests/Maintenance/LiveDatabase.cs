using SqlGen.Testing;

namespace SqlGen.Tool.Tests.Maintenance;

/// <summary>A database of a real server for one test.</summary>
internal static class LiveDatabase
{
    public static async Task<PostgresDatabase> CreateAsync(string script, CancellationToken ct) => await CreateAsync([new SqlScript("test", script)], ct);

    public static async Task<PostgresDatabase> CreateAsync(IReadOnlyList<SqlScript> scripts, CancellationToken ct)
    {
        var server = await SharedServer.GetAsync();
        Assert.SkipUnless(server.IsNative, $"needs several sessions; there is only {server.Description}");
        return await server.CreateDatabaseAsync(scripts, ct);
    }
}
