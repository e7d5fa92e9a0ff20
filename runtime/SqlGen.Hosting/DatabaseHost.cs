using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace SqlGen.Hosting;

/// <summary>A database and the data sources it was made with, which end with the host.</summary>
internal sealed class DatabaseHost<TDatabase> : IAsyncDisposable, IDisposable
    where TDatabase : class, ISqlGenDatabase<TDatabase>
{
    private readonly NpgsqlDataSource _users;
    private readonly NpgsqlDataSource? _service;

    private DatabaseHost(NpgsqlDataSource users, NpgsqlDataSource? service, SqlGenOptions options, bool checksAtStartup)
    {
        _users = users;
        _service = service;
        ChecksAtStartup = checksAtStartup;
        Database = TDatabase.Create(users, service, options);
    }

    internal TDatabase Database { get; }

    internal bool ChecksAtStartup { get; }

    internal static DatabaseHost<TDatabase> Create(IServiceProvider services, Action<SqlGenHostOptions>? configure)
    {
        var options = new SqlGenHostOptions();
        configure?.Invoke(options);
        var configuration = services.GetService<IConfiguration>();
        var loggers = services.GetService<ILoggerFactory>();
        var name = typeof(TDatabase).Name;
        var users = Given(options.UsersConnectionString) ?? Given(configuration?.GetConnectionString(name)) ?? throw new InvalidOperationException(
            $"connection string \"{name}\" is missing from the configuration; add ConnectionStrings:{name}, or set {nameof(SqlGenHostOptions.UsersConnectionString)} in AddSqlGen<{name}>");
        var service = Given(options.ServiceConnectionString) ?? Given(configuration?.GetConnectionString(name + "Service"));
        var create = options.CreateDataSource ?? (connectionString => SqlGenDataSource.CreateLogged(TDatabase.Description, connectionString, loggers));
        return new(
            create(users),
            service is null ? null : create(service),
            new() { LoginCheck = options.LoginCheck, SchemaCheck = options.SchemaCheck, LoggerFactory = loggers },
            options.CheckAtStartup);

        // Left empty, as in a template of settings, is left out.
        static string? Given(string? connectionString) => string.IsNullOrEmpty(connectionString) ? null : connectionString;
    }

    public void Dispose()
    {
        _users.Dispose();
        _service?.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await _users.DisposeAsync().ConfigureAwait(false);
        if (_service is not null)
            await _service.DisposeAsync().ConfigureAwait(false);
    }
}
