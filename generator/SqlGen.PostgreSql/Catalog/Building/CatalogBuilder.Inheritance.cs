using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Catalog;

// INHERITS, and what a change of a parent does to its children.
public sealed partial class CatalogBuilder
{
    // Who ever had a child: most tables never do, and to look through all relations at each ALTER TABLE would make a dump's time a square.
    private readonly HashSet<Relation> _parents = [];

    private List<Relation> ChildrenOf(Relation parent) => _parents.Contains(parent) ? _catalog.Relations.FindAll(r => r.Inherits.Contains(parent)) : [];

    /// <summary>The children in every generation, or none with ONLY.</summary>
    private IEnumerable<Relation> DescendantsOf(Relation parent, bool only = false) =>
        only ? [] : ChildrenOf(parent).SelectMany(c => new[] { c }.Concat(DescendantsOf(c)));

    private void CopyParentColumns(Relation relation, List<Relation> parents)
    {
        foreach (var column in parents.SelectMany(static p => p.Columns.Select(c => (Parent: p, Column: c))))
        {
            InheritColumn(relation, column.Column, isPartition: column.Parent.Kind == RelationKind.PartitionedTable);
        }
    }

    private static Column InheritColumn(Relation child, Column column, bool isPartition)
    {
        var inherited = child.FindColumn(column.Name);
        if (inherited is null)
        {
            inherited = new Column
            {
                Name = column.Name,
                Type = column.Type,
                Default = column.Default,
                GeneratedExpression = column.GeneratedExpression,
                IsVirtual = column.IsVirtual,
                Collation = column.Collation,
                IsLocal = false,
                Origin = column.Origin,
            };
            child.Columns.Add(inherited);
        }

        InheritNotNull(column, inherited);
        inherited.IsInherited = true;
        if (isPartition)
        {
            // Partitions take the parent's identity, other children don't (PostgreSQL 17).
            inherited.Identity = column.Identity;
        }

        return inherited;
    }

    private void CopyParentChecks(Relation relation, List<Relation> parents)
    {
        foreach (var check in parents.SelectMany(static p => p.Constraints).Where(static c => c is { Type: ConstraintType.Check, NoInherit: false }).ToList())
        {
            if (relation.Constraints.Find(c => c.Type == ConstraintType.Check && c.Name == check.Name) is { } existing)
            {
                existing.IsInherited = true;
            }
            else
            {
                Attach(relation, check.AsInherited());
            }
        }
    }

    /// <summary>ALTER TABLE … INHERIT and NO INHERIT.</summary>
    private void ChangeInheritance(Relation relation, InheritAction action)
    {
        if (ResolveRelation(action.Parent) is not { } parent)
        {
            return;
        }

        if (!action.Inherit)
        {
            if (!relation.Inherits.Contains(parent))
            {
                Report(SqlRules.UnknownObject, action.Parent.Range, $"relation \"{parent.Name}\" is not a parent of relation \"{relation.Name}\"");
                return;
            }

            Separate(relation, parent);
            return;
        }

        if (relation.Inherits.Contains(parent))
        {
            Report(SqlRules.DuplicateObject, action.Parent.Range, $"relation \"{parent.Name}\" would be inherited from more than once");
            return;
        }

        if (CheckChildColumns(relation, parent, action.Parent))
        {
            Join(relation, parent);
        }
    }

    /// <summary>A table that becomes a child must have the parent's columns already.</summary>
    private bool CheckChildColumns(Relation child, Relation parent, SyntaxNode place)
    {
        var missing = parent.Columns.Find(c => child.FindColumn(c.Name) is null);
        if (missing is not null)
        {
            Report(SqlRules.InvalidDefinition, place.Range, $"child table is missing column \"{missing.Name}\"; add it to \"{child.Name}\" first");
        }

        return missing is null;
    }

    private void Join(Relation child, Relation parent)
    {
        child.Inherits.Add(parent);
        _parents.Add(parent);
        foreach (var column in parent.Columns)
        {
            if (child.FindColumn(column.Name) is { } own)
            {
                own.IsInherited = true;
                if (NamesNotNulls)
                {
                    InheritNotNull(column, own);
                }
            }
        }

        foreach (var check in parent.Constraints.Where(static c => c is { Type: ConstraintType.Check, NoInherit: false }))
        {
            if (child.Constraints.Find(c => c.Type == ConstraintType.Check && c.Name == check.Name) is { } own)
            {
                own.IsInherited = true;
            }
        }
    }

    private static void Separate(Relation child, Relation parent)
    {
        child.Inherits.Remove(parent);
        foreach (var column in child.Columns.Where(static c => c.IsInherited))
        {
            column.IsInherited = child.Inherits.Exists(p => p.FindColumn(column.Name) is not null);
            column.IsLocal |= !column.IsInherited;
            if (!column.IsInherited && column.NotNullConstraint is { } notNull)
            {
                notNull.IsLocal = true;
            }
        }

        foreach (var check in child.Constraints.Where(static c => c.IsInherited))
        {
            check.IsInherited = child.Inherits.Exists(p => p.Constraints.Exists(c => c.Type == ConstraintType.Check && c.Name == check.Name));
            check.IsLocal |= !check.IsInherited;
        }
    }
}
