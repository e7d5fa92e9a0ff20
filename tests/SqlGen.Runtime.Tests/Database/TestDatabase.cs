using Npgsql;
using SqlGen.Internal;
using SqlGen.Testing;

namespace SqlGen.Runtime.Tests.Database;

/// <summary>The database of these tests: the shipped schema and items.sql. One for all of them.</summary>
public sealed class TestDatabase : IAsyncLifetime
{
    private PostgresDatabase _database = null!;

    public PostgresServer Server { get; private set; } = null!;
    public PostgresDatabase Database => _database;
    public string Users { get; private set; } = "";
    public string Service { get; private set; } = "";
    public string Administrator => _database.ConnectionString;

    public async ValueTask InitializeAsync()
    {
        Server = await SharedServer.GetAsync();
        _database = await Server.CreateDatabaseAsync([SqlScript.SupabaseShim, SqlScript.Schema, Items]);
        Users = await _database.LoginAsync("app_login");
        Service = await _database.LoginAsync("app_service");
    }

    public async ValueTask DisposeAsync() => await _database.DisposeAsync();

    /// <summary>For tests of logins, pools and sessions, which PGlite doesn't have.</summary>
    public void DemandNative() =>
        Assert.SkipUnless(Server.IsNative, "needs a native server: PGlite has one session and no logins");

    /// <summary>A database of the test's own, for tests that change roles' settings or lack something.</summary>
    public Task<PostgresDatabase> CreateAsync(params SqlScript[] scripts) => Server.CreateDatabaseAsync(scripts);

    internal static SqlScript Items { get; } = new("items.sql", Read("items.sql"));

    public static DatabaseDescription Description { get; } = new()
    {
        Name = "TestDatabase",
        SearchPath = "public, extensions",
        Extensions = ["vector"],
        Roles = ["anon", "authenticated", "service_role"],
        BypassingRoles = ["service_role"],
        GuardedRelations = ["public.items", "public.embeddings"],
        HasVectors = true,
        EnableTypes = static types =>
        {
            types.UseVector();
            types.EnableJsonTypes();
            types.EnableRanges();
        },
    };

    internal NpgsqlDataSource CreateUsers(string more = "") => SqlGenDataSource.Create(Description, Users + ";" + more);

    internal NpgsqlDataSource CreateService(string more = "") => SqlGenDataSource.Create(Description, Service + ";" + more);

    private static string Read(string name)
    {
        using var stream = typeof(TestDatabase).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
