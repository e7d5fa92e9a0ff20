using Npgsql;

namespace SqlGen.Tool.Database;

/// <summary>Rights of the login that row level security doesn't hold: said, because an application must not run with them.</summary>
internal static class LoginRights
{
    public static async Task<IReadOnlyList<string>> ReadAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            select r.rolname, r.rolsuper, r.rolbypassrls,
              (select count(*) from pg_class t where t.relowner = r.oid and t.relrowsecurity and not t.relforcerowsecurity)
            from pg_roles r where r.rolname = current_user
            """, connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        var (name, isSuperuser, bypasses, owned) = (reader.GetString(0), reader.GetBoolean(1), reader.GetBoolean(2), reader.GetInt64(3));
        return isSuperuser ? [$"login \"{name}\" is a superuser: no policy holds for it; an application needs another"]
            : bypasses ? [$"login \"{name}\" has BYPASSRLS: no policy holds for it; an application needs another"]
            : owned == 1 ? [$"login \"{name}\" owns a table without FORCE ROW LEVEL SECURITY: its policies don't hold for the login; an application needs another"]
            : owned > 1 ? [$"login \"{name}\" owns {owned} tables without FORCE ROW LEVEL SECURITY: their policies don't hold for it; an application needs another"]
            : [];
    }
}
