using Npgsql;

namespace SqlGen.Tool.Maintenance;

/// <summary>Watches a session's VACUUM (ANALYZE) from a second connection.</summary>
internal static class VacuumProgress
{
    // As JSON, since the columns differ between PostgreSQL 16, 17 and 18.
    private const string Query =
        """
        select phase, fraction from (
          select p ->> 'phase' as phase,
            case p ->> 'phase'
              when 'scanning heap' then (p ->> 'heap_blks_scanned')::float8 / nullif((p ->> 'heap_blks_total')::float8, 0) * 0.4
              when 'vacuuming indexes' then 0.4 + 0.2 * coalesce((p ->> 'indexes_processed')::float8 / nullif((p ->> 'indexes_total')::float8, 0), 0)
              when 'vacuuming heap' then 0.6 + 0.1 * coalesce((p ->> 'heap_blks_vacuumed')::float8 / nullif((p ->> 'heap_blks_total')::float8, 0), 0)
              when 'initializing' then 0 else 0.7 end as fraction
          from (select to_jsonb(v) p from pg_stat_progress_vacuum v where v.pid = $1) v
          union all
          select p ->> 'phase', (p ->> 'heap_blks_scanned')::float8 / nullif((p ->> 'heap_blks_total')::float8, 0) * 0.7
          from (select to_jsonb(c) p from pg_stat_progress_cluster c where c.pid = $1) c
          union all
          select p ->> 'phase',
            0.75 + case p ->> 'phase' when 'acquiring sample rows' then 0.2 * coalesce((p ->> 'sample_blks_scanned')::float8 / nullif((p ->> 'sample_blks_total')::float8, 0), 0)
              when 'initializing' then 0 else 0.2 end
          from (select to_jsonb(a) p from pg_stat_progress_analyze a where a.pid = $1) a) progress
        """;

    /// <summary>Tells again and again what the session does, until <paramref name="ct"/> ends it; a lost connection ends it too, for the work goes on without.</summary>
    public static async Task WatchAsync(NpgsqlConnection watcher, int session, Action<string, double> tell, CancellationToken ct)
    {
        try
        {
            while (true)
            {
                await ReadAsync(watcher, session, tell, ct);
                await Task.Delay(200, ct);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or NpgsqlException or InvalidOperationException)
        {
        }
    }

    private static async Task ReadAsync(NpgsqlConnection watcher, int session, Action<string, double> tell, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Query, watcher) { Parameters = { new() { Value = session } } };
        await using var reader = await command.ExecuteReaderAsync(ct);
        if (await reader.ReadAsync(ct))
        {
            tell(reader.GetString(0), await reader.IsDBNullAsync(1, ct) ? 0 : Math.Clamp(reader.GetDouble(1), 0, 1));
        }
    }
}
