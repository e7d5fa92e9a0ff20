using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Npgsql;
using SqlGen.Internal;
using SqlGen.Runtime.Tests.Database;
using SqlGen.Testing;

namespace SqlGen.Runtime.Tests.Startup;

public sealed class StartupTests(TestDatabase database)
{
    [Fact]
    public async Task A_missing_role_says_what_to_do_and_is_looked_for_again()
    {
        database.DemandNative();
        var role = $"runtime_role_{Guid.NewGuid():N}"[..30];
        await using var users = database.CreateUsers();
        var scope = Scope(users, new() { Name = "Test", Roles = [role] }, UserContext.ForRole(role));

        var missing = await Assert.ThrowsAsync<SqlGenSetupException>(() => scope.TextAsync("select 1"));
        Assert.StartsWith($"role \"{role}\" does not exist in this database (\"{database.Database.Name}\"); run schema/supabase-shim.sql, or create it: create role", missing.Message, StringComparison.Ordinal);

        try
        {
            await database.Database.ExecuteAsync($"create role {role} nologin");
            var stranger = await Assert.ThrowsAsync<SqlGenSetupException>(() => scope.TextAsync("select 1"));
            Assert.Equal($"role \"app_login\" may not run calls as \"{role}\"; use the login made for users' calls, or run as an administrator: grant \"{role}\" to \"app_login\";", stranger.Message);

            await database.Database.ExecuteAsync(stranger.Remedy!);
            Assert.Equal(role, await scope.TextAsync("select current_user"));
        }
        finally
        {
            await database.Database.ExecuteAsync($"drop role if exists {role}");
        }
    }

    [Fact]
    public async Task A_missing_extension_says_what_to_do_and_the_next_call_works_once_it_is_there()
    {
        database.DemandNative();
        await using var own = await database.CreateAsync(SqlScript.SupabaseShim);
        await using var service = SqlGenDataSource.Create(TestDatabase.Description, await own.LoginAsync("app_service"));
        var scope = TestScope.AsService(service);

        var missing = await Assert.ThrowsAsync<SqlGenSetupException>(() => scope.TextAsync("select 1"));
        Assert.StartsWith($"extension \"vector\" is not installed in database \"{own.Name}\"; apply the schema, or run as an administrator: create extension if not exists \"vector\";", missing.Message, StringComparison.Ordinal);

        await own.ExecuteAsync(missing.Remedy!);
        var call = scope.Call(new("test.vector", "select $1::public.vector"));
        call.AddVector(new Pgvector.Vector(new float[] { 1, 2 }), 2, "query");
        var vector = await call.SingleAsync(static reader => reader.GetFieldValue<Pgvector.Vector>(0), default);
        Assert.Equal("[1,2]", vector.ToString());
    }

    [Fact]
    public async Task A_dangerous_login_is_reported_once_or_refused()
    {
        var log = new LogSink();
        await using var administrator = SqlGenDataSource.Create(TestDatabase.Description, database.Administrator);
        var reporting = new SqlGenOptions { LoginCheck = LoginCheck.Report, LoggerFactory = log };
        for (var i = 0; i < 2; i++)
            await TestScope.AsUser(administrator, Guid.NewGuid(), options: reporting).CountAsync();

        var warning = Assert.Single(log.Messages);
        Assert.Contains("the login of users' calls, is a superuser: a call that lost its context would see every row", warning, StringComparison.Ordinal);

        var refused = await Assert.ThrowsAsync<SqlGenSetupException>(
            () => TestScope.AsUser(administrator, Guid.NewGuid(), options: new()).CountAsync());
        Assert.Equal(warning, refused.Message);
        Assert.Contains("create role app_login login noinherit;", refused.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("service_role", refused.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("alter role", refused.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_login_that_bypasses_owns_or_may_become_a_bypassing_role_is_dangerous()
    {
        database.DemandNative();
        var login = $"runtime_login_{Guid.NewGuid():N}"[..30];
        await using var own = await database.CreateAsync(SqlScript.SupabaseShim, SqlScript.Schema, TestDatabase.Items);
        try
        {
            await own.ExecuteAsync($"create role {login} login; grant authenticated to {login}; grant service_role to {login}");
            Assert.Contains("is a member of \"service_role\", which bypasses Row Level Security", await ProblemAsync(), StringComparison.Ordinal);
            await own.ExecuteAsync($"revoke service_role from {login}; alter role {login} bypassrls");
            Assert.Contains("has BYPASSRLS", await ProblemAsync(), StringComparison.Ordinal);
            await own.ExecuteAsync($"alter role {login} nobypassrls; alter table items owner to {login}");
            Assert.Contains("owns public.items", await ProblemAsync(), StringComparison.Ordinal);
            await own.ExecuteAsync($"alter table items owner to postgres");
            Assert.Equal("", await ProblemAsync());
        }
        finally
        {
            await own.ExecuteAsync($"drop owned by {login}; drop role {login}");
        }

        async Task<string> ProblemAsync()
        {
            await using var users = SqlGenDataSource.Create(TestDatabase.Description, await own.LoginAsync(login));
            var scope = TestScope.AsUser(users, Guid.NewGuid(), options: new() { LoginCheck = LoginCheck.Refuse });
            return await Record.ExceptionAsync(() => scope.TextAsync("select 1")) is { } e ? Assert.IsType<SqlGenSetupException>(e).Message : "";
        }
    }

    [Fact]
    public async Task Many_first_callers_share_one_look()
    {
        database.DemandNative();
        await using var own = await database.CreateAsync(SqlScript.SupabaseShim, SqlScript.Schema, TestDatabase.Items);
        var looks = 0;
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "Npgsql",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => looks += span.DisplayName == "sqlgen.startup" && Equals(span.GetTagItem("db.namespace"), own.Name) ? 1 : 0,
        };
        ActivitySource.AddActivityListener(listener);
        var login = await own.LoginAsync("app_login");
        await using var users = SqlGenDataSource.Create(TestDatabase.Description, login);

        await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => Task.Run(() => TestScope.AsUser(users, Guid.NewGuid()).CountAsync())));

        Assert.Equal(1, looks);

        // The look isn't cancelled with its first caller, for others wait for it too.
        using var cancelled = new CancellationTokenSource();
        await using var others = SqlGenDataSource.Create(TestDatabase.Description, login);
        var first = TestScope.AsUser(others, Guid.NewGuid()).CountAsync(cancelled.Token);
        var second = TestScope.AsUser(others, Guid.NewGuid()).CountAsync();
        await cancelled.CancelAsync();
        await Record.ExceptionAsync(() => first);
        Assert.Equal(0, await second);
    }

    [Fact]
    public async Task An_unreachable_server_says_where_and_what_to_do_and_never_the_password()
    {
        await using var users = SqlGenDataSource.Create(TestDatabase.Description, "Host=127.0.0.1;Port=1;Database=shop;Username=app;Password=s3cret;Timeout=3");

        var error = await Assert.ThrowsAsync<SqlGenConnectionException>(() => TestScope.AsUser(users, Guid.NewGuid()).CountAsync());

        Assert.Equal("no PostgreSQL answers at 127.0.0.1:1 (database \"shop\", user \"app\"): Connection refused; start the server or correct Host and Port in the connection string", error.Message);
        Assert.Equal(("127.0.0.1", 1, "shop", "app"), (error.Host, error.Port, error.Database, error.Username));
        Assert.IsType<NpgsqlException>(error.InnerException);
        Assert.DoesNotContain("s3cret", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("28P01", "password authentication failed for user \"app\"", "password of role \"app\" was refused by 127.0.0.1:")]
    [InlineData("28000", "role \"app\" does not exist", "login as \"app\" was refused by 127.0.0.1:")]
    [InlineData("3D000", "database \"shop\" does not exist", "database \"shop\" does not exist on 127.0.0.1:")]
    public async Task A_refused_login_says_what_to_do(string sqlState, string serverMessage, string expected)
    {
        await using var server = new RefusingServer(sqlState, serverMessage);
        await using var users = SqlGenDataSource.Create(TestDatabase.Description, $"Host=127.0.0.1;Port={server.Port};Database=shop;Username=app;Password=s3cret;SSL Mode=Disable;GssEncryptionMode=Disable;Timeout=5");

        var error = await Assert.ThrowsAsync<SqlGenConnectionException>(() => TestScope.AsUser(users, Guid.NewGuid()).CountAsync());

        Assert.StartsWith(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal(sqlState, Assert.IsType<PostgresException>(error.InnerException).SqlState);
        Assert.DoesNotContain("s3cret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exhausted_pool_is_Npgsqls_to_explain()
    {
        await using var users = database.CreateUsers("Maximum Pool Size=1;Timeout=1");
        var scope = TestScope.AsUser(users, Guid.NewGuid());
        await scope.CountAsync();
        await using var transaction = await scope.BeginTransactionAsync();

        var error = await Assert.ThrowsAsync<NpgsqlException>(() => scope.CountAsync());

        Assert.Contains("pool has been exhausted", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_without_BYPASSRLS_is_reported()
    {
        database.DemandNative();
        var login = $"runtime_login_{Guid.NewGuid():N}"[..30];
        await database.Database.ExecuteAsync($"create role {login} login password 'p'");
        try
        {
            var refused = await RefusedAsync(new NpgsqlConnectionStringBuilder(database.Administrator) { Username = login, Password = "p" }.ConnectionString, SqlEndpointKind.Service);

            Assert.StartsWith($"role \"{login}\" of the service data source does not bypass Row Level Security, so that the service sees no rows", refused.Message, StringComparison.Ordinal);
            Assert.Equal($"alter role \"{login}\" bypassrls;", refused.Remedy);
        }
        finally
        {
            await database.Database.ExecuteAsync($"drop role {login}");
        }
    }

    [Fact]
    public async Task The_users_login_in_the_services_place_is_asked_about_and_not_made_to_bypass_policies()
    {
        database.DemandNative();

        var refused = await RefusedAsync(database.Users, SqlEndpointKind.Service);

        Assert.Equal("role \"app_login\" of the service data source does not bypass Row Level Security, but may run users' calls; are the two data sources swapped? The service's is the second", refused.Message);
        Assert.Null(refused.Remedy);
    }

    [Fact]
    public async Task The_services_login_in_the_users_place_is_asked_about()
    {
        database.DemandNative();

        var refused = await RefusedAsync(await database.Database.LoginAsync("app_service"), SqlEndpointKind.Users);

        Assert.StartsWith("role \"app_service\", the login of users' calls, has BYPASSRLS: a call that lost its context would see every row; are the two data sources swapped?", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<SqlGenSetupException> RefusedAsync(string connectionString, SqlEndpointKind kind)
    {
        await using var source = SqlGenDataSource.Create(TestDatabase.Description, connectionString);
        var endpoint = new SqlEndpoint(TestDatabase.Description, source, kind, new() { LoginCheck = LoginCheck.Refuse });
        return await Assert.ThrowsAsync<SqlGenSetupException>(() => new TestScope(endpoint.Direct()).TextAsync("select 1"));
    }

    [Fact]
    public async Task A_data_source_of_the_callers_own_works_or_says_what_it_lacks()
    {
        var builder = new NpgsqlDataSourceBuilder(database.Users);
        await using var plain = builder.Build();
        var lacking = await Assert.ThrowsAsync<SqlGenException>(() => TestScope.AsUser(plain, Guid.NewGuid()).CountAsync());
        Assert.StartsWith("the data source does not know pgvector's types; make it with TestDatabase.CreateDataSource", lacking.Message, StringComparison.Ordinal);

        builder.UseVector();
        await using var knowing = builder.Build();
        Assert.Equal(0, await TestScope.AsUser(knowing, Guid.NewGuid()).CountAsync());

        builder.ConnectionStringBuilder.Multiplexing = true;
        await using var multiplexing = builder.Build();
        Assert.Throws<ArgumentException>(() => TestScope.AsUser(multiplexing, Guid.NewGuid()));
    }

    [Theory]
    [InlineData("", true, 100, 2)]
    [InlineData("No Reset On Close=false;Max Auto Prepare=0;Auto Prepare Min Usages=9", false, 0, 9)]
    [InlineData("NoResetOnClose=false;MaxAutoPrepare=7", false, 7, 2)]
    public void The_connection_strings_own_settings_count(string more, bool noReset, int prepared, int usages)
    {
        using var slim = SqlGenDataSource.Create(TestDatabase.Description, "Host=x;" + more);
        using var full = SqlGenDataSource.Create(TestDatabase.Description, "Host=x;" + more, null);

        foreach (var source in new[] { slim, full })
        {
            var settings = new NpgsqlConnectionStringBuilder(source.ConnectionString);
            Assert.Equal((noReset, prepared, usages), (settings.NoResetOnClose, settings.MaxAutoPrepare, settings.AutoPrepareMinUsages));
            Assert.False(settings.IncludeErrorDetail);
        }
    }

    [Fact]
    public void Generated_code_of_another_contract_names_the_package_to_update()
    {
        GeneratedCode.Require(GeneratedCode.Contract, "0.1.0");
        Assert.Contains("update the package SqlGen.Runtime to 9.9.9 or later", Assert.Throws<SqlGenException>(() => GeneratedCode.Require(GeneratedCode.Contract + 1, "9.9.9")).Message, StringComparison.Ordinal);
        Assert.Contains("update the package SqlGen.Postgres", Assert.Throws<SqlGenException>(() => GeneratedCode.Require(GeneratedCode.Contract - 1, "0.0.1")).Message, StringComparison.Ordinal);
    }

    private static TestScope Scope(NpgsqlDataSource dataSource, DatabaseDescription description, UserContext context) =>
        new(new SqlEndpoint(description, dataSource, SqlEndpointKind.Users, null).As(context));

    private sealed class LogSink : ILoggerFactory, ILogger
    {
        public List<string> Messages { get; } = [];
        public ILogger CreateLogger(string categoryName) => this;
        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => true;
        public void Dispose()
        {
        }

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (Messages)
                Messages.Add(formatter(state, exception));
        }
    }
}
