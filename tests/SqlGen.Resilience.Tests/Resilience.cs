using System.Globalization;
using System.Reflection;
using Npgsql;
using SqlGen.Testing;
using SqlGen.Testing.Clusters;

namespace SqlGen.Resilience.Tests;

/// <summary>What the tests of this project share: the schema's scripts, how long they run, and why they may be skipped.</summary>
internal static class Resilience
{
    private const string NoPrograms = "needs PostgreSQL's own programs, version 17 or newer (installed, or as root in SQLGEN_POSTGRES_ROOT)";

    public static IReadOnlyList<SqlScript> Scripts { get; } = [SqlScript.SupabaseShim, new SqlScript("resilience.sql", Schema())];

    public static PostgresInstallation Installation
    {
        get
        {
            var installation = PostgresInstallation.Find();
            Assert.SkipWhen(installation is null, NoPrograms);
            return installation;
        }
    }

    /// <summary>A number of this run: the default keeps CI short, the variable makes it long.</summary>
    public static int Setting(string variable, int standard) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var value) ? value : standard;

    /// <summary>The server of the chain, where it has real sessions.</summary>
    public static async Task<PostgresDatabase> CreateDatabaseAsync()
    {
        var server = await SharedServer.GetAsync();
        Assert.SkipUnless(server.IsNative, "needs a PostgreSQL with real sessions and logins");
        return await server.CreateDatabaseAsync(Scripts);
    }

    /// <summary>The login of users' calls with a pool of this size.</summary>
    public static NpgsqlDataSource Users(string connectionString, int poolSize) =>
        ResilienceDatabase.CreateDataSource(new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = poolSize, Timeout = 30 }.ConnectionString);

    /// <summary>The SQLSTATE by which PostgreSQL refused, or null.</summary>
    public static string? SqlState(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is PostgresException refused)
                return refused.SqlState;
        }

        return null;
    }

    private static string Schema()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("resilience.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
