using System.Globalization;
using Npgsql;
using SqlGen.PostgreSql.Text;

namespace SqlGen.Tool.Tuning;

/// <summary>Finds the index that a command names, by its own name or by its column's.</summary>
internal static class VectorIndexes
{
    private const string Query =
        """
        select c.oid, n.nspname::text, c.relname::text, am.amname::text, t.oid, tn.nspname::text, t.relname::text,
               array(select a.attname::text from pg_attribute a
                     where a.attrelid = t.oid and not a.attisdropped and a.attnum > 0 and (a.attnum = i.indkey[0] or i.indkey[0] = 0 and exists (
                       select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.refobjid = t.oid and d.refobjsubid = a.attnum))),
               pg_get_indexdef(c.oid, 1, false), format_type(k.atttypid, k.atttypmod),
               quote_ident(ocn.nspname) || '.' || quote_ident(oc.opcname),
               'operator(' || quote_ident(opn.nspname) || '.' || op.oprname || ')',
               pg_get_expr(i.indpred, i.indrelid), ts.spcname::text, obj_description(c.oid, 'pg_class'),
               (select option_value from pg_options_to_table(c.reloptions) where option_name = 'm'),
               (select option_value from pg_options_to_table(c.reloptions) where option_name = 'ef_construction'),
               i.indisvalid and i.indisready, c.relkind = 'I', c.relispartition, pg_table_is_visible(c.oid), pg_table_is_visible(t.oid)
        from pg_index i
          join pg_class c on c.oid = i.indexrelid
          join pg_am am on am.oid = c.relam
          join pg_namespace n on n.oid = c.relnamespace
          join pg_class t on t.oid = i.indrelid
          join pg_namespace tn on tn.oid = t.relnamespace
          join pg_attribute k on k.attrelid = c.oid and k.attnum = 1
          join pg_opclass oc on oc.oid = i.indclass[0]
          join pg_namespace ocn on ocn.oid = oc.opcnamespace
          join pg_amop o on o.amopfamily = oc.opcfamily and o.amoppurpose = 'o' and o.amopstrategy = 1
          join pg_operator op on op.oid = o.amopopr
          join pg_namespace opn on opn.oid = op.oprnamespace
          left join pg_tablespace ts on ts.oid = c.reltablespace
        where am.amname in ('hnsw', 'ivfflat')
        order by tn.nspname, t.relname, c.relname
        """;

    public static async Task<List<VectorIndex>> ReadAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Query, connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var indexes = new List<VectorIndex>();
        while (await reader.ReadAsync(ct))
        {
            string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
            int Number(int column, int otherwise) => Text(column) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
            indexes.Add(new VectorIndex
            {
                Oid = reader.GetFieldValue<uint>(0),
                Schema = reader.GetString(1),
                Name = reader.GetString(2),
                Method = reader.GetString(3),
                TableOid = reader.GetFieldValue<uint>(4),
                Table = SqlIdentifier.Quote(reader.GetString(5)) + "." + SqlIdentifier.Quote(reader.GetString(6)),
                TableSchema = reader.GetString(5),
                TableName = reader.GetString(6),
                Columns = reader.GetFieldValue<string[]>(7),
                Key = reader.GetString(8),
                Type = reader.GetString(9),
                OperatorClass = reader.GetString(10),
                Distance = reader.GetString(11),
                Predicate = Text(12),
                Tablespace = Text(13),
                Comment = Text(14),
                Parameters = new HnswParameters(Number(15, HnswParameters.Default.M), Number(16, HnswParameters.Default.EfConstruction)),
                IsValid = reader.GetBoolean(17),
                IsPartitioned = reader.GetBoolean(18),
                IsOfPartition = reader.GetBoolean(19),
                IsVisible = reader.GetBoolean(20),
                IsTableVisible = reader.GetBoolean(21),
            });
        }

        return indexes;
    }

    /// <summary>The one index that is meant.</summary>
    /// <exception cref="TuneException">There is none, there are several, or it is one that can't be tuned.</exception>
    public static async Task<VectorIndex> FindAsync(NpgsqlConnection connection, string text, IReadOnlyList<VectorIndex> all, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select parse_ident($1)", connection) { Parameters = { new() { Value = text } } };
        var parts = (string[])(await command.ExecuteScalarAsync(ct))!;
        var meant = all.Where(i => IsIndex(i, parts) || IsColumn(i, parts)).ToList();
        // What another run has not finished goes by its own name, never by its column's.
        meant = meant.Exists(i => IsIndex(i, parts)) ? meant : meant.FindAll(i => !meant.Exists(o => i.Name == o.NewName || i.Name == o.OldName));
        if (meant.Exists(static i => i.Method == "hnsw"))
        {
            meant.RemoveAll(static i => i.Method != "hnsw");
        }

        return meant switch
        {
            [] => throw new TuneException($"\"{text}\" is no HNSW index and no column that has one{Others(all)}"),
            [{ Method: not "hnsw" } index] => throw new TuneException(
                $"index \"{index.Display}\" is an {index.Method} index, which has neither m nor ef_construction; make an HNSW index of it: "
                + $"create index concurrently on {index.Table} using hnsw ({index.Key} {index.OperatorClass}){index.Where}"),
            [{ IsPartitioned: true } index] => throw new TuneException(
                $"index \"{index.Display}\" is of a partitioned table, where PostgreSQL builds none concurrently; tune an index of a table that has rows"),
            [{ IsOfPartition: true } index] => throw new TuneException(
                $"index \"{index.Display}\" is a part of a partitioned table's index, which would be broken without it; build that index anew with other parameters"),
            [var index] => index,
            _ => throw new TuneException($"\"{text}\" has several HNSW indexes: {string.Join(", ", meant.Select(static i => i.Display))}; name one of them"),
        };
    }

    private static bool IsIndex(VectorIndex index, string[] parts) =>
        parts is [var name] ? index.Name == name && index.IsVisible : parts is [var schema, var own] && index.Schema == schema && index.Name == own;

    private static bool IsColumn(VectorIndex index, string[] parts) => parts switch
    {
        [var table, var column] => index.TableName == table && index.IsTableVisible && index.Columns.Contains(column),
        [var schema, var table, var column] => index.TableSchema == schema && index.TableName == table && index.Columns.Contains(column),
        _ => false,
    };

    private static string Others(IReadOnlyList<VectorIndex> all)
    {
        var names = all.Where(static i => i.Method == "hnsw").Select(static i => i.Display).ToList();
        return names.Count == 0 ? "; the database has no HNSW index" : $"; there {(names.Count == 1 ? "is" : "are")} {string.Join(", ", names)}";
    }
}
