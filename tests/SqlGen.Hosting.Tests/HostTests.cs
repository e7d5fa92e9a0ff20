using ApiSample;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Npgsql;
using SqlGen.Testing;

namespace SqlGen.Hosting.Tests;

/// <summary>A database in a host that is no web server.</summary>
public sealed class HostTests
{
    [Fact]
    public async Task The_health_check_tells_what_breaks_calls_from_what_differs_only()
    {
        await using var database = await CreateAsync();
        using var host = await HostAsync(await database.LoginAsync("app_login"));
        var health = host.Services.GetRequiredService<HealthCheckService>();

        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync()).Status);
        await database.ExecuteAsync("alter table public.notes add column mood text");
        var degraded = (await health.CheckHealthAsync()).Entries["NotesDatabase"];
        Assert.Equal(HealthStatus.Degraded, degraded.Status);
        Assert.Contains("\"mood\"", degraded.Description, StringComparison.Ordinal);
        await database.ExecuteAsync("alter table public.notes rename body to content");
        var broken = (await health.CheckHealthAsync()).Entries["NotesDatabase"];
        Assert.Equal(HealthStatus.Unhealthy, broken.Status);
        Assert.Contains("\"body\"", broken.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_refuses_drift_starts_no_other_service_before_it_has_looked()
    {
        await using var database = await CreateAsync();
        await database.ExecuteAsync("alter table public.notes rename body to content");
        var login = await database.LoginAsync("app_login");
        var other = new OtherService();

        var refused = await Assert.ThrowsAsync<SqlGenSetupException>(() => HostAsync(login, options => options.SchemaCheck = SchemaCheck.Refuse, other));
        Assert.Contains("\"body\"", refused.Message, StringComparison.Ordinal);
        Assert.False(other.Started);
        using (await HostAsync(login, configure: null, other))
            Assert.True(other.Started);
    }

    [Fact]
    public async Task A_login_that_may_not_become_a_role_is_refused_at_start_up_or_left_to_the_first_call()
    {
        await using var database = await CreateAsync();
        var login = $"hosting_{Guid.NewGuid():N}"[..16];
        await database.ExecuteAsync($"create role {login} login password 'p' noinherit");
        try
        {
            var connectionString = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = login, Password = "p" }.ConnectionString;
            var refused = await Assert.ThrowsAsync<SqlGenSetupException>(() => HostAsync(connectionString));
            Assert.Contains("authenticated", refused.Message, StringComparison.Ordinal);

            using var host = await HostAsync(connectionString, static options => options.CheckAtStartup = false);
            var notes = host.Services.GetRequiredService<NotesDatabase>().AsAuthenticated(Guid.NewGuid()).Notes;
            await Assert.ThrowsAsync<SqlGenSetupException>(() => notes.CountAsync());
        }
        finally
        {
            await database.ExecuteAsync($"drop role {login}");
        }
    }

    [Fact]
    public async Task A_host_whose_login_could_see_everybody_does_not_start()
    {
        await using var database = await CreateAsync();
        var refused = await Assert.ThrowsAsync<SqlGenSetupException>(() => HostAsync(database.ConnectionString));
        Assert.Contains("superuser", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_without_a_connection_string_says_which()
    {
        var missing = await Assert.ThrowsAnyAsync<Exception>(() => HostAsync(""));
        Assert.Contains("connection string \"NotesDatabase\" is missing", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_sources_end_with_the_host()
    {
        await using var database = await CreateAsync();
        List<NpgsqlDataSource> made = [];
        var login = await database.LoginAsync("app_login");
        using (var host = await HostAsync(login, options => options.CreateDataSource = connectionString =>
        {
            made.Add(NotesDatabase.CreateDataSource(connectionString));
            return made[^1];
        }))
        {
            await host.Services.GetRequiredService<NotesDatabase>().AsAuthenticated(Guid.NewGuid()).Notes.CountAsync();
        }

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await Assert.Single(made).OpenConnectionAsync());
    }

    [Fact]
    public void One_program_has_one_of_each_database()
    {
        var services = new ServiceCollection().AddSqlGen<NotesDatabase>();
        Assert.Throws<InvalidOperationException>(() => services.AddSqlGen<NotesDatabase>());
    }

    private static async Task<PostgresDatabase> CreateAsync()
    {
        var server = await SharedServer.GetAsync();
        Assert.SkipUnless(server.IsNative, "needs a PostgreSQL with real sessions and logins");
        return await server.CreateDatabaseAsync([SqlScript.SupabaseShim, new SqlScript("schema.sql", NotesServer.Schema())]);
    }

    private static async Task<IHost> HostAsync(string users, Action<SqlGenHostOptions>? configure = null, OtherService? other = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        // Before the database: order of registration must not decide.
        if (other is not null)
            builder.Services.AddHostedService(_ => other);
        builder.Services.AddSqlGen<NotesDatabase>(options =>
        {
            options.UsersConnectionString = users;
            configure?.Invoke(options);
        });
        builder.Services.AddHealthChecks().AddSqlGen<NotesDatabase>();
        var host = builder.Build();
        try
        {
            await host.StartAsync();
            return host;
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    private sealed class OtherService : IHostedService
    {
        public bool Started { get; private set; }

        public Task StartAsync(CancellationToken cancellationToken)
        {
            Started = true;
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
