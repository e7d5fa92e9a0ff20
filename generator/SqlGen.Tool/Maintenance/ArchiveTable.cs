using Npgsql;
using SqlGen.Tool.Database;

namespace SqlGen.Tool.Maintenance;

/// <summary>The archive of a table: found fit for its rows, or made so that nobody reads in it what he may not read in the table.</summary>
internal static class ArchiveTable
{
    /// <summary>Finds the archive fit for the rows; null where there is none yet.</summary>
    public static async Task<LiveTable?> FindAsync(NpgsqlConnection connection, ArchivePlan plan, CancellationToken ct)
    {
        if (await LiveTable.TryFindAsync(connection, plan.ArchiveSql, ct) is not { } archive)
        {
            return null;
        }

        if (archive.Kind is not ('r' or 'p'))
        {
            throw new RefusalException($"{plan.ArchiveSql} is no table, so nothing can be archived there; rename it");
        }

        var drift = ArchiveColumn.Drift(plan.Columns, await ArchiveColumn.ReadAsync(connection, archive.Id, ct), plan.ArchiveSql).ToList();
        if (drift.Count > 0)
        {
            throw new RefusalException($"{plan.ArchiveSql} is not as {plan.Table.Sql} is any more, so nothing was moved:\n  {string.Join("\n  ", drift)}");
        }

        if (await ReadersAsync(connection, archive, ct) is { } readers)
        {
            throw new RefusalException(
                $"{plan.ArchiveSql} has no row level security and is open to {readers}, so nothing was moved: alter table {plan.ArchiveSql} enable row level security, or revoke their rights");
        }

        return archive;
    }

    /// <summary>
    /// Makes the archive: columns, NOT NULL, comments, compression and storage. No defaults, identity or expressions, for values come as they were; no checks,
    /// indexes or foreign keys, which hold for what lives. Row level security is on without a policy, and no rights are given, because default privileges may hand a new table to everybody.
    /// </summary>
    public static async Task CreateAsync(NpgsqlConnection connection, ArchivePlan plan, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await ExecuteAsync(connection, "select pg_advisory_xact_lock(hashtext('sqlgen archive'))", ct);
        if (await LiveTable.TryFindAsync(connection, plan.ArchiveSql, ct) is null)
        {
            var name = Literal(plan.ArchiveSql);
            await ExecuteAsync(connection, $"create table {plan.ArchiveSql} (like {plan.Table.Sql} including comments including compression including storage)", ct);
            await ExecuteAsync(connection, $"alter table {plan.ArchiveSql} enable row level security", ct);
            await ExecuteAsync(
                connection,
                $"""
                do $$ declare grantee text; begin
                  for grantee in select distinct case when a.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end
                    from pg_class c, aclexplode(c.relacl) a where c.oid = {name}::regclass and a.grantee <> c.relowner
                  loop execute format('revoke all on %s from %s', {name}::regclass, grantee); end loop;

                  -- Where policies hold for the owner too, he must not get round them in the archive.
                  if (select relforcerowsecurity from pg_class where oid = {Literal(plan.Table.Sql)}::regclass) then
                    alter table {plan.ArchiveSql} force row level security;
                  end if;
                end $$
                """, ct);
        }

        await transaction.CommitAsync(ct);
    }

    private static async Task<string?> ReadersAsync(NpgsqlConnection connection, LiveTable archive, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            select string_agg(distinct case when a.grantee = 0 then 'public' else pg_get_userbyid(a.grantee) end, ', ')
            from pg_class c, aclexplode(c.relacl) a where c.oid = $1 and not c.relrowsecurity and a.grantee <> c.relowner
            """, connection) { Parameters = { new() { Value = archive.Id, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Oid } } };
        return await command.ExecuteScalarAsync(ct) as string;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
