using System.Text;
using Npgsql;

namespace SqlGen.Internal;

/// <summary>
/// The start-up check's statement. All that goes and comes is text, a finding a row: arrays would have Npgsql's whole handling of them compiled
/// before a program's first row, which takes longer than the statement. It reads no more of the catalog than it must, for a new session has none of it in memory.
/// </summary>
internal static class StartupQuery
{
    // $1 the roles of contexts, $2 guarded relations.
    private const string Text = """
        with role as (
            select r.oid, r.rolname::text as name, r.rolsuper, r.rolbypassrls
            from pg_catalog.pg_roles r
            where r.rolname = current_user or r.rolsuper or r.rolbypassrls or r.rolname = any ($1::text[])
        )
        select case when name = current_user then 'login' else 'role' end, name,
               concat_ws(' ', case when rolsuper then 'superuser' end, case when rolbypassrls then 'bypassrls' end,
                         case when pg_has_role(current_user, oid, case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end) then 'member' end)
        from role
        union all
        select 'extension', x.extname::text, x.extversion from pg_catalog.pg_extension x
        union all
        select 'owned', g.name, null from unnest($2::text[]) as g(name)
        where pg_has_role(current_user, (select c.relowner from pg_catalog.pg_class c where c.oid = to_regclass(g.name)), 'MEMBER')
        union all
        select case s.setdatabase when 0 then 'setting' else 'setting here' end, r.name, c.item
        from role r join pg_catalog.pg_db_role_setting s on s.setrole = r.oid cross join lateral unnest(s.setconfig) as c(item)
        where s.setdatabase in (0, (select d.oid from pg_catalog.pg_database d where d.datname = current_database()))
        """;

    // Where roles have settings: those that a call may make. What the login may not set would fail every call. $1 roles, $2 names and $3 values of settings.
    private const string ApplicableText = """
        select 'set', s.role,
               -- A default for new transactions has no effect on one that has begun.
               format('pg_catalog.set_config(%L, %L, true)',
                      case s.name when 'default_transaction_read_only' then 'transaction_read_only' else s.name end, s.value)
        from unnest($1::text[], $2::text[], $3::text[]) as s(role, name, value)
        left join pg_catalog.pg_settings p on p.name = s.name
        where p.context = 'user'
           or p.context = 'superuser' and has_parameter_privilege(current_user, s.name, 'SET')
           or p.name is null and strpos(s.name, '.') > 0
        """;

    internal static Task<StartupRows> RunAsync(NpgsqlConnection connection, SqlEndpoint endpoint)
    {
        var description = endpoint.Description;
        var command = connection.CreateCommand();
        command.CommandText = Text;
        Add(command, Array(description.Roles));
        Add(command, Array(description.GuardedRelations));
        return ReadAsync(command, new());
    }

    /// <summary>Adds the calls of set_config that the settings allow, quoted by the server.</summary>
    internal static Task<StartupRows> AddSettingsAsync(NpgsqlConnection connection, StartupRows rows, List<RoleSetting> settings)
    {
        var command = connection.CreateCommand();
        command.CommandText = ApplicableText;
        Add(command, Array(settings.ConvertAll(static s => s.Role)));
        Add(command, Array(settings.ConvertAll(static s => s.Name)));
        Add(command, Array(settings.ConvertAll(static s => s.Value)));
        return ReadAsync(command, rows);
    }

    private static async Task<StartupRows> ReadAsync(NpgsqlCommand command, StartupRows rows)
    {
        using (command)
        {
            var reader = await ExecuteAsync(command).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
                while (await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false))
                    rows.Add(reader);
            return rows;
        }
    }

    private static Task<NpgsqlDataReader> ExecuteAsync(NpgsqlCommand command)
    {
        SqlTracing.Starting("sqlgen.startup");
        try
        {
            return command.ExecuteReaderAsync(CancellationToken.None);
        }
        finally
        {
            SqlTracing.Started();
        }
    }

    private static void Add(NpgsqlCommand command, string value) => command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = value });

    /// <summary>Texts as the text of an array.</summary>
    private static string Array(IReadOnlyList<string> items)
    {
        var text = new StringBuilder("{");
        foreach (var item in items)
        {
            if (text.Length > 1)
                text.Append(',');
            text.Append('"').Append(item.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');
        }
        return text.Append('}').ToString();
    }
}
