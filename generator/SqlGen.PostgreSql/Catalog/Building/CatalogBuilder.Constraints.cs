using SqlGen.PostgreSql.Binding;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Catalog;

// Constraints of tables, in CREATE and ALTER TABLE alike.
public sealed partial class CatalogBuilder
{
    /// <summary>Adds a constraint of a column (<paramref name="column"/>) or of the whole table.</summary>
    private void AddConstraint(Relation relation, ConstraintDefinition definition, Column? column = null, bool only = false)
    {
        switch (definition)
        {
            case CheckConstraintDefinition check:
                AddCheck(relation, check, only);
                break;
            case PrimaryKeyDefinition key:
                AddKey(relation, key, ConstraintType.Primary, column, only);
                break;
            case UniqueConstraintDefinition key:
                AddKey(relation, key, ConstraintType.Unique, column, only);
                break;
            case ExclusionConstraintDefinition exclusion:
                AddExclusion(relation, exclusion);
                break;
            case ForeignKeyDefinition key:
                AddForeignKey(relation, key, column);
                break;
            case GeneratedDefinition generated:
                CheckColumns(relation, generated.Value);
                break;
            case NotNullConstraintDefinition { Column: { } named } notNull:
                AddNotNull(relation, notNull, named);
                break;
        }
    }

    private void AddCheck(Relation relation, CheckConstraintDefinition check, bool only)
    {
        var columns = ReferencedColumns(relation, check.Condition);
        var name = check.Name?.Name ?? ChooseConstraintName(relation, columns.Count == 1 ? columns[0] : null, "check");
        var constraint = new Constraint
        {
            Name = name,
            Type = ConstraintType.Check,
            Columns = columns,
            Expression = TextOf(check.Condition),
            NotValid = check.Attributes is { NotValid: true } or { Enforced: false },
            NotEnforced = check.Attributes.Enforced == false,
            NoInherit = check.Attributes.NoInherit,
            Origin = OriginOf(check),
        };
        if (!CheckConstraintName(relation, check.Name, allowInherited: true))
        {
            return;
        }

        if (relation.Constraints.Find(c => c.Name == name && c.Type == ConstraintType.Check) is { } inherited)
        {
            inherited.IsLocal = true;
        }
        else
        {
            Attach(relation, constraint);
        }

        if (!only && !constraint.NoInherit)
        {
            InheritCheck(relation, constraint);
        }
    }

    private void InheritCheck(Relation parent, Constraint constraint)
    {
        foreach (var child in ChildrenOf(parent))
        {
            if (child.Constraints.Find(c => c.Name == constraint.Name && c.Type == ConstraintType.Check) is { } existing)
            {
                existing.IsInherited = true;
            }
            else
            {
                Attach(child, constraint.AsInherited());
            }

            InheritCheck(child, constraint);
        }
    }

    /// <summary>PRIMARY KEY and UNIQUE: the constraint and the index behind it share one name.</summary>
    private void AddKey(Relation relation, KeyConstraintDefinition key, ConstraintType type, Column? column, bool only)
    {
        if (type == ConstraintType.Primary && relation.PrimaryKey is not null)
        {
            Report(SqlRules.InvalidDefinition, key.Range, $"multiple primary keys for table \"{relation.Name}\" are not allowed; keep one of them");
            return;
        }

        if (key.ExistingIndex is { } existing)
        {
            UseIndex(relation, key, existing, type);
            return;
        }

        var columns = column is not null ? [column.Name] : KeyColumns(relation, key.Columns);
        var include = KeyColumns(relation, key.Include);
        if (columns is null || include is null || !CheckConstraintName(relation, key.Name, isIndex: true))
        {
            return;
        }

        AddKey(relation, new Constraint
        {
            Name = key.Name?.Name ?? "",
            Type = type,
            Columns = columns,
            Include = include,
            Deferrable = IsDeferrable(key.Attributes),
            InitiallyDeferred = key.Attributes.InitiallyDeferred == true,
            NullsNotDistinct = key is UniqueConstraintDefinition { NullsNotDistinct: true },
            IsTemporal = key.WithoutOverlaps,
            Origin = OriginOf(key.Name is null ? (SyntaxNode)key : key.Name),
        }, only);
    }

    /// <summary>Adds the constraint, choosing a name if it has none, with its index, here and on the partitions.</summary>
    private Constraint AddKey(Relation relation, Constraint key, bool only = false)
    {
        if (key.Name.Length == 0)
        {
            key.Name = ChooseIndexName(relation, key.Columns.Concat(key.Include), key.Type switch
            {
                ConstraintType.Primary => "pkey",
                ConstraintType.Unique => "key",
                _ => "excl",
            });
        }

        if (key.Type == ConstraintType.Primary)
        {
            foreach (var name in key.Columns)
            {
                SetNotNull(relation, name);
            }
        }

        Attach(relation, key);
        var index = new RelationIndex
        {
            Name = key.Name,
            Method = key.IsTemporal ? "gist" : "btree",
            IsUnique = true,
            IsPrimary = key.Type == ConstraintType.Primary,
            Keys = [.. key.Columns.Select(static c => new IndexKey(c, null))],
            Include = [.. key.Include],
            NullsNotDistinct = key.NullsNotDistinct,
            FromConstraint = true,
            FromParent = key.FromParent,
            AttributeNames = ObjectNames.IndexColumns(key.Columns.Concat(key.Include)),
            ReferencedColumns = [.. key.Columns, .. key.Include],
            Origin = key.Origin,
        };
        AttachIndex(relation, index);
        if (relation.Kind == RelationKind.PartitionedTable && !only)
        {
            foreach (var partition in ChildrenOf(relation))
            {
                InheritKey(partition, key, index);
            }
        }

        return key;
    }

    private void AddExclusion(Relation relation, ExclusionConstraintDefinition exclusion)
    {
        var keys = exclusion.Elements.Select(e => IndexKeyOf(e.Element)).ToList();
        var names = exclusion.Elements.Select(e => IndexColumnName(e.Element)).Concat(exclusion.Include.Select(static i => i.Name)).ToList();
        var include = KeyColumns(relation, exclusion.Include);
        if (include is null || !CheckIndexColumns(relation, exclusion.Elements.Select(static e => e.Element))
            || !CheckConstraintName(relation, exclusion.Name, isIndex: true))
        {
            return;
        }

        var name = exclusion.Name?.Name ?? ChooseIndexName(relation, ObjectNames.IndexColumns(names), "excl");
        Attach(relation, new Constraint
        {
            Name = name,
            Type = ConstraintType.Exclude,
            Columns = [.. keys.Where(static k => k.Column is not null).Select(static k => k.Column!)],
            Include = include,
            Deferrable = IsDeferrable(exclusion.Attributes),
            InitiallyDeferred = exclusion.Attributes.InitiallyDeferred == true,
            Origin = OriginOf(exclusion),
        });
        AttachIndex(relation, new RelationIndex
        {
            Name = name,
            Method = exclusion.AccessMethod?.Name ?? "btree",
            Keys = keys,
            Include = include,
            Predicate = exclusion.Where is null ? null : TextOf(exclusion.Where),
            FromConstraint = true,
            AttributeNames = ObjectNames.IndexColumns(names),
            ReferencedColumns = IndexReferences(relation, exclusion.Elements.Select(static e => e.Element), include, exclusion.Where),
            Origin = OriginOf(exclusion),
        });
    }

    /// <summary>ADD CONSTRAINT … USING INDEX: the index takes the constraint's name.</summary>
    private void UseIndex(Relation relation, KeyConstraintDefinition key, Identifier existing, ConstraintType type)
    {
        if (relation.Indexes.Find(i => i.Name == existing.Name) is not { } index)
        {
            Report(SqlRules.UnknownObject, existing.Range, $"index \"{existing.Name}\" does not exist{Suggestion.For(existing.Name, relation.Indexes.Select(static i => i.Name))}");
            return;
        }

        if (key.Name is not null && key.Name.Name != index.Name && CheckConstraintName(relation, key.Name, isIndex: true))
        {
            _names.Remove(relation, index);
            index.Name = key.Name.Name;
            _names.Add(relation, index);
        }

        index.FromConstraint = true;
        index.IsPrimary = type == ConstraintType.Primary;
        var columns = index.Keys.Where(static k => k.Column is not null).Select(static k => k.Column!).ToList();
        if (type == ConstraintType.Primary)
        {
            columns.ForEach(c => SetNotNull(relation, c));
        }

        Attach(relation, new Constraint
        {
            Name = index.Name,
            Type = type,
            Columns = columns,
            Include = [.. index.Include],
            Deferrable = IsDeferrable(key.Attributes),
            InitiallyDeferred = key.Attributes.InitiallyDeferred == true,
            NullsNotDistinct = index.NullsNotDistinct,
            Origin = OriginOf(key),
        });
    }

    private static bool IsDeferrable(ConstraintAttributes attributes) => attributes.Deferrable ?? attributes.InitiallyDeferred == true;

    /// <summary>The columns a key names; null, and reported, if one is missing or named twice.</summary>
    private List<string>? KeyColumns(Relation relation, IEnumerable<Identifier> names)
    {
        var columns = new List<string>();
        var isComplete = true;
        foreach (var name in names)
        {
            if (relation.FindColumn(name.Name) is null && !relation.IsExternal)
            {
                Report(SqlRules.UnknownColumn, name.Range, $"column \"{name.Name}\" named in key does not exist{SuggestColumn(relation, name.Name)}");
                isComplete = false;
            }
            else if (columns.Contains(name.Name))
            {
                Report(SqlRules.DuplicateColumn, name.Range, $"column \"{name.Name}\" appears twice in the key; name it once");
                isComplete = false;
            }

            columns.Add(name.Name);
        }

        // A column that was left out for its own error doesn't need a second one.
        return isComplete ? columns : null;
    }

    private static string SuggestColumn(Relation relation, string name) => Suggestion.For(name, relation.Columns.Select(static c => c.Name));

    private bool CheckConstraintName(Relation relation, Identifier? name, bool isIndex = false, bool allowInherited = false)
    {
        if (name is null)
        {
            return true;
        }

        if (relation.Constraints.Find(c => c.Name == name.Name) is { } existing && !(allowInherited && existing is { IsInherited: true, Type: ConstraintType.Check }))
        {
            Report(SqlRules.DuplicateObject, name.Range, $"constraint \"{name.Name}\" for relation \"{relation.Name}\" already exists; choose another name");
            return false;
        }

        if (isIndex && _names.FindRelation(relation.Schema, name.Name) is { } holder)
        {
            Report(SqlRules.DuplicateObject, name.Range, $"relation \"{name.Name}\" already exists{WayOut(holder)}");
            return false;
        }

        return true;
    }

    private string ChooseConstraintName(CatalogObject owner, string? columns, string label) =>
        ObjectNames.Choose(owner.Name, columns, label, name => _names.HasConstraint(owner.Schema, name));

    private string ChooseIndexName(Relation relation, IEnumerable<string> columns, string label) =>
        ObjectNames.Choose(relation.Name, label == "pkey" ? null : ObjectNames.JoinColumns(columns), label, name =>
            _names.FindRelation(relation.Schema, name) is not null || (label != "idx" && _names.HasConstraint(relation.Schema, name)));

    private void Attach(Relation relation, Constraint constraint)
    {
        relation.Constraints.Add(constraint);
        _names.AddConstraint(relation.Schema, constraint.Name);
    }

    private void AttachIndex(Relation relation, RelationIndex index)
    {
        relation.Indexes.Add(index);
        _names.Add(relation, index);
    }

    private void DetachConstraint(Relation relation, Constraint constraint)
    {
        relation.Constraints.Remove(constraint);
        _names.RemoveConstraint(relation.Schema, constraint.Name);
        if (constraint.Type is ConstraintType.Primary or ConstraintType.Unique or ConstraintType.Exclude
            && relation.Indexes.Find(i => i.Name == constraint.Name) is { } index)
        {
            DetachIndex(relation, index);
        }
    }

    private void DetachIndex(Relation relation, RelationIndex index)
    {
        relation.Indexes.Remove(index);
        _names.Remove(relation, index);
    }
}
