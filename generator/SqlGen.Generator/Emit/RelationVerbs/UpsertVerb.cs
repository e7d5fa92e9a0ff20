using System.Globalization;
using SqlGen.Generator.Model;

namespace SqlGen.Generator.Emit.RelationVerbs;

/// <summary>Insert, or update where the key is taken: by each key that ON CONFLICT may name.</summary>
internal static class UpsertVerb
{
    /// <param name="writer">Takes the fields.</param>
    /// <param name="relation">The relation, as its scopes may use it.</param>
    /// <param name="columns">Those of the insert.</param>
    public static void WriteStatements(CodeWriter writer, RelationModel relation, IReadOnlyList<ColumnModel> columns)
    {
        foreach (var (suffix, key) in Upserts(relation))
        {
            var target = string.Join(", ", key.Columns.Select(i => relation.Columns[i].QuotedName));
            var name = Literal.Of($"{relation.Name}.upsert{(suffix.Length == 0 ? "" : "_on_" + StatementNames.Snake(key.Name))}");
            StatementWriter.Field(writer, "SqlUpsert", "Upsert" + suffix, [name, "Insert", Literal.Of(target), .. Rights(relation, key, columns)]);
        }
    }

    public static void WriteMethods(CodeWriter writer, RelationModel relation, AccessorModel accessor)
    {
        foreach (var (suffix, key) in Upserts(relation))
        {
            var names = Xml.List(key.Columns.Select(i => relation.Columns[i].SqlName));
            writer.Gap();
            writer.Summary($"Inserts a row, or writes what is set into the row with the same {names}, and returns it as it is in the database.");
            var kept = Kept(relation, key).ToList();
            if (kept.Count > 0)
            {
                writer.Remarks($"A row that exists keeps its {Xml.List(kept.Select(static c => c.SqlName))}: the role has no UPDATE grant on {(kept.Count == 1 ? "it" : "them")}.");
            }

            InsertVerb.WriteSingle(writer, relation, accessor, $"Upsert{suffix}Async", "Upsert" + suffix);
        }
    }

    private static IEnumerable<string> Rights(RelationModel relation, KeyModel key, IReadOnlyList<ColumnModel> columns)
    {
        var keyColumns = key.Columns.Select(i => relation.Columns[i]).ToList();
        var (kept, unread) = (Kept(relation, key).ToList(), columns.Where(c => c is { IsUpdatable: true, IsReadable: false }).ToList());
        if (kept.Count == 0 && unread.Count == 0 && keyColumns[0].IsUpdatable)
        {
            return Positions(keyColumns);
        }

        var touched = keyColumns.Concat(relation.Columns).FirstOrDefault(static c => c is { IsUpdatable: true, IsReadable: true });
        return [$"[{string.Join(", ", Positions(keyColumns.Concat(kept)))}]", $"[{string.Join(", ", Positions(unread))}]", touched is null ? "null" : Literal.Of(touched.QuotedName)];

        IEnumerable<string> Positions(IEnumerable<ColumnModel> some) => some.Select(c => columns.ToList().IndexOf(c).ToString(CultureInfo.InvariantCulture));
    }

    private static IEnumerable<ColumnModel> Kept(RelationModel relation, KeyModel key) =>
        relation.Columns.Where((c, i) => c is { IsInsertable: true, IsUpdatable: false } && !key.Columns.Contains(i));

    private static IEnumerable<(string Suffix, KeyModel Key)> Upserts(RelationModel relation)
    {
        if (relation.PrimaryKey is { CanUpsert: true } primary && CanName(relation, primary))
        {
            yield return ("", primary);
        }

        foreach (var key in relation.UniqueKeys)
        {
            if (key.CanUpsert && CanName(relation, key))
            {
                yield return ("On" + key.Name, key);
            }
        }
    }

    // A key that only the database gives can't be taken already.
    private static bool CanName(RelationModel relation, KeyModel key) => key.Columns.All(i => relation.Columns[i].IsInsertable);
}
