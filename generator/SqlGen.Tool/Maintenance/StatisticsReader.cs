using Npgsql;

namespace SqlGen.Tool.Maintenance;

/// <summary>Reads sizes and counters of a database's own tables in one round trip.</summary>
internal static class StatisticsReader
{
    private const string OwnTables =
        """
        c.relkind in ('r', 'm', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and ($1::oid[] is null or c.oid = any ($1))
        and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
        """;

    // The planner's own way to count: rows a page as they were last counted, times the pages there are. A partitioned table holds no pages of its own.
    private const string Tables =
        $"""
        select c.oid, n.nspname::text, c.relname::text,
          case when c.relkind = 'p' then null when c.reltuples < 0 or c.relpages = 0 then s.n_live_tup
            else round(c.reltuples / c.relpages * (pg_relation_size(c.oid) / current_setting('block_size')::int)) end::bigint,
          coalesce(s.n_dead_tup, 0), pg_table_size(c.oid) - toast.size, toast.size, pg_indexes_size(c.oid), coalesce(s.seq_scan, 0), coalesce(s.idx_scan, 0),
          coalesce(io.heap_blks_hit, 0) + coalesce(io.idx_blks_hit, 0) + coalesce(io.toast_blks_hit, 0) + coalesce(io.tidx_blks_hit, 0),
          coalesce(io.heap_blks_read, 0) + coalesce(io.idx_blks_read, 0) + coalesce(io.toast_blks_read, 0) + coalesce(io.tidx_blks_read, 0),
          greatest(s.last_vacuum, s.last_autovacuum), greatest(s.last_analyze, s.last_autoanalyze)
        from pg_class c join pg_namespace n on n.oid = c.relnamespace left join pg_stat_all_tables s on s.relid = c.oid
          left join pg_statio_all_tables io on io.relid = c.oid
          cross join lateral (select coalesce(pg_total_relation_size(nullif(c.reltoastrelid, 0)), 0)) toast (size)
        where {OwnTables}
        order by pg_total_relation_size(c.oid) desc, 2, 3
        """;

    private const string Indexes =
        $"""
        select i.indrelid, x.relname::text, am.amname::text,
          (select string_agg(pg_get_indexdef(i.indexrelid, k, true), ', ' order by k) from generate_series(1, i.indnkeyatts) k),
          i.indisunique, i.indisvalid, pg_relation_size(x.oid), coalesce(s.idx_scan, 0),
          (select o.opcname::text from pg_opclass o where o.oid = i.indclass[0]),
          (select case when a.atttypmod > 0 then a.atttypmod end from pg_attribute a where a.attrelid = x.oid and a.attnum = 1), x.reloptions
        from pg_index i join pg_class x on x.oid = i.indexrelid join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
          join pg_am am on am.oid = x.relam left join pg_stat_all_indexes s on s.indexrelid = x.oid
        where {OwnTables}
        order by pg_relation_size(x.oid) desc, 2
        """;

    public static async Task<IReadOnlyList<TableStatistics>> ReadAsync(NpgsqlConnection connection, IReadOnlyList<uint>? only, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var query in (string[])[Tables, Indexes])
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(query)
            {
                Parameters = { new() { Value = only is null ? DBNull.Value : only.ToArray(), NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Array | NpgsqlTypes.NpgsqlDbType.Oid } },
            });
        }

        await using var reader = await batch.ExecuteReaderAsync(ct);
        var tables = new List<TableStatistics>();
        while (await reader.ReadAsync(ct))
        {
            tables.Add(new TableStatistics(reader.GetFieldValue<uint>(0), reader.GetString(1), reader.GetString(2), Optional<long>(reader, 3), reader.GetInt64(4),
                reader.GetInt64(5), reader.GetInt64(6), reader.GetInt64(7), reader.GetInt64(8), reader.GetInt64(9), reader.GetInt64(10), reader.GetInt64(11),
                Optional<DateTimeOffset>(reader, 12), Optional<DateTimeOffset>(reader, 13)));
        }

        await reader.NextResultAsync(ct);
        var indexes = new List<IndexStatistics>();
        while (await reader.ReadAsync(ct))
        {
            var vector = VectorOf(reader.GetString(2), reader.GetString(8), Optional<int>(reader, 9), reader.IsDBNull(10) ? [] : reader.GetFieldValue<string[]>(10));
            indexes.Add(new IndexStatistics(reader.GetFieldValue<uint>(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetBoolean(4),
                reader.GetBoolean(5), reader.GetInt64(6), reader.GetInt64(7), vector));
        }

        var byTable = indexes.ToLookup(static i => i.Table);
        return [.. tables.Select(t => t with { Indexes = [.. byTable[t.Id]] })];
    }

    /// <summary>When the counters were last set to nothing, other than at a crash; null where they never were.</summary>
    public static async Task<DateTimeOffset?> CountedSinceAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select stats_reset from pg_stat_database where datname = current_database()", connection);
        return await command.ExecuteScalarAsync(ct) is DateTime time ? new DateTimeOffset(time) : null;
    }

    private static VectorIndex? VectorOf(string method, string operatorClass, int? dimensions, string[] options)
    {
        // pgvector's README: what holds where WITH says nothing.
        (string Name, string Value)[]? defaults = method switch { "hnsw" => [("m", "16"), ("ef_construction", "64")], "ivfflat" => [("lists", "100")], _ => null };
        if (defaults is null)
        {
            return null;
        }

        var parameters = defaults.ToDictionary(static d => d.Name, static d => d.Value);
        foreach (var option in options.Select(static o => o.Split('=', 2)))
        {
            parameters[option[0]] = option[1];
        }

        return new VectorIndex(operatorClass, dimensions, parameters);
    }

    private static T? Optional<T>(NpgsqlDataReader reader, int ordinal)
        where T : struct => reader.IsDBNull(ordinal) ? null : reader.GetFieldValue<T>(ordinal);
}
