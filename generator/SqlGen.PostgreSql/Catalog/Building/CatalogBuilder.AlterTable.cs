using SqlGen.PostgreSql.Binding;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Catalog;

// ALTER TABLE, action by action; also what ALTER VIEW, INDEX, SEQUENCE and FOREIGN TABLE share with it.
public sealed partial class CatalogBuilder
{
    private void AlterTable(AlterTableStatement statement)
    {
        var found = LookupRelation(statement.Name);
        if (found is IndexEntry or Sequence)
        {
            AlterIndex(found as IndexEntry, statement);
            return;
        }

        if (found is CompositeType)
        {
            Report(SqlRules.InvalidDefinition, statement.Name.Range, $"\"{statement.Name.Name}\" is a composite type; use ALTER TYPE");
            return;
        }

        if (ResolveRelation(statement.Name, "relation", statement.IfExists) is not { } relation)
        {
            return;
        }

        foreach (var action in statement.Actions.OrderBy(Pass))
        {
            Alter(relation, action, statement.Only);
        }

        NameNotNulls(relation);
    }

    /// <summary>Actions of one statement run in passes, whatever their order in the text (tablecmds.c: AlterTablePass).</summary>
    private static int Pass(AlterTableAction action) => action switch
    {
        DropColumnAction or DropConstraintAction or AlterColumnNotNullAction { NotNull: false } or AlterColumnDefaultAction { Value: null } => 0,
        AlterColumnTypeAction => 1,
        AddColumnAction => 2,
        AlterColumnExpressionAction => 3,
        AddConstraintAction { Constraint: CheckConstraintDefinition } => 4,
        AlterColumnNotNullAction or AddIdentityAction or AlterIdentityAction or DropIdentityAction => 5,
        AddConstraintAction { Constraint: not ForeignKeyDefinition } => 6,
        AddConstraintAction or AlterColumnDefaultAction => 7,
        _ => 8,
    };

    private void Alter(Relation relation, AlterTableAction action, bool only)
    {
        switch (action)
        {
            case AddColumnAction a: AddColumn(relation, a, only); break;
            case DropColumnAction a: DropColumn(relation, a, only); break;
            case AlterColumnTypeAction a: AlterColumnType(relation, a); break;
            case AlterColumnDefaultAction a: ForColumn(relation, a.Column, only, (_, column) => SetDefault(column, a.Value)); break;
            case AlterColumnNotNullAction a: AlterNotNull(relation, a, only); break;
            case AlterColumnExpressionAction a: AlterExpression(relation, a, only); break;
            case OwnerAction { Owner.Kind: RoleSpecificationKind.Named } a: relation.Owner = a.Owner.Name; break;
            case AddIdentityAction a: ForColumn(relation, a.Column, only: true, (owner, column) => AddIdentity(owner, column, a.Identity)); break;
            case AlterIdentityAction a: ForColumn(relation, a.Column, only, (owner, column) => AlterIdentity(owner, column, a)); break;
            case DropIdentityAction a: ForColumn(relation, a.Column, only, (owner, column) => DropIdentity(owner, column, a)); break;

            case AddConstraintAction a: AddConstraint(relation, a.Constraint, only: only); break;
            case DropConstraintAction a: DropConstraint(relation, a, only); break;
            case ValidateConstraintAction a: ForConstraint(relation, a.Name, static c => c.NotValid = false, static c => c.NotValid = false); break;
            case AlterConstraintAction a: AlterConstraint(relation, a); break;

            case RowSecurityAction a: ChangeRowSecurity(relation, a.Change); break;
            case AttachPartitionAction a: AttachPartition(relation, a); break;
            case DetachPartitionAction a: DetachPartition(relation, a); break;
            case InheritAction a: ChangeInheritance(relation, a); break;
            case OptionsAction a: ChangeOptions(relation.Options, a); break;
            case SetLoggedAction a: relation.IsUnlogged = !a.Logged; break;
            case TriggerStateAction { Name: { } name }: FindTrigger(relation, name, ifExists: false); break;
        }
    }

    private void AlterIndex(IndexEntry? entry, AlterTableStatement statement)
    {
        foreach (var action in statement.Actions)
        {
            switch (action)
            {
                case OptionsAction options when entry is not null:
                    ChangeOptions(entry.Index.Options, options);
                    break;
                case AttachPartitionAction attach when entry is not null && LookupRelation(attach.Partition) is IndexEntry child:
                    child.Index.FromParent = true;
                    if (child.Relation.Constraints.Find(c => c.Name == child.Index.Name && c.Type != ConstraintType.Check) is { } key)
                    {
                        key.FromParent = true;
                    }

                    break;
                case AttachPartitionAction attach when entry is not null:
                    Report(SqlRules.UnknownRelation, attach.Partition.Range, $"index \"{attach.Partition.Display()}\" does not exist");
                    break;
            }
        }
    }

    private static void ChangeOptions(Dictionary<string, string> options, OptionsAction action)
    {
        if (!action.Reset)
        {
            SetOptions(options, action.Options);
            return;
        }

        foreach (var option in action.Options)
        {
            options.Remove(option.Namespace is null ? option.Name.Name : option.Namespace.Name + "." + option.Name.Name);
        }
    }

    private static void ChangeRowSecurity(Relation relation, RowSecurityChange change)
    {
        switch (change)
        {
            case RowSecurityChange.Enable: relation.RowSecurity = true; break;
            case RowSecurityChange.Disable: relation.RowSecurity = false; break;
            case RowSecurityChange.Force: relation.ForceRowSecurity = true; break;
            case RowSecurityChange.NoForce: relation.ForceRowSecurity = false; break;
        }
    }

    private void ForConstraint(Relation relation, Identifier name, Action<Constraint> change, Action<NotNullConstraint> changeNotNull)
    {
        if (FindNotNull(relation, name.Name) is { } column)
        {
            changeNotNull(column.NotNullConstraint!);
            foreach (var child in DescendantsOf(relation).Select(d => FindNotNull(d, name.Name)).Where(static c => c?.NotNullConstraint is { IsLocal: false }))
            {
                changeNotNull(child!.NotNullConstraint!);
            }

            return;
        }

        var matching = relation.Constraints.FindAll(c => c.Name == name.Name);
        if (matching.Count == 0 && !relation.IsExternal)
        {
            ReportUnknownConstraint(relation, name);
        }

        matching.ForEach(change);
        foreach (var child in DescendantsOf(relation))
        {
            child.Constraints.FindAll(c => c.Name == name.Name && (c.IsInherited || c.FromParent)).ForEach(change);
        }
    }

    private void ReportUnknownConstraint(Relation relation, Identifier name) =>
        Report(SqlRules.UnknownObject, name.Range,
            $"constraint \"{name.Name}\" of relation \"{relation.Name}\" does not exist{Suggestion.For(name.Name, relation.Constraints.Select(static c => c.Name))}");

    private void AlterConstraint(Relation relation, AlterConstraintAction action) => ForConstraint(
        relation,
        action.Name,
        constraint => AlterConstraint(constraint, action.Attributes),
        constraint => constraint.NoInherit = action.Attributes.NoInherit);

    // Before 18 the words that are left out mean NOT DEFERRABLE; from 18 on they leave the constraint as it is.
    private void AlterConstraint(Constraint constraint, ConstraintAttributes attributes)
    {
        if (_catalog.Version < PostgresVersion.V18 || attributes.Deferrable is not null || attributes.InitiallyDeferred is not null)
        {
            constraint.Deferrable = IsDeferrable(attributes);
            constraint.InitiallyDeferred = attributes.InitiallyDeferred == true;
        }

        if (attributes.Enforced is { } enforced)
        {
            constraint.NotEnforced = !enforced;
            constraint.NotValid = !enforced;
        }
    }

    private void DropConstraint(Relation relation, DropConstraintAction action, bool only)
    {
        if (FindNotNull(relation, action.Name.Name) is { } column)
        {
            if (!IsInPrimaryKey(relation, action.Name, column.Name))
            {
                DropNotNull(relation, column, only);
            }

            return;
        }

        if (relation.Constraints.Find(c => c.Name == action.Name.Name) is not { } constraint)
        {
            if (!action.IfExists && !relation.IsExternal)
            {
                ReportUnknownConstraint(relation, action.Name);
            }

            return;
        }

        if (constraint.Type is ConstraintType.Primary or ConstraintType.Unique)
        {
            var dependents = ForeignKeysOn(relation, constraint.Columns).ToList();
            if (dependents.Count > 0 && action.Behavior != DropBehavior.Cascade)
            {
                Report(SqlRules.InvalidDefinition, action.Name.Range,
                    $"cannot drop constraint {constraint.Name} on table {relation.Name} because other objects depend on it: "
                    + $"{dependents[0].Key.Name} on table {dependents[0].Table.Name}; drop it first or write cascade");
                return;
            }

            dependents.ForEach(d => DetachConstraint(d.Table, d.Key));
        }

        RemoveConstraint(relation, constraint, only);
    }

    /// <summary>Takes a constraint away, and its copies: on partitions, on children that have it from here alone, for referenced partitions.</summary>
    private void RemoveConstraint(Relation relation, Constraint constraint, bool only = false)
    {
        DetachConstraint(relation, constraint);
        if (constraint.Type == ConstraintType.Foreign && !constraint.FromParent)
        {
            foreach (var copy in relation.Constraints.FindAll(c => c.Type == ConstraintType.Foreign && c.FromParent && !relation.IsPartition && c.Columns.SequenceEqual(constraint.Columns)))
            {
                DetachConstraint(relation, copy);
            }
        }

        foreach (var child in only ? [] : ChildrenOf(relation))
        {
            var copy = constraint.Type == ConstraintType.Check
                ? child.Constraints.Find(c => c.Type == ConstraintType.Check && c.Name == constraint.Name && c.IsInherited)
                : child.Constraints.Find(c => c.FromParent && c.Type == constraint.Type && c.Columns.SequenceEqual(constraint.Columns));
            if (copy is { IsLocal: true, Type: ConstraintType.Check })
            {
                copy.IsInherited = false;
            }
            else if (copy is not null)
            {
                RemoveConstraint(child, copy);
            }
        }
    }

    private IEnumerable<(Relation Table, Constraint Key)> ForeignKeysOn(Relation referenced, List<string> columns) =>
        from table in _catalog.Relations
        from key in table.Constraints
        where key.Type == ConstraintType.Foreign && key.ReferencedTable == referenced.Name && key.ReferencedSchema == referenced.Schema
            && key.ReferencedColumns.Count == columns.Count && key.ReferencedColumns.TrueForAll(columns.Contains)
        select (table, key);
}
