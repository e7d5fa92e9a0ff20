using SqlGen.Testing;

namespace SqlGen.Tool.Tests.Drift;

/// <summary>A session of the tool's that a test keeps waiting.</summary>
internal static class Sleeping
{
    private const string Session = "datname = current_database() and application_name = 'sqlgen'";

    public static async Task WaitAsync(PostgresDatabase database, CancellationToken ct)
    {
        for (var i = 0; i < 300; i++)
        {
            if (await database.ScalarAsync<bool>($"select exists (select from pg_stat_activity where {Session} and state = 'active' and wait_event_type in ('Timeout', 'Lock'))", ct))
            {
                return;
            }

            await Task.Delay(100, ct);
        }

        Assert.Fail("the tool never came to wait");
    }

    /// <summary>A server notices a lost client only when it next speaks to it.</summary>
    public static async Task EndAsync(PostgresDatabase database, CancellationToken ct)
    {
        await database.ScalarAsync<long>($"select count(pg_terminate_backend(pid)) from pg_stat_activity where {Session}", ct);
        while (await database.ScalarAsync<bool>($"select exists (select from pg_stat_activity where {Session})", ct))
        {
            await Task.Delay(50, ct);
        }
    }
}
