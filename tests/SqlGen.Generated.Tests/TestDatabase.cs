using System.Reflection;
using SqlGen.Testing;

namespace SqlGen.Generated.Tests;

/// <summary>A fresh database with one of the schemas that this project was generated from.</summary>
internal static class TestDatabase
{
    public const string WhySkipped = "needs a PostgreSQL with real sessions and logins";

    public static async Task<PostgresDatabase> CreateAsync(string schemaFile)
    {
        var server = await SharedServer.GetAsync();
        Assert.SkipUnless(server.IsNative, WhySkipped);
        return await server.CreateDatabaseAsync([new SqlScript(schemaFile, await ReadAsync(schemaFile))]);
    }

    public static async Task<string> ReadAsync(string schemaFile)
    {
        await using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(schemaFile)!;
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
