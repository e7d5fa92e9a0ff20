using System.Collections.Concurrent;
using ApiSample;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using SqlGen.Testing;

namespace SqlGen.Hosting.Tests;

/// <summary>What a program's log holds of its users at the most talkative level: statements, and no value of theirs.</summary>
public sealed class LogTests
{
    private const string Secret = "hunter2-5b1d";

    [Fact]
    public async Task No_value_claim_or_password_is_in_a_log_or_an_exception()
    {
        var server = await SharedServer.GetAsync();
        Assert.SkipUnless(server.IsNative, "needs a PostgreSQL with real sessions and logins");
        await using var database = await server.CreateDatabaseAsync([SqlScript.SupabaseShim, new SqlScript("schema.sql", NotesServer.Schema())]);
        var login = new NpgsqlConnectionStringBuilder(await database.LoginAsync("app_login"));
        // The tests' own connection strings ask for details; here the default is what counts.
        login.Remove("Include Error Detail");
        using var log = new LogSink();
        using var host = await HostAsync(login.ConnectionString, log);
        var db = host.Services.GetRequiredService<NotesDatabase>();
        var (user, claims) = (Guid.NewGuid(), UserClaims.Empty.With("secret", Secret));
        var (me, reader) = (db.AsAuthenticated(user, claims).Notes, db.AsAuthenticated(user, claims.With("read_only", true)).Notes);
        var tooLong = new string('x', 300) + Secret;
        NewNote note = new() { Title = Secret, Body = Secret };

        var kept = await me.InsertAsync(note);
        await me.InsertManyAsync([note, note]);
        await me.UpdateAsync(kept.Id, new() { Body = Secret + "'" });
        Assert.Equal(3, (await me.All().ToListAsync()).Count);
        Assert.Equal(3, await db.AsAuthenticated(user, claims).Sql("select count(*) from public.notes where title = $1").With(Secret).SingleAsync(static row => row.GetInt64(0)));
        List<Exception> errors =
        [
            await FailAsync<PostgresException>(() => me.InsertAsync(new() { Title = tooLong })),
            await FailAsync<PostgresException>(() => me.InsertAsync(new() { Id = kept.Id, Title = Secret })),
            await FailAsync<PostgresException>(() => me.InsertManyAsync([note, new() { Title = tooLong }])),
            await FailAsync<PostgresException>(() => me.UpdateAsync(kept.Id, new() { Title = tooLong })),
            await FailAsync<SqlAccessDeniedException>(() => reader.InsertAsync(note)),
            await FailAsync<SqlAccessDeniedException>(() => me.InsertAsync(new() { UserId = Guid.NewGuid(), Title = Secret })),
            await FailAsync<Exception>(() => me.InsertAsync(new() { Title = Secret + "\0" })),
            await FailAsync<PostgresException>(() => db.AsAuthenticated(user, claims).Sql("select ($1 || 'x')::integer").With(Secret).SingleAsync(static row => row.GetInt32(0))),
            await FailAsync<PostgresException>(() => TransactionAsync(db.AsAuthenticated(user, claims), tooLong)),
            await FailAsync<PostgresException>(() => BatchAsync(db.AsAuthenticated(user, claims), note, tooLong)),
        ];

        // The server itself quotes what it can't read as a number: that message is its own, and the log's of whoever logs exceptions.
        var quoted = errors[7];
        Assert.Contains(Secret, quoted.Message, StringComparison.Ordinal);
        Assert.All(errors.Where(error => error != quoted), static error => Assert.DoesNotContain(Secret, error.ToString(), StringComparison.Ordinal));
        Assert.Contains(log.Lines, static line => line.Contains("insert into public.notes", StringComparison.Ordinal));
        Assert.All(log.Lines.Where(line => !line.Contains(quoted.Message, StringComparison.Ordinal)), static line => Assert.DoesNotContain(Secret, line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_password_is_in_no_log_of_a_server_that_does_not_answer()
    {
        using var log = new LogSink();

        var unreachable = await Assert.ThrowsAnyAsync<Exception>(() => HostAsync($"Host=127.0.0.1;Port=1;Username=nobody;Password={Secret};Database=none", log));

        Assert.DoesNotContain(Secret, unreachable.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(log.Lines);
        Assert.All(log.Lines, static line => Assert.DoesNotContain(Secret, line, StringComparison.Ordinal));
    }

    private static Task<T> FailAsync<T>(Func<Task> call) where T : Exception => Assert.ThrowsAnyAsync<T>(call);

    private static async Task TransactionAsync(NotesDatabase.AuthenticatedScope scope, string tooLong)
    {
        await using var transaction = await scope.BeginTransactionAsync();
        await transaction.Notes.InsertAsync(new() { Title = Secret });
        await transaction.Notes.InsertAsync(new() { Title = tooLong });
    }

    private static Task BatchAsync(NotesDatabase.AuthenticatedScope scope, NewNote note, string tooLong)
    {
        var batch = scope.CreateBatch();
        _ = batch.Calls.Notes.InsertAsync(note);
        _ = batch.Calls.Notes.InsertAsync(new() { Title = tooLong });
        return batch.SendAsync();
    }

    private static async Task<IHost> HostAsync(string users, LogSink log)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddSqlGen<NotesDatabase>(options => options.UsersConnectionString = users);
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

    /// <summary>Everything that is logged: the text, each value behind it, and the exception.</summary>
    private sealed class LogSink : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            Lines.Enqueue($"{state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join("; ", pairs.Select(static pair => $"{pair.Key}={Text(pair.Value)}")) : "";
            Lines.Enqueue($"{formatter(state, exception)} | {values} | {exception}");
        }

        public void Dispose()
        {
        }

        private static string Text(object? value) => value is System.Collections.IEnumerable items and not string ? string.Join(", ", items.Cast<object?>().Select(Text)) : $"{value}";
    }
}
