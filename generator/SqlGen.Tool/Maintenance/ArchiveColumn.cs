using Npgsql;
using SqlGen.PostgreSql.Text;

namespace SqlGen.Tool.Maintenance;

/// <summary>A column of a table that is archived, or of the archive.</summary>
/// <param name="TypeName">Without its modifier.</param>
/// <param name="Computed">How ALTER COLUMN … DROP calls what makes its values, where nobody may give them: <c>expression</c> or <c>identity</c>; else null.</param>
internal sealed record ArchiveColumn(string Name, string Type, string TypeName, bool IsNotNull, bool HasDefault, string? Computed)
{
    public string Sql => SqlIdentifier.Quote(Name);

    public bool IsTime => TypeName is "timestamp with time zone" or "timestamp without time zone" or "date";

    public static async Task<IReadOnlyList<ArchiveColumn>> ReadAsync(NpgsqlConnection connection, uint table, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            select a.attname::text, format_type(a.atttypid, a.atttypmod), format_type(a.atttypid, null), a.attnotnull, a.atthasdef or a.attidentity <> '',
              case when a.attgenerated <> '' then 'expression' when a.attidentity = 'a' then 'identity' end
            from pg_attribute a where a.attrelid = $1 and a.attnum > 0 and not a.attisdropped order by a.attnum
            """, connection) { Parameters = { new() { Value = table, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Oid } } };
        await using var reader = await command.ExecuteReaderAsync(ct);
        var columns = new List<ArchiveColumn>();
        while (await reader.ReadAsync(ct))
        {
            columns.Add(new ArchiveColumn(
                reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetBoolean(3), reader.GetBoolean(4), reader.IsDBNull(5) ? null : reader.GetString(5)));
        }

        return columns;
    }

    /// <summary>What keeps an archive from taking the table's rows as they are, each with the way out.</summary>
    public static IEnumerable<string> Drift(IReadOnlyList<ArchiveColumn> table, IReadOnlyList<ArchiveColumn> archive, string archiveSql)
    {
        foreach (var column in table)
        {
            var alter = $"alter table {archiveSql} alter column {column.Sql}";
            var other = archive.FirstOrDefault(c => c.Name == column.Name);
            if (other is null)
            {
                yield return $"column \"{column.Name}\" is missing there: alter table {archiveSql} add column {column.Sql} {column.Type}";
            }
            else if (other.Type != column.Type)
            {
                yield return $"column \"{column.Name}\" is {other.Type} there and {column.Type} here: {alter} type {column.Type}";
            }
            else if (other.Computed is { } what)
            {
                yield return $"column \"{column.Name}\" is computed there: {alter} drop {what}";
            }
            else if (other.IsNotNull && !column.IsNotNull)
            {
                yield return $"column \"{column.Name}\" is NOT NULL there alone: {alter} drop not null";
            }
        }

        foreach (var column in archive.Where(c => c is { IsNotNull: true, HasDefault: false } && table.All(t => t.Name != c.Name)))
        {
            yield return $"column \"{column.Name}\" is there alone and NOT NULL: alter table {archiveSql} alter column {column.Sql} drop not null";
        }
    }
}
