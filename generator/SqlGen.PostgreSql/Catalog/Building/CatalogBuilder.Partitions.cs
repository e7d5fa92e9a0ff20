using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Catalog;

// Partitions: what they get from the partitioned table, when they are made and when they are attached.
public sealed partial class CatalogBuilder
{
    /// <summary>Indexes, keys, triggers and foreign keys of the parent; a partition's own that are alike are taken for them.</summary>
    private void CopyFromPartitionedParent(Relation partition, Relation parent)
    {
        foreach (var index in parent.Indexes.ToList())
        {
            if (index.FromConstraint && parent.Constraints.Find(c => c.Name == index.Name && c.Type != ConstraintType.Check) is { } key)
            {
                InheritKey(partition, key, index);
            }
            else
            {
                InheritIndex(partition, index);
            }
        }

        foreach (var trigger in parent.Triggers.Where(static t => t.ForEachRow))
        {
            InheritTrigger(partition, trigger);
        }

        foreach (var referencing in _catalog.Relations.ToList())
        {
            foreach (var key in ForeignKeysTo(referencing, parent))
            {
                var copy = CopyForeignKey(referencing, key);
                copy.ReferencedSchema = partition.Schema;
                copy.ReferencedTable = partition.Name;
                Attach(referencing, copy);
                CopyForReferencedPartitions(referencing, copy, partition);
            }
        }

        foreach (var key in parent.Constraints.Where(k => k.Type == ConstraintType.Foreign && !IsCopyForReferencedPartition(parent, k)).ToList())
        {
            InheritForeignKey(partition, key);
        }
    }

    // Only a top-level key is copied; the copies that partitions of the referencing table hold follow it.
    private static List<Constraint> ForeignKeysTo(Relation referencing, Relation referenced) =>
        referencing.Inherits.Exists(static p => p.Kind == RelationKind.PartitionedTable)
            ? []
            : referencing.Constraints.FindAll(c => c.Type == ConstraintType.Foreign && c.ReferencedTable == referenced.Name && c.ReferencedSchema == referenced.Schema);

    private bool IsCopyForReferencedPartition(Relation relation, Constraint key) =>
        key.FromParent && _catalog.FindRelation(key.ReferencedSchema!, key.ReferencedTable!) is { IsPartition: true } referenced
        && relation.Constraints.Exists(c => c.Type == ConstraintType.Foreign && c.Columns.SequenceEqual(key.Columns)
            && referenced.Inherits.Exists(p => p.Name == c.ReferencedTable && p.Schema == c.ReferencedSchema));

    private void InheritKey(Relation partition, Constraint key, RelationIndex index)
    {
        if (partition.Constraints.Find(c => c.Type == key.Type && c.Columns.SequenceEqual(key.Columns) && !c.FromParent) is { } existing)
        {
            existing.FromParent = true;
            if (partition.Indexes.Find(i => i.Name == existing.Name) is { } own)
            {
                own.FromParent = true;
            }

            return;
        }

        if (key.Type == ConstraintType.Primary && partition.PrimaryKey is not null)
        {
            return;
        }

        if (key.Type == ConstraintType.Exclude)
        {
            var name = ChooseIndexName(partition, index.AttributeNames, "excl");
            Attach(partition, CopyKey(key, name));
            AttachIndex(partition, CopyIndex(index, name));
            return;
        }

        AddKey(partition, CopyKey(key, ""));
    }

    private static Constraint CopyKey(Constraint key, string name)
    {
        var copy = key.AsInherited();
        (copy.Name, copy.IsInherited, copy.FromParent) = (name, false, true);
        (copy.Columns, copy.Include) = ([.. key.Columns], [.. key.Include]);
        return copy;
    }

    private void InheritIndex(Relation partition, RelationIndex index)
    {
        if (partition.Indexes.Find(i => !i.FromParent && IsAlike(i, index)) is { } existing)
        {
            existing.FromParent = true;
        }
        else
        {
            AttachIndex(partition, CopyIndex(index, ChooseIndexName(partition, index.AttributeNames, "idx")));
        }

        foreach (var child in ChildrenOf(partition))
        {
            InheritIndex(child, index);
        }
    }

    private static bool IsAlike(RelationIndex a, RelationIndex b) =>
        a.Method == b.Method && a.IsUnique == b.IsUnique && a.Predicate == b.Predicate && a.NullsNotDistinct == b.NullsNotDistinct
        && a.Include.SequenceEqual(b.Include) && a.Keys.SequenceEqual(b.Keys);

    private static RelationIndex CopyIndex(RelationIndex index, string name)
    {
        var copy = new RelationIndex
        {
            Name = name,
            Method = index.Method,
            IsUnique = index.IsUnique,
            IsPrimary = index.IsPrimary,
            Keys = [.. index.Keys],
            Include = [.. index.Include],
            Predicate = index.Predicate,
            NullsNotDistinct = index.NullsNotDistinct,
            FromConstraint = index.FromConstraint,
            FromParent = true,
            AttributeNames = [.. index.AttributeNames],
            ReferencedColumns = [.. index.ReferencedColumns],
            Origin = index.Origin,
        };
        foreach (var option in index.Options)
        {
            copy.Options[option.Key] = option.Value;
        }

        return copy;
    }

    private void AttachPartition(Relation parent, AttachPartitionAction action)
    {
        // ALTER INDEX … ATTACH PARTITION names an index; its table's was taken for the parent's by shape already.
        if (ResolveRelation(action.Partition) is not { } partition)
        {
            return;
        }

        if (parent.Kind != RelationKind.PartitionedTable)
        {
            Report(SqlRules.InvalidDefinition, action.Range, $"table \"{parent.Name}\" is not partitioned");
            return;
        }

        if (partition.IsPartition)
        {
            Report(SqlRules.InvalidDefinition, action.Partition.Range, $"\"{partition.Name}\" is already a partition; detach it first");
            return;
        }

        if (!CheckChildColumns(partition, parent, action.Partition))
        {
            return;
        }

        partition.IsPartition = true;
        partition.Bound = action.Bound;
        Join(partition, parent);
        foreach (var column in parent.Columns)
        {
            var own = partition.FindColumn(column.Name)!;
            InheritNotNull(column, own);
            own.Identity = column.Identity;
            own.IsLocal = false;
        }

        CopyFromPartitionedParent(partition, parent);
    }

    private void DetachPartition(Relation parent, DetachPartitionAction action)
    {
        if (ResolveRelation(action.Partition) is not { } partition)
        {
            return;
        }

        if (!partition.Inherits.Contains(parent))
        {
            Report(SqlRules.UnknownObject, action.Partition.Range, $"relation \"{partition.Name}\" is not a partition of relation \"{parent.Name}\"");
            return;
        }

        partition.IsPartition = false;
        Separate(partition, parent);
        partition.Constraints.ForEach(static c => c.FromParent = false);
        partition.Indexes.ForEach(static i => i.FromParent = false);
        foreach (var trigger in partition.Triggers.Where(static t => t.FromParent).ToList())
        {
            partition.Triggers.Remove(trigger);
        }

        foreach (var column in partition.Columns)
        {
            column.Identity = IdentityKind.None;
        }

        foreach (var referencing in _catalog.Relations)
        {
            foreach (var key in ForeignKeysTo(referencing, partition).FindAll(static k => k.FromParent))
            {
                DetachConstraint(referencing, key);
            }
        }
    }
}
