using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Catalog;

// FOREIGN KEY and REFERENCES, and their copies for partitions of either side.
public sealed partial class CatalogBuilder
{
    private void AddForeignKey(Relation relation, ForeignKeyDefinition key, Column? column)
    {
        if (ResolveRelation(key.ReferencedTable) is not { } referenced)
        {
            return;
        }

        var columns = column is not null ? [column.Name] : ForeignKeyColumns(relation, key.Columns);
        var target = key.ReferencedColumns.Count > 0
            ? ForeignKeyColumns(referenced, key.ReferencedColumns)
            : referenced.PrimaryKey?.Columns.ToList();
        if (target is null && key.ReferencedColumns.Count == 0 && !referenced.IsExternal)
        {
            Report(SqlRules.InvalidDefinition, key.ReferencedTable.Range,
                $"there is no primary key for referenced table \"{referenced.Name}\"; name the referenced columns or add a primary key");
        }

        if (columns is null || (target is null && !referenced.IsExternal) || !CheckConstraintName(relation, key.Name))
        {
            return;
        }

        target ??= [];
        if (!referenced.IsExternal && !CheckReferencedKey(key, columns, referenced, target))
        {
            return;
        }

        var constraint = new Constraint
        {
            Name = key.Name?.Name ?? ChooseConstraintName(relation, ObjectNames.JoinColumns(columns), "fkey"),
            Type = ConstraintType.Foreign,
            Columns = columns,
            ReferencedSchema = referenced.Schema,
            ReferencedTable = referenced.Name,
            ReferencedColumns = target,
            OnDelete = Describe(key.OnDelete),
            OnUpdate = Describe(key.OnUpdate),
            Deferrable = IsDeferrable(key.Attributes),
            InitiallyDeferred = key.Attributes.InitiallyDeferred == true,
            NotValid = key.Attributes is { NotValid: true } or { Enforced: false },
            NotEnforced = key.Attributes.Enforced == false,
            IsTemporal = key.HasPeriod,
            Origin = OriginOf(key),
        };
        Attach(relation, constraint);
        CopyForReferencedPartitions(relation, constraint, referenced);
        CopyForReferencingPartitions(relation, constraint);
    }

    private List<string>? ForeignKeyColumns(Relation relation, IReadOnlyList<Identifier> names)
    {
        var columns = new List<string>();
        var isComplete = true;
        foreach (var name in names)
        {
            if (relation.FindColumn(name.Name) is null && !relation.IsExternal)
            {
                isComplete = false;
                Report(SqlRules.UnknownColumn, name.Range,
                    $"column \"{name.Name}\" referenced in foreign key constraint does not exist{SuggestColumn(relation, name.Name)}");
            }

            columns.Add(name.Name);
        }

        return isComplete ? columns : null;
    }

    private bool CheckReferencedKey(ForeignKeyDefinition key, List<string> columns, Relation referenced, List<string> target)
    {
        if (columns.Count != target.Count)
        {
            Report(SqlRules.InvalidDefinition, key.Range, "number of referencing and referenced columns for foreign key disagree; name as many on both sides");
            return false;
        }

        var isKey = referenced.Indexes.Exists(i => i is { IsUnique: true, Predicate: null } && i.Keys.Count == target.Count
            && i.Keys.TrueForAll(k => k.Column is not null && target.Contains(k.Column)));
        if (!isKey)
        {
            Report(SqlRules.InvalidDefinition, key.ReferencedTable.Range,
                $"there is no unique constraint matching given keys for referenced table \"{referenced.Name}\"; add unique ({string.Join(", ", target)}) to it");
        }

        return isKey;
    }

    /// <summary>Where the referenced table is partitioned, the server keeps one row more for each of its partitions.</summary>
    private void CopyForReferencedPartitions(Relation relation, Constraint key, Relation referenced)
    {
        if (referenced.Kind != RelationKind.PartitionedTable)
        {
            return;
        }

        foreach (var partition in ChildrenOf(referenced).OrderBy(static p => p.Bound, PartitionOrder.Instance))
        {
            var copy = CopyForeignKey(relation, key);
            copy.ReferencedSchema = partition.Schema;
            copy.ReferencedTable = partition.Name;
            Attach(relation, copy);
            CopyForReferencedPartitions(relation, copy, partition);
        }
    }

    /// <summary>Partitions of the referencing table get the key too.</summary>
    private void CopyForReferencingPartitions(Relation relation, Constraint key)
    {
        if (relation.Kind != RelationKind.PartitionedTable)
        {
            return;
        }

        foreach (var partition in ChildrenOf(relation))
        {
            InheritForeignKey(partition, key);
        }
    }

    private void InheritForeignKey(Relation partition, Constraint key)
    {
        if (partition.Constraints.Find(c => c is { Type: ConstraintType.Foreign, FromParent: false } && SameForeignKey(c, key)) is { } existing)
        {
            existing.FromParent = true;
            return;
        }

        var copy = CopyForeignKey(partition, key);
        Attach(partition, copy);
        CopyForReferencingPartitions(partition, copy);
    }

    private Constraint CopyForeignKey(Relation relation, Constraint key)
    {
        var copy = key.AsInherited();
        copy.IsInherited = false;
        copy.FromParent = true;
        copy.Columns = [.. key.Columns];
        if (relation.Constraints.Exists(c => c.Name == key.Name))
        {
            copy.Name = ChooseConstraintName(relation, ObjectNames.JoinColumns(key.Columns), "fkey");
        }

        return copy;
    }

    private static bool SameForeignKey(Constraint a, Constraint b) =>
        a.ReferencedSchema == b.ReferencedSchema && a.ReferencedTable == b.ReferencedTable && a.Columns.SequenceEqual(b.Columns)
        && a.ReferencedColumns.SequenceEqual(b.ReferencedColumns) && a.OnDelete == b.OnDelete && a.OnUpdate == b.OnUpdate
        && a.Deferrable == b.Deferrable && a.InitiallyDeferred == b.InitiallyDeferred;

    private static string Describe(ReferentialAction action) => action switch
    {
        ReferentialAction.Restrict => "restrict",
        ReferentialAction.Cascade => "cascade",
        ReferentialAction.SetNull => "set null",
        ReferentialAction.SetDefault => "set default",
        _ => "no action",
    };
}
