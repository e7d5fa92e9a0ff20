using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Catalog;

// NOT NULL: a flag of the column, and from PostgreSQL 18 on a constraint with a name (heap.c: AddRelationNotNullConstraints).
public sealed partial class CatalogBuilder
{
    private bool NamesNotNulls => _catalog.Version >= PostgresVersion.V18;

    private void SetNotNull(Column column, NotNullConstraintDefinition? definition = null)
    {
        column.NotNull = true;
        if (!NamesNotNulls)
        {
            return;
        }

        var isNew = column.NotNullConstraint is null;
        var constraint = column.NotNullConstraint ??= new NotNullConstraint();
        constraint.IsLocal = true;
        if (definition?.Name is { } name && constraint.Name.Length == 0)
        {
            constraint.Name = name.Name;
        }

        constraint.NoInherit = isNew && definition is { Attributes.NoInherit: true };
        constraint.NotValid = isNew && definition is { Attributes.NotValid: true };
    }

    private void SetNotNull(Relation relation, string column)
    {
        if (relation.FindColumn(column) is { } found)
        {
            SetNotNull(found);
        }
    }

    /// <summary>NOT NULL column among a table's constraints, and for ALTER TABLE … ADD the same of its children.</summary>
    private void AddNotNull(Relation relation, NotNullConstraintDefinition definition, Identifier named)
    {
        if (relation.FindColumn(named.Name) is not { } column)
        {
            if (!relation.IsExternal)
            {
                ReportUnknownColumn(relation, named);
            }

            return;
        }

        if (column.NotNullConstraint is { Name.Length: > 0 } existing && definition.Name is { } name && existing.Name != name.Name)
        {
            Report(SqlRules.InvalidDefinition, name.Range,
                $"cannot create not-null constraint \"{name.Name}\" on column \"{column.Name}\" of table \"{relation.Name}\"; it has \"{existing.Name}\" already");
            return;
        }

        SetNotNull(column, definition);
    }

    /// <summary>Gives the constraints of a table their names, and those that its children get from it; a child takes its parent's name.</summary>
    private void NameNotNulls(Relation relation)
    {
        if (!NamesNotNulls)
        {
            return;
        }

        foreach (var column in relation.Columns)
        {
            if (column.NotNull && relation.Kind is RelationKind.Table or RelationKind.PartitionedTable or RelationKind.ForeignTable)
            {
                var constraint = column.NotNullConstraint ??= new NotNullConstraint();
                if (constraint.IsNamed)
                {
                    continue;
                }

                if (constraint.Name.Length == 0)
                {
                    constraint.Name = ChooseConstraintName(relation, column.Name, "not_null");
                }

                constraint.IsNamed = true;
                _names.AddConstraint(relation.Schema, constraint.Name);
            }
        }

        foreach (var child in ChildrenOf(relation))
        {
            relation.Columns.ForEach(c => InheritNotNull(c, child.FindColumn(c.Name)));
            NameNotNulls(child);
        }
    }

    /// <summary>A child's column is not null where its parent's is, but for NO INHERIT.</summary>
    private static void InheritNotNull(Column parent, Column? child)
    {
        if (child is null || !parent.NotNull || parent.NotNullConstraint is { NoInherit: true })
        {
            return;
        }

        child.NotNull = true;
        if (parent.NotNullConstraint is { } constraint)
        {
            child.NotNullConstraint ??= constraint.AsInherited();
        }
    }

    private static Column? FindNotNull(Relation relation, string name) => relation.Columns.Find(c => c.NotNullConstraint?.Name == name);

    private void DropNotNull(Relation relation, Column column, bool only)
    {
        if (column.NotNullConstraint is { } constraint)
        {
            _names.RemoveConstraint(relation.Schema, constraint.Name);
        }

        column.NotNull = false;
        column.NotNullConstraint = null;
        foreach (var child in only ? [] : ChildrenOf(relation))
        {
            if (child.FindColumn(column.Name) is { NotNullConstraint: not { IsLocal: true } } inherited)
            {
                DropNotNull(child, inherited, only);
            }
        }
    }

    private void RenameNotNull(Relation relation, string oldName, string newName)
    {
        foreach (var table in new[] { relation }.Concat(DescendantsOf(relation)))
        {
            if (FindNotNull(table, oldName)?.NotNullConstraint is { } constraint)
            {
                _names.RemoveConstraint(table.Schema, oldName);
                constraint.Name = newName;
                _names.AddConstraint(table.Schema, newName);
            }
        }
    }

    private bool IsInPrimaryKey(Relation relation, Identifier place, string column)
    {
        var isKey = relation.PrimaryKey is { } key && key.Columns.Contains(column);
        if (isKey)
        {
            Report(SqlRules.InvalidDefinition, place.Range, $"column \"{column}\" is in a primary key; drop the key first");
        }

        return isKey;
    }
}
