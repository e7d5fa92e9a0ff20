using Npgsql;

namespace SqlGen.Resilience.Tests;

/// <summary>What a session of the pool must show between calls: the login, and nothing of any user.</summary>
internal static class CleanSession
{
    private const string Sql = """
        select concat_ws(' ', current_user, session_user, current_setting('role'), nullif(current_setting('request.jwt.claims', true), ''),
                         nullif(current_setting('request.jwt.claim.sub', true), ''), (select string_agg(name, ',') from pg_settings where source = 'session' and name not in
                         ('DateStyle', 'client_encoding', 'TimeZone', 'extra_float_digits', 'application_name')))
        """;

    /// <summary>Of one session, whichever the pool gives.</summary>
    public static async Task DemandAsync(NpgsqlDataSource source, string login)
    {
        await using var command = source.CreateCommand(Sql);
        Assert.Equal($"{login} {login} none", await command.ExecuteScalarAsync());
    }

    /// <summary>Of every session of the pool: all are held at the same time. Returns how many different ones there were.</summary>
    public static async Task<int> DemandOfAllAsync(NpgsqlDataSource source, string login, int poolSize)
    {
        List<NpgsqlConnection> held = [];
        try
        {
            HashSet<int> backends = [];
            for (var i = 0; i < poolSize; i++)
            {
                held.Add(await source.OpenConnectionAsync());
                backends.Add(held[i].ProcessID);
                await using var command = new NpgsqlCommand(Sql, held[i]);
                Assert.Equal($"{login} {login} none", await command.ExecuteScalarAsync());
            }

            return backends.Count;
        }
        finally
        {
            foreach (var connection in held)
                await connection.DisposeAsync();
        }
    }
}
