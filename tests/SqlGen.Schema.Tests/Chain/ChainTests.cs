using Npgsql;
using SqlGen.Testing;

namespace SqlGen.Schema.Tests.Chain;

public sealed class ChainTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task When_nothing_answers_the_message_says_why_for_each_link()
    {
        var options = new PostgresServerOptions
        {
            Chain = [PostgresServerKind.ConnectionString],
            ConnectionString = "Host=127.0.0.1;Port=1;Username=nobody;Timeout=2",
        };

        var error = await Assert.ThrowsAsync<NoPostgresServerException>(() => PostgresServer.StartAsync(options, Ct));

        Assert.Equal(PostgresServerKind.ConnectionString, Assert.Single(error.Links).Kind);
        Assert.Contains("did not answer", error.Message, StringComparison.Ordinal);
        Assert.Contains("set SQLGEN_POSTGRES, start Docker, install PostgreSQL 17 with pgvector, or install Node", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "SQLGEN_POSTGRES is not set")]
    [InlineData("postgres://localhost", "SQLGEN_POSTGRES is not an Npgsql connection string")]
    public async Task A_connection_string_that_can_not_be_used_is_reported(string? connectionString, string reason)
    {
        var options = new PostgresServerOptions { Chain = [PostgresServerKind.ConnectionString], ConnectionString = connectionString };

        var error = await Assert.ThrowsAsync<NoPostgresServerException>(() => PostgresServer.StartAsync(options, Ct));

        Assert.StartsWith(reason, Assert.Single(error.Links).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Databases_are_fresh_and_gone_when_disposed_of()
    {
        var server = await TestServer.RequireClusterAsync();
        string name;
        await using (var first = await server.CreateShippedDatabaseAsync(Ct))
        {
            name = first.Name;
            await first.ExecuteAsync("create table mark (id int)", Ct);
            await using var second = await server.CreateShippedDatabaseAsync(Ct);
            Assert.False(await second.ScalarAsync<bool>("select to_regclass('mark') is not null", Ct));
        }

        await using var other = await server.CreateDatabaseAsync(Ct);
        Assert.False(await other.ScalarAsync<bool>($"select exists (select from pg_database where datname = '{name}')", Ct));
    }

    [Fact]
    public async Task Logins_answer_whatever_the_server_demands_of_them()
    {
        var server = await TestServer.RequireClusterAsync();
        await using var database = await server.CreateShippedDatabaseAsync(Ct);

        foreach (var login in new[] { "app_login", "app_service" })
        {
            await using var source = NpgsqlDataSource.Create(await database.LoginAsync(login, Ct));
            await using var command = source.CreateCommand("select session_user::text");
            Assert.Equal(login, await command.ExecuteScalarAsync(Ct));
        }
    }

    [Fact]
    public async Task What_a_killed_run_left_is_dropped_by_the_next()
    {
        var server = await TestServer.RequireClusterAsync();
        await using (var connection = new NpgsqlConnection(server.ConnectionString))
        {
            await connection.OpenAsync(Ct);
            await using var command = new NpgsqlCommand("create database sqlgen_00000000_d1 template template0", connection);
            await command.ExecuteNonQueryAsync(Ct);
        }

        await using var next = await PostgresServer.StartAsync(
            new() { Chain = [PostgresServerKind.ConnectionString], ConnectionString = server.ConnectionString }, Ct);

        await using var database = await next.CreateDatabaseAsync(Ct);
        Assert.False(await database.ScalarAsync<bool>("select exists (select from pg_database where datname = 'sqlgen_00000000_d1')", Ct));
    }
}
