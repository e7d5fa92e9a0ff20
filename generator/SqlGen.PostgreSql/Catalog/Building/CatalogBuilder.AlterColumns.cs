using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Catalog;

// ALTER TABLE's actions on columns.
public sealed partial class CatalogBuilder
{
    private void AddColumn(Relation relation, AddColumnAction action, bool only)
    {
        var name = action.Column.Name;
        if (relation.FindColumn(name.Name) is not null)
        {
            if (!action.IfNotExists)
            {
                Report(SqlRules.DuplicateColumn, name.Range, $"column \"{name.Name}\" of relation \"{relation.Name}\" already exists; choose another name or write \"add column if not exists\"");
            }

            return;
        }

        var column = DefineColumn(relation, action.Column);
        relation.Columns.Add(column);
        if (!only)
        {
            InheritNewColumn(relation, column);
        }

        // tablecmds.c adds checks with the column, keys after it, foreign keys last.
        foreach (var pass in new Func<ConstraintDefinition, bool>[]
        {
            static c => c is CheckConstraintDefinition or GeneratedDefinition,
            static c => c is KeyConstraintDefinition,
            static c => c is ForeignKeyDefinition,
        })
        {
            AddConstraints(relation, action.Column.Constraints.Where(pass).Select(c => (c, (Column?)column)));
        }
    }

    private void InheritNewColumn(Relation parent, Column column)
    {
        foreach (var child in ChildrenOf(parent))
        {
            InheritColumn(child, column, isPartition: parent.Kind == RelationKind.PartitionedTable);
            InheritNewColumn(child, column);
        }
    }

    private void DropColumn(Relation relation, DropColumnAction action, bool only)
    {
        if (relation.FindColumn(action.Column.Name) is not { } column)
        {
            if (!action.IfExists && !relation.IsExternal)
            {
                ReportUnknownColumn(relation, action.Column);
            }

            return;
        }

        if (column is { IsInherited: true })
        {
            Report(SqlRules.InvalidDefinition, action.Column.Range, $"cannot drop inherited column \"{column.Name}\"; drop it from the parent table");
            return;
        }

        if (action.Behavior != DropBehavior.Cascade && DependentOnColumn(relation, column) is { } dependent)
        {
            Report(SqlRules.InvalidDefinition, action.Column.Range,
                $"cannot drop column {column.Name} of table {relation.Name} because other objects depend on it: {dependent}; drop it first or write cascade");
            return;
        }

        RemoveColumn(relation, column, only);
    }

    /// <summary>Removes a column and what goes with it; from children, if they have it from this table alone.</summary>
    private void RemoveColumn(Relation relation, Column column, bool only = false)
    {
        foreach (var view in ViewsOn(column).ToList())
        {
            RemoveObject(view);
        }

        if (column.NotNullConstraint is { } notNull)
        {
            _names.RemoveConstraint(relation.Schema, notNull.Name);
        }

        foreach (var constraint in relation.Constraints.Where(c => c.Columns.Contains(column.Name) || c.Include.Contains(column.Name)).ToList())
        {
            if (constraint.Type is ConstraintType.Primary or ConstraintType.Unique)
            {
                ForeignKeysOn(relation, constraint.Columns).ToList().ForEach(d => DetachConstraint(d.Table, d.Key));
            }

            DetachConstraint(relation, constraint);
        }

        foreach (var index in relation.Indexes.Where(i => i.ReferencedColumns.Contains(column.Name)).ToList())
        {
            DetachIndex(relation, index);
        }

        relation.Policies.RemoveAll(p => p.Columns.Contains(column.Name));
        relation.Triggers.RemoveAll(t => t.UpdateColumns.Contains(column.Name));
        relation.Grants.RemoveAll(g => g.Column == column.Name);
        relation.Columns.Remove(column);
        foreach (var sequence in _catalog.Sequences.Where(s => s.OwnedBy == (relation.Schema, relation.Name, column.Name)).ToList())
        {
            RemoveObject(sequence);
        }

        foreach (var child in ChildrenOf(relation))
        {
            if (child.FindColumn(column.Name) is not { } inherited)
            {
                continue;
            }

            inherited.IsInherited = child.Inherits.Exists(p => p.FindColumn(column.Name) is not null);
            if (inherited is { IsInherited: false, IsLocal: false } && !only)
            {
                RemoveColumn(child, inherited);
            }
            else if (only)
            {
                inherited.IsLocal = true;
            }
        }
    }

    private string? DependentOnColumn(Relation relation, Column column)
    {
        if (ViewsOn(column).FirstOrDefault() is { } view)
        {
            return $"view {view.Name}";
        }

        return relation.Policies.Find(p => p.Columns.Contains(column.Name)) is { } policy ? $"policy {policy.Name} on table {relation.Name}"
            : relation.Triggers.Find(t => t.UpdateColumns.Contains(column.Name)) is { } trigger ? $"trigger {trigger.Name} on table {relation.Name}"
            : relation.Constraints.Where(c => c.Type is ConstraintType.Primary or ConstraintType.Unique && c.Columns.Contains(column.Name))
                .SelectMany(c => ForeignKeysOn(relation, c.Columns)).FirstOrDefault() is { Key: { } key, Table: { } table } && table != relation
                ? $"constraint {key.Name} on table {table.Name}"
                : null;
    }

    private void AlterColumnType(Relation relation, AlterColumnTypeAction action)
    {
        if (relation.FindColumn(action.Column.Name) is null)
        {
            ReportUnknownColumnUnlessExternal(relation, action.Column);
            return;
        }

        if (ResolveColumnType(action.Type, action.Column) is not { } type)
        {
            return;
        }

        foreach (var table in new[] { relation }.Concat(DescendantsOf(relation)))
        {
            if (table.FindColumn(action.Column.Name) is not { } column)
            {
                continue;
            }

            column.Type = type;
            column.Collation = action.Collation?.Display();
            if (_catalog.Sequences.Find(s => s.OwnedBy == (table.Schema, table.Name, column.Name)) is { } sequence && column.Identity != IdentityKind.None)
            {
                sequence.Type = type;
            }
        }
    }

    private void AlterNotNull(Relation relation, AlterColumnNotNullAction action, bool only)
    {
        if (!action.NotNull && IsInPrimaryKey(relation, action.Column, action.Column.Name))
        {
            return;
        }

        if (action.NotNull)
        {
            ForColumn(relation, action.Column, only, (table, column) =>
            {
                SetNotNull(column);
                column.NotNullConstraint?.IsLocal = table == relation;
            });
        }
        else
        {
            ForColumn(relation, action.Column, only: NamesNotNulls || only, (table, column) => DropNotNull(table, column, only || !NamesNotNulls));
        }
    }

    private void AlterExpression(Relation relation, AlterColumnExpressionAction action, bool only)
    {
        if (action.Value is not null)
        {
            CheckColumns(relation, action.Value);
        }

        ForColumn(relation, action.Column, only, (_, column) =>
        {
            if (column.GeneratedExpression is not null)
            {
                column.GeneratedExpression = action.Value is null ? null : TextOf(action.Value);
            }
            else if (!action.IfExists)
            {
                Report(SqlRules.InvalidDefinition, action.Column.Range, $"column \"{column.Name}\" of relation \"{relation.Name}\" is not a generated column");
            }
        });
    }

    private void AlterIdentity(Relation relation, Column column, AlterIdentityAction action)
    {
        if (column.Identity == IdentityKind.None)
        {
            Report(SqlRules.InvalidDefinition, action.Column.Range, $"column \"{column.Name}\" of relation \"{relation.Name}\" is not an identity column; write ADD GENERATED … AS IDENTITY");
            return;
        }

        foreach (var option in action.Options)
        {
            column.Identity = option.Kind switch
            {
                SequenceOptionKind.GeneratedAlways => IdentityKind.Always,
                SequenceOptionKind.GeneratedByDefault => IdentityKind.ByDefault,
                _ => column.Identity,
            };
        }

        if (_catalog.Sequences.Find(s => s.OwnedBy == (relation.Schema, relation.Name, column.Name)) is { } sequence)
        {
            ApplySequenceOptions(sequence, action.Options, isNew: false);
        }
    }

    private void DropIdentity(Relation relation, Column column, DropIdentityAction action)
    {
        if (column.Identity == IdentityKind.None)
        {
            if (!action.IfExists)
            {
                Report(SqlRules.InvalidDefinition, action.Column.Range, $"column \"{column.Name}\" of relation \"{relation.Name}\" is not an identity column");
            }

            return;
        }

        column.Identity = IdentityKind.None;
        if (_catalog.Sequences.Find(s => s.OwnedBy == (relation.Schema, relation.Name, column.Name)) is { } sequence)
        {
            RemoveObject(sequence);
        }
    }

    /// <summary>Changes a column here and, without ONLY, in every descendant.</summary>
    private void ForColumn(Relation relation, Identifier name, bool only, Action<Relation, Column> change)
    {
        if (relation.FindColumn(name.Name) is null)
        {
            ReportUnknownColumnUnlessExternal(relation, name);
            return;
        }

        foreach (var table in new[] { relation }.Concat(DescendantsOf(relation, only)))
        {
            if (table.FindColumn(name.Name) is { } column)
            {
                change(table, column);
            }
        }
    }

    private void ReportUnknownColumnUnlessExternal(Relation relation, Identifier column)
    {
        if (!relation.IsExternal)
        {
            ReportUnknownColumn(relation, column);
        }
    }
}
