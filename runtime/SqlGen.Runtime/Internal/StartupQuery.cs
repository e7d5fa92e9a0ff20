using Npgsql;

namespace SqlGen.Internal;

/// <summary>The one statement of the start-up check.</summary>
internal static class StartupQuery
{
    // $1 roles that contexts use, $2 extensions, $3 guarded relations, $4 how the server calls the right to become a role,
    // $5 whether search_path is ours to set, $6 the users' roles, which the service's login need not be a member of.
    private const string Text = """
        with target as (
            select t.name, r.oid
            from unnest($1::text[]) as t(name) left join pg_catalog.pg_roles r on r.rolname = t.name
        ), setting as (
            -- A setting of the role in this database wins over one of the role everywhere.
            select distinct on (t.name, split_part(c.item, '=', 1))
                   t.name as role, split_part(c.item, '=', 1) as name, substr(c.item, strpos(c.item, '=') + 1) as value
            from target t
            join pg_catalog.pg_db_role_setting s on s.setrole = t.oid
                and s.setdatabase in (0, (select d.oid from pg_catalog.pg_database d where d.datname = current_database()))
            cross join lateral unnest(s.setconfig) as c(item)
            order by t.name, split_part(c.item, '=', 1), s.setdatabase desc
        ), applicable as (
            -- What the login may not set would fail every call; a default for new transactions has no effect on one that has begun.
            select s.role,
                   format('pg_catalog.set_config(%L, %L, true)',
                          case s.name when 'default_transaction_read_only' then 'transaction_read_only' else s.name end, s.value) as call
            from setting s left join pg_catalog.pg_settings p on p.name = s.name
            where s.name not in ('role', 'session_authorization')
              and (s.name <> 'search_path' or not $5)
              and (p.context = 'user'
                   or p.context = 'superuser' and has_parameter_privilege(current_user, s.name, 'SET')
                   or p.name is null and strpos(s.name, '.') > 0)
        )
        select l.rolsuper,
               l.rolbypassrls,
               array(select t.name from target t where t.oid is null),
               array(select t.name from target t where t.oid is not null and not pg_has_role(current_user, t.oid, $4)),
               array(select e.name from unnest($2::text[]) as e(name) where not exists (select from pg_catalog.pg_extension x where x.extname = e.name)),
               (select x.extversion from pg_catalog.pg_extension x where x.extname = 'vector'),
               array(select g.name from unnest($3::text[]) as g(name) join pg_catalog.pg_class c on c.oid = to_regclass(g.name)
                     where pg_has_role(current_user, c.relowner, 'MEMBER')),
               array(select r.rolname::text from pg_catalog.pg_roles r
                     where (r.rolsuper or r.rolbypassrls) and r.rolname <> current_user and pg_has_role(current_user, r.oid, $4)),
               array(select a.role from applicable a),
               array(select a.call from applicable a),
               exists (select from pg_catalog.pg_roles r where r.rolname = any ($6) and pg_has_role(current_user, r.oid, $4))
        from pg_catalog.pg_roles l
        where l.rolname = current_user
        """;

    internal static async Task<StartupFindings> RunAsync(NpgsqlConnection connection, SqlEndpoint endpoint)
    {
        var description = endpoint.Description;
        var command = new NpgsqlCommand(Text, connection);
        await using (command.ConfigureAwait(false))
        {
            // A role that bypasses row security is the service's alone: the users' login must not be a member.
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = endpoint.Kind == SqlEndpointKind.Users ? [.. description.Roles.Except(description.BypassingRoles)] : [] });
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = description.Extensions });
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = description.GuardedRelations });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = connection.PostgreSqlVersion.Major >= 16 ? "SET" : "MEMBER" });
            command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = description.SearchPath is not null });
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. description.Roles.Except(description.BypassingRoles)] });
            var reader = await ExecuteAsync(command).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false);
                var login = new LoginRights(reader.GetBoolean(0), reader.GetBoolean(1), Texts(reader, 6), Texts(reader, 7), reader.GetBoolean(10));
                return new()
                {
                    BypassesRowSecurity = login.IsSuperuser || login.BypassesRowSecurity,
                    HasIterativeScan = !reader.IsDBNull(5) && HasIterativeScan(reader.GetString(5)),
                    Extension = SetupProblems.Extension(Texts(reader, 4), connection),
                    Roles = SetupProblems.Roles(Texts(reader, 2), Texts(reader, 3), connection),
                    Login = SetupProblems.Login(login, endpoint, connection),
                    RoleSettings = Group(Texts(reader, 8), Texts(reader, 9)),
                };
            }
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

    private static string[] Texts(NpgsqlDataReader reader, int ordinal) => reader.GetFieldValue<string[]>(ordinal);

    private static bool HasIterativeScan(string version) =>
        Version.TryParse(version, out var parsed) && parsed >= new Version(0, 8);

    private static Dictionary<string, string[]> Group(string[] roles, string[] settings)
    {
        var grouped = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        for (var i = 0; i < roles.Length; i++)
        {
            if (!grouped.TryGetValue(roles[i], out var list))
                grouped.Add(roles[i], list = []);
            list.Add(settings[i]);
        }
        return grouped.ToDictionary(entry => entry.Key, entry => entry.Value.ToArray(), StringComparer.Ordinal);
    }
}

/// <summary>What the login role may do beyond its own grants.</summary>
internal sealed record LoginRights(bool IsSuperuser, bool BypassesRowSecurity, string[] OwnedRelations, string[] BypassingRoles, bool MayBecomeUsers);
