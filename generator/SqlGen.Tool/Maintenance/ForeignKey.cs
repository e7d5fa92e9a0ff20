using Npgsql;
using SqlGen.PostgreSql.Text;
using SqlGen.Tool.Database;

namespace SqlGen.Tool.Maintenance;

/// <summary>A foreign key of another table on one whose rows are to go.</summary>
/// <param name="Action">What deleting a row does to those that refer to it, in SQL's words.</param>
internal sealed record ForeignKey(string Name, string Table, string Action, IReadOnlyList<(string Own, string Referenced)> Columns)
{
    /// <summary><c>messages_conversation_id_fkey of messages (ON DELETE CASCADE)</c></summary>
    public override string ToString() => $"{Name} of {Table} ({Action})";

    /// <summary>The condition that a row of <c>t</c> is referred to.</summary>
    public string IsReferenced => $"exists (select from {Table} r where {string.Join(" and ", Columns.Select(static c => $"r.{SqlIdentifier.Quote(c.Own)} = t.{SqlIdentifier.Quote(c.Referenced)}"))})";

    public static async Task<IReadOnlyList<ForeignKey>> ReadAsync(NpgsqlConnection connection, LiveTable table, CancellationToken ct)
    {
        // A partition's key is its parent's once more.
        await using var command = new NpgsqlCommand(
            """
            select k.conname::text, format('%I.%I', n.nspname, c.relname),
              case k.confdeltype when 'c' then 'ON DELETE CASCADE' when 'n' then 'ON DELETE SET NULL' when 'd' then 'ON DELETE SET DEFAULT' else 'ON DELETE ' || case k.confdeltype when 'r' then 'RESTRICT' else 'NO ACTION' end end,
              (select array_agg(a.attname::text order by o.position) from unnest(k.conkey) with ordinality o(number, position) join pg_attribute a on a.attrelid = k.conrelid and a.attnum = o.number),
              (select array_agg(a.attname::text order by o.position) from unnest(k.confkey) with ordinality o(number, position) join pg_attribute a on a.attrelid = k.confrelid and a.attnum = o.number)
            from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
            where k.contype = 'f' and k.confrelid = $1 and not (c.relispartition and k.conparentid <> 0) order by 2, 1
            """, connection) { Parameters = { new() { Value = table.Id, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Oid } } };
        var keys = new List<ForeignKey>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            keys.Add(new ForeignKey(reader.GetString(0), reader.GetString(1), reader.GetString(2), [.. reader.GetFieldValue<string[]>(3).Zip(reader.GetFieldValue<string[]>(4))]));
        }

        return keys;
    }
}
