using Npgsql;

namespace SqlGen.Resilience.Tests.Isolation;

/// <summary>Small pools of the users' login: one whose calls take their time, and two whose calls are given up, by the server and by the client.</summary>
internal sealed class Logins(string login) : IAsyncDisposable
{
    public NpgsqlDataSource Calm { get; } = Resilience.Users(login, poolSize: 3);

    public NpgsqlDataSource Hasty { get; } = Resilience.Users(new NpgsqlConnectionStringBuilder(login) { Options = "-c statement_timeout=250" }.ConnectionString, poolSize: 2);

    public NpgsqlDataSource Impatient { get; } = Resilience.Users(new NpgsqlConnectionStringBuilder(login) { CommandTimeout = 1 }.ConnectionString, poolSize: 2);

    public async ValueTask DisposeAsync()
    {
        await Calm.DisposeAsync();
        await Hasty.DisposeAsync();
        await Impatient.DisposeAsync();
    }
}
