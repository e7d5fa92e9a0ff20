using Npgsql;
using SqlGen.PostgreSql.Text;
using SqlGen.Tool.Database;

namespace SqlGen.Tool.Maintenance;

/// <summary>Which rows of a table are old, and how they are moved to its archive.</summary>
/// <param name="Keys">Foreign keys on the table: rows that others refer to stay.</param>
/// <param name="Triggers">Those that fire when a row goes.</param>
internal sealed record ArchivePlan(
    LiveTable Table, ArchiveColumn Column, IReadOnlyList<ArchiveColumn> Columns, IReadOnlyList<string> PrimaryKey, IReadOnlyList<ForeignKey> Keys, IReadOnlyList<string> Triggers)
{
    private const string Suffix = "_archive";

    private string ArchiveName => Table.Name + Suffix;

    public string ArchiveSql => LiveTable.Qualified(Table.Schema, ArchiveName);

    /// <summary>The old rows, as <c>t</c>; $1 is the moment, so that a table that is written to meanwhile comes to an end. Where the column is null a row has no age.</summary>
    public string OldRows =>
        $"only {Table.Sql} t where t.{Column.Sql} < {Column.TypeName switch { "timestamp with time zone" => "$1", "date" => "$1::date", _ => "$1::timestamp" }}";

    /// <summary>Locks the next rows, oldest first; those that others hold, or refer to, are passed over.</summary>
    public string LockSql =>
        $"""
        select t.ctid::text from {OldRows}{Unreferenced}
        order by {string.Join(", ", PrimaryKey.Prepend(Column.Name).Distinct().Select(static c => "t." + SqlIdentifier.Quote(c)))}
        limit $2 for update skip locked
        """;

    /// <summary>
    /// Moves the locked rows: what is deleted is what is inserted, in one statement, so that no end of the process or the server can lose or double a row.
    /// It is a statement after the lock's, so that it sees what came to refer to a row before the lock was had; nothing can any more.
    /// </summary>
    public string MoveSql =>
        $"""
        with moved as (
          delete from only {Table.Sql} t where t.ctid = any ($1::tid[]){Unreferenced}
          returning {string.Join(", ", Columns.Select(static c => "t." + c.Sql))}
        ), kept as (
          insert into {ArchiveSql} ({Names}) select {Names} from moved returning 1
        )
        select (select count(*) from moved), (select count(*) from kept)
        """;

    private string Names => string.Join(", ", Columns.Select(static c => c.Sql));

    private string Unreferenced => string.Concat(Keys.Select(static k => $"\n  and not {k.IsReferenced}"));

    public static async Task<ArchivePlan> MakeAsync(NpgsqlConnection connection, string name, string? column, bool skipReferenced, CancellationToken ct)
    {
        var table = await LiveTable.FindAsync(connection, name, ct);
        switch (table.Kind)
        {
            case 'p': throw new RefusalException($"table {table.Sql} is partitioned: detach old partitions instead (alter table … detach partition … concurrently)");
            case not 'r': throw new RefusalException($"{table.Sql} is no table: only tables have rows to archive");
        }

        // The name would be cut to another table's.
        if (System.Text.Encoding.UTF8.GetByteCount(table.Name + Suffix) > 63)
        {
            throw new RefusalException($"table {table.Sql} has too long a name: {table.Name}{Suffix} is over 63 bytes");
        }

        var keys = await ForeignKey.ReadAsync(connection, table, ct);
        if (keys.Count > 0 && !skipReferenced)
        {
            throw new RefusalException(
                $"rows of table {table.Sql} are referred to by foreign keys, which would delete, change or refuse with them:\n  {string.Join("\n  ", keys)}\n"
                + "archive those tables first and give --skip-referenced: it moves the rows that nothing refers to, and leaves the others");
        }

        var columns = await ArchiveColumn.ReadAsync(connection, table.Id, ct);
        return new ArchivePlan(table, Choose(table, columns, column), columns, await PrimaryKeyAsync(connection, table, ct), keys, await TriggersAsync(connection, table, ct));
    }

    private static ArchiveColumn Choose(LiveTable table, IReadOnlyList<ArchiveColumn> columns, string? wanted)
    {
        var times = columns.Where(static c => c.IsTime).ToList();
        var found = wanted is null ? times.Find(static c => c.Name == "created_at") : columns.FirstOrDefault(c => c.Name == wanted);
        var choice = times.Count == 0 ? "it has no column of type timestamptz, timestamp or date" : $"choose with --column: {string.Join(", ", times.Select(static c => c.Name))}";
        return found is null ? throw new RefusalException($"column \"{wanted ?? "created_at"}\" of relation \"{table.Name}\" does not exist; {choice}")
            : found.IsTime ? found
            : throw new RefusalException($"column \"{found.Name}\" of relation \"{table.Name}\" is {found.Type}, which has no age; {choice}");
    }

    private static Task<IReadOnlyList<string>> PrimaryKeyAsync(NpgsqlConnection connection, LiveTable table, CancellationToken ct) => ListAsync(
        connection, table,
        """
        select a.attname::text from pg_index i, unnest(i.indkey) with ordinality k(number, position), pg_attribute a
        where i.indrelid = $1 and i.indisprimary and a.attrelid = i.indrelid and a.attnum = k.number order by k.position
        """, ct);

    // pg_trigger.tgtype: 8 is DELETE.
    private static Task<IReadOnlyList<string>> TriggersAsync(NpgsqlConnection connection, LiveTable table, CancellationToken ct) => ListAsync(
        connection, table, "select tgname::text from pg_trigger where tgrelid = $1 and not tgisinternal and tgenabled in ('O', 'A') and tgtype & 8 <> 0 order by 1", ct);

    private static async Task<IReadOnlyList<string>> ListAsync(NpgsqlConnection connection, LiveTable table, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = table.Id, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Oid } } };
        var names = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }
}
