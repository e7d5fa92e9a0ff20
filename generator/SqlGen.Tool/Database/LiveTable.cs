using Npgsql;
using SqlGen.PostgreSql.Text;

namespace SqlGen.Tool.Database;

/// <summary>A relation of a live database, found by the name that a user typed.</summary>
/// <param name="Kind">pg_class.relkind: <c>r</c> for a table, <c>p</c> for a partitioned one.</param>
internal sealed record LiveTable(uint Id, string Schema, string Name, char Kind)
{
    /// <summary>As a statement names it: every part quoted where it must be.</summary>
    public string Sql => Qualified(Schema, Name);

    public static string Qualified(string schema, string name) => SqlIdentifier.Quote(schema) + "." + SqlIdentifier.Quote(name);

    public static async Task<LiveTable> FindAsync(NpgsqlConnection connection, string name, CancellationToken ct) =>
        await TryFindAsync(connection, name, ct)
        ?? throw new RefusalException($"table \"{name}\" does not exist in {ConnectionOption.Describe(connection)}; names are SCHEMA.TABLE, or TABLE where the search_path finds it");

    public static async Task<LiveTable?> TryFindAsync(NpgsqlConnection connection, string name, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            select c.oid, n.nspname::text, c.relname::text, c.relkind
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.oid = to_regclass($1) and c.relkind in ('r', 'p', 'm', 'v', 'f')
            """, connection) { Parameters = { new() { Value = name } } };
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct)
            ? new LiveTable(reader.GetFieldValue<uint>(0), reader.GetString(1), reader.GetString(2), reader.GetFieldValue<char>(3))
            : null;
    }
}
