using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace SqlGen.Testing.Chain;

/// <summary>A server with many databases and logins: everything but PGlite.</summary>
sealed class ClusterServer : PostgresServer
{
    // "SQLG": the class of the advisory lock by which later runs see that this one still lives.
    const int LockClass = 0x53514C47;

    readonly NpgsqlConnection _admin;
    readonly SemaphoreSlim _adminTurn = new(1);
    readonly string _prefix;
    readonly IAsyncDisposable? _owner;
    readonly ConcurrentDictionary<string, Lazy<Task<string>>> _templates = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, string?> _passwords = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, byte> _databases = new(StringComparer.Ordinal);
    readonly PosixSignalRegistration[] _signals;
    int _created;
    int _disposed;

    ClusterServer(PostgresServerKind kind, string connectionString, string description, NpgsqlConnection admin, int run, IAsyncDisposable? owner)
        : base(kind, connectionString, description)
    {
        (_admin, _owner) = (admin, owner);
        _prefix = string.Create(CultureInfo.InvariantCulture, $"sqlgen_{run:x8}_");
        AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
        // Since .NET 10 a signal ends the process without that event.
        _signals = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal =>
            PosixSignalRegistration.Create(signal, _ => End()))];
    }

    public static async Task<PostgresServer> StartAsync(
        PostgresServerKind kind, string connectionString, string description, IAsyncDisposable? owner, CancellationToken ct)
    {
        var run = RandomNumberGenerator.GetInt32(int.MaxValue);
        var admin = new NpgsqlConnection(PostgresDatabase.Unpooled(connectionString));
        await admin.OpenAsync(ct);
        var server = new ClusterServer(kind, connectionString, description, admin, run, owner);
        await server.AdministerAsync($"select pg_advisory_lock({LockClass}, {run})", ct);
        await server.DropLeftoversAsync(ct);
        return server;
    }

    public override async Task<PostgresDatabase> CreateDatabaseAsync(IReadOnlyList<SqlScript> scripts, CancellationToken ct = default)
    {
        var template = "template0";
        if (scripts.Count > 0)
        {
            var key = string.Join('\0', scripts.Select(script => script.Text));
            template = await _templates.GetOrAdd(key, _ => new(() => CreateTemplateAsync(scripts))).Value.WaitAsync(ct);
        }

        return await CreateAsync("d", template, ct);
    }

    async Task<string> CreateTemplateAsync(IReadOnlyList<SqlScript> scripts)
    {
        var database = await CreateAsync("t", "template0", CancellationToken.None);
        foreach (var script in scripts)
            await database.ExecuteAsync(script.Text);
        return database.Name;
    }

    async Task<PostgresDatabase> CreateAsync(string kind, string template, CancellationToken ct)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{_prefix}{kind}{Interlocked.Increment(ref _created)}");
        await AdministerAsync($"create database {name} template {template}", ct);
        _databases[name] = 0;
        var builder = new NpgsqlConnectionStringBuilder(ConnectionString) { Database = name, IncludeErrorDetail = true };
        return new(this, name, builder.ConnectionString);
    }

    public override async Task DropDatabaseAsync(PostgresDatabase database, CancellationToken ct = default)
    {
        if (_databases.TryRemove(database.Name, out _) && _disposed == 0)
            await AdministerAsync($"drop database if exists {database.Name} with (force)", ct);
    }

    internal override async Task<string> LoginAsync(PostgresDatabase database, string role, CancellationToken ct)
    {
        var builder = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = role, Password = null };
        if (!_passwords.TryGetValue(role, out var password))
        {
            // Made from the administrator's, so that processes that share a server agree and nobody else knows it.
            password = await AnswersAsync(builder, null, ct) ? null : Derive(role);
            if (password is not null && !await AnswersAsync(builder, password, ct))
                await AdministerAsync($"alter role {Quote(role)} password '{password}'", ct);
            _passwords[role] = password;
        }

        builder.Password = password;
        return builder.ConnectionString;
    }

    string Derive(string role)
    {
        var admin = new NpgsqlConnectionStringBuilder(ConnectionString).Password ?? "";
        return Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(admin), Encoding.UTF8.GetBytes("sqlgen " + role)));
    }

    static async Task<bool> AnswersAsync(NpgsqlConnectionStringBuilder login, string? password, CancellationToken ct)
    {
        var builder = new NpgsqlConnectionStringBuilder(login.ConnectionString) { Password = password, Pooling = false };
        try
        {
            await using var connection = new NpgsqlConnection(builder.ConnectionString);
            await connection.OpenAsync(ct);
            return true;
        }
        // 28: the password is wrong or wanted; without one to send, Npgsql says so itself.
        catch (NpgsqlException e) when (e is not PostgresException || e.SqlState?.StartsWith("28", StringComparison.Ordinal) == true)
        {
            return false;
        }
    }

    // A run that was killed could not drop its databases; its lock ended with its connection.
    async Task DropLeftoversAsync(CancellationToken ct)
    {
        const string Sql = """
            select datname from pg_database
            where datname ~ '^sqlgen_[0-9a-f]{8}_[dt][0-9]+$'
              and not exists (select from pg_locks where locktype = 'advisory' and classid = $1
                              and lpad(to_hex(objid::bigint), 8, '0') = substr(datname, 8, 8))
            """;
        List<string> names = [];
        await using (var command = new NpgsqlCommand(Sql, _admin) { Parameters = { new() { Value = (uint)LockClass, DataTypeName = "oid" } } })
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
                names.Add(reader.GetString(0));
        }

        foreach (var name in names)
            await AdministerAsync($"drop database if exists {name} with (force)", ct);
    }

    async Task AdministerAsync(string sql, CancellationToken ct)
    {
        await _adminTurn.WaitAsync(ct);
        try
        {
            await using var command = new NpgsqlCommand(sql, _admin) { CommandTimeout = 120 };
            await command.ExecuteNonQueryAsync(ct);
        }
        finally
        {
            _adminTurn.Release();
        }
    }

    static string Quote(string identifier) => '"' + identifier.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';

    void OnProcessExit(object? sender, EventArgs e) => End();

    void End() => DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(10));

    public override async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
        // A server of our own takes its databases with it.
        if (_owner is null)
        {
            foreach (var name in _databases.Keys)
                await AdministerAsync($"drop database if exists {name} with (force)", CancellationToken.None);
        }

        await _admin.DisposeAsync();
        if (_owner is not null)
            await _owner.DisposeAsync();
        foreach (var signal in _signals)
            signal.Dispose();
    }
}
