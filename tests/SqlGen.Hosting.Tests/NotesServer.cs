using System.Reflection;
using System.Security.Claims;
using ApiSample;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.IdentityModel.Tokens;
using Npgsql;
using SqlGen.Testing;

namespace SqlGen.Hosting.Tests;

/// <summary>A database with the sample's schema, and the sample in this process before it.</summary>
public sealed class NotesServer : IAsyncLifetime
{
    private static readonly SymmetricSecurityKey s_key = new("the key of these tests, not of the sample"u8.ToArray());
    private PostgresDatabase? _database;
    private WebApplicationFactory<NotesDatabase>? _api;

    public PostgresDatabase Database => _database!;

    /// <summary>The users' login with a pool of two, so that users' calls follow each other on one session.</summary>
    public string Users { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var server = await SharedServer.GetAsync();
        if (!server.IsNative)
            return;
        _database = await server.CreateDatabaseAsync([SqlScript.SupabaseShim, new SqlScript("schema.sql", Schema())]);
        Users = new NpgsqlConnectionStringBuilder(await _database.LoginAsync("app_login")) { MaxPoolSize = 2 }.ConnectionString;
        _api = Api(Users);
    }

    public void DemandNative() => Assert.SkipWhen(_database is null, "needs a PostgreSQL with real sessions and logins");

    public static WebApplicationFactory<NotesDatabase> Api(string connectionString) => new WebApplicationFactory<NotesDatabase>().WithWebHostBuilder(host =>
    {
        host.UseSetting("ConnectionStrings:NotesDatabase", connectionString);
        host.UseSetting("Jwt:Secret", System.Text.Encoding.UTF8.GetString(s_key.Key));
        host.UseEnvironment("Production");
    });

    /// <summary>A client with a token of these claims; without any, a client without a token.</summary>
    public HttpClient Client(params Claim[] claims)
    {
        DemandNative();
        var client = _api!.CreateClient();
        if (claims.Length > 0)
            client.DefaultRequestHeaders.Authorization = new("Bearer", DevelopmentTokens.Create(s_key, claims));
        return client;
    }

    public HttpClient ClientOf(Guid user, params Claim[] more) => Client([new("sub", user.ToString()), new("role", "authenticated"), .. more]);

    public async ValueTask DisposeAsync()
    {
        if (_api is not null)
            await _api.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
    }

    public static string Schema()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("schema.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
