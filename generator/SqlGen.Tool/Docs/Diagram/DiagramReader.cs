using SqlGen.PostgreSql.Catalog;
using SqlGen.Tool.Docs.Page;

namespace SqlGen.Tool.Docs.Diagram;

/// <summary>Makes boxes and lines of a catalog: whole tables where there are few, only their keys where there are many.</summary>
public sealed class DiagramReader(DatabaseCatalog catalog, PageNames names)
{
    private const int FewTables = 16;
    private const int MostRows = 16;
    private const int LongestType = 22;

    private readonly Dictionary<(string Schema, string Name), DiagramTable> _tables = [];

    public (IReadOnlyList<DiagramTable> Tables, IReadOnlyList<DiagramEdge> Edges) Read()
    {
        var relations = catalog.Relations.FindAll(static r => !r.IsExternal && IsTable(r));
        foreach (var relation in relations)
        {
            _tables[(relation.Schema, relation.Name)] = Table(relation, relations.Count <= FewTables);
        }

        var edges = relations.SelectMany(Edges).ToList();
        return ([.. _tables.Values], edges);
    }

    private static bool IsTable(Relation relation) => relation is { Kind: RelationKind.Table or RelationKind.PartitionedTable or RelationKind.ForeignTable, IsPartition: false, IsTemporary: false };

    private DiagramTable Table(Relation relation, bool isWhole)
    {
        var primary = relation.PrimaryKey?.Columns ?? [];
        var foreign = Keys(relation).SelectMany(static k => k.Columns).ToHashSet(StringComparer.Ordinal);
        var keys = relation.Columns.FindAll(c => primary.Contains(c.Name) || foreign.Contains(c.Name));
        var shown = (isWhole ? [.. keys.Concat(relation.Columns.Except(keys)).Take(Math.Max(keys.Count, MostRows))] : keys).OrderBy(relation.Columns.IndexOf).ToList();
        var rows = shown.ConvertAll(c => new DiagramRow(c.Name, Type(c), primary.Contains(c.Name), foreign.Contains(c.Name)));
        return new DiagramTable(PageNames.Of(relation), names.Link(relation.Schema, relation.Name), rows, relation.Columns.Count - rows.Count);
    }

    private string Type(Column column)
    {
        var type = column.Type is null ? "" : names.Of(column.Type);
        return type.Length <= LongestType ? type : type[..(LongestType - 1)] + "…";
    }

    private static IEnumerable<Constraint> Keys(Relation relation) => relation.Constraints.Where(static c => c is { Type: ConstraintType.Foreign, FromParent: false });

    private IEnumerable<DiagramEdge> Edges(Relation relation)
    {
        foreach (var key in Keys(relation))
        {
            var parent = Parent(key);
            var isUnique = relation.Constraints.Exists(c => c.Type is ConstraintType.Primary or ConstraintType.Unique && c.Columns.Count > 0 && c.Columns.All(key.Columns.Contains))
                || relation.Indexes.Exists(i => i is { IsUnique: true, Predicate: null } && i.Keys.All(k => k.Column is { } column && key.Columns.Contains(column)));
            var isOptional = key.Columns.Exists(name => relation.FindColumn(name) is { NotNull: false });
            var text = $"{PageNames.Of(relation)} ({string.Join(", ", key.Columns)}) → {parent.Name}{(key.OnDelete is null or "no action" ? "" : ", on delete " + key.OnDelete)}";
            yield return new DiagramEdge(_tables[(relation.Schema, relation.Name)], key.Columns.FirstOrDefault(), parent, key.ReferencedColumns.FirstOrDefault(), isUnique, isOptional, text);
        }
    }

    /// <summary>A table that the files refer to and don't make has a box with nothing in it.</summary>
    private DiagramTable Parent(Constraint key)
    {
        var id = (key.ReferencedSchema!, key.ReferencedTable!);
        if (!_tables.TryGetValue(id, out var table))
        {
            _tables[id] = table = new DiagramTable(PageNames.Of(key.ReferencedSchema!, key.ReferencedTable!), names.Link(key.ReferencedSchema!, key.ReferencedTable!), [], 0);
        }

        return table;
    }
}
