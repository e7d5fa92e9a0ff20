using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Catalog;

// RENAME of what hangs on a relation: columns, attributes, constraints, triggers, policies.
public sealed partial class CatalogBuilder
{
    private void RenameColumn(RenameColumnStatement statement)
    {
        if (LookupRelation(statement.Relation) is CompositeType composite)
        {
            if (FindAttribute(composite, statement.OldName, ifExists: false) is { } attribute)
            {
                attribute.Name = statement.NewName.Name;
            }

            return;
        }

        if (ResolveRelation(statement.Relation, "relation", statement.IfExists) is not { } relation)
        {
            return;
        }

        if (relation.FindColumn(statement.OldName.Name) is null)
        {
            ReportUnknownColumnUnlessExternal(relation, statement.OldName);
            return;
        }

        if (relation.FindColumn(statement.NewName.Name) is not null)
        {
            Report(SqlRules.DuplicateColumn, statement.NewName.Range, $"column \"{statement.NewName.Name}\" of relation \"{relation.Name}\" already exists; choose another name");
            return;
        }

        foreach (var table in new[] { relation }.Concat(DescendantsOf(relation)))
        {
            RenameColumn(table, statement.OldName.Name, statement.NewName.Name);
        }
    }

    private void RenameColumn(Relation relation, string oldName, string newName)
    {
        if (relation.FindColumn(oldName) is { } column)
        {
            column.Name = newName;
        }

        foreach (var constraint in relation.Constraints)
        {
            constraint.Columns = Renamed(constraint.Columns);
            constraint.Include = Renamed(constraint.Include);
            constraint.Expression = ColumnRename.In(constraint.Expression, oldName, newName);
        }

        foreach (var index in relation.Indexes)
        {
            index.Keys = index.Keys.ConvertAll(k => k.Column == oldName ? k with { Column = newName } : k with { Expression = ColumnRename.In(k.Expression, oldName, newName) });
            index.Predicate = ColumnRename.In(index.Predicate, oldName, newName);
            index.Include = Renamed(index.Include);
            index.ReferencedColumns = Renamed(index.ReferencedColumns);
            index.AttributeNames = Renamed(index.AttributeNames);
        }

        relation.Triggers.ForEach(t => t.UpdateColumns = Renamed(t.UpdateColumns));
        relation.Columns.ForEach(c => c.GeneratedExpression = ColumnRename.In(c.GeneratedExpression, oldName, newName));
        foreach (var policy in relation.Policies)
        {
            policy.Columns = Renamed(policy.Columns);
            policy.Using = ColumnRename.In(policy.Using, oldName, newName);
            policy.WithCheck = ColumnRename.In(policy.WithCheck, oldName, newName);
        }

        for (var i = 0; i < relation.Grants.Count; i++)
        {
            relation.Grants[i] = relation.Grants[i].Column == oldName ? relation.Grants[i] with { Column = newName } : relation.Grants[i];
        }

        foreach (var key in _catalog.Relations.SelectMany(static r => r.Constraints)
            .Where(c => c.Type == ConstraintType.Foreign && c.ReferencedTable == relation.Name && c.ReferencedSchema == relation.Schema))
        {
            key.ReferencedColumns = Renamed(key.ReferencedColumns);
        }

        foreach (var sequence in _catalog.Sequences.Where(s => s.OwnedBy == (relation.Schema, relation.Name, oldName)))
        {
            sequence.OwnedBy = (relation.Schema, relation.Name, newName);
        }

        List<string> Renamed(List<string> names) => names.ConvertAll(n => n == oldName ? newName : n);
    }

    private void RenameConstraint(RenameConstraintStatement statement)
    {
        if (statement.Kind == ObjectKind.Domain)
        {
            if (ResolveUserType<DomainType>(statement.Owner, "a domain") is { } domain && FindDomainCheck(domain, statement.OldName, ifExists: false) is { } check)
            {
                SetConstraintName(domain, check, statement.NewName.Name);
            }

            return;
        }

        if (ResolveRelation(statement.Owner, "relation", statement.IfExists) is not { } relation)
        {
            return;
        }

        if (FindNotNull(relation, statement.OldName.Name) is not null)
        {
            if (CheckConstraintName(relation, statement.NewName))
            {
                RenameNotNull(relation, statement.OldName.Name, statement.NewName.Name);
            }

            return;
        }

        if (relation.Constraints.Find(c => c.Name == statement.OldName.Name) is not { } constraint)
        {
            if (!relation.IsExternal)
            {
                ReportUnknownConstraint(relation, statement.OldName);
            }

            return;
        }

        if (!CheckConstraintName(relation, statement.NewName))
        {
            return;
        }

        if (constraint.Type is not (ConstraintType.Check or ConstraintType.Foreign) && relation.Indexes.Find(i => i.Name == constraint.Name) is { } index)
        {
            RenameIndex(new IndexEntry(relation, index), statement.NewName.Name);
            return;
        }

        SetConstraintName(relation, constraint, statement.NewName.Name);
        foreach (var child in DescendantsOf(relation))
        {
            if (child.Constraints.Find(c => c.Name == statement.OldName.Name && c.IsInherited) is { } inherited)
            {
                SetConstraintName(child, inherited, statement.NewName.Name);
            }
        }
    }

    private void RenameDependent(DependentObjectReference dependent, Identifier newName, bool ifExists)
    {
        if (dependent.Kind is not (ObjectKind.Trigger or ObjectKind.Policy) || ResolveRelation(dependent.Owner, "relation", ifExists) is not { } relation)
        {
            return;
        }

        if (dependent.Kind == ObjectKind.Policy && FindPolicy(relation, dependent.Name, ifExists) is { } policy)
        {
            policy.Name = newName.Name;
        }
        else if (dependent.Kind == ObjectKind.Trigger && FindTrigger(relation, dependent.Name, ifExists) is { } trigger)
        {
            trigger.Name = newName.Name;
            foreach (var child in DescendantsOf(relation))
            {
                child.Triggers.FindAll(t => t.Name == dependent.Name.Name && t.FromParent).ForEach(t => t.Name = newName.Name);
            }
        }
    }
}
