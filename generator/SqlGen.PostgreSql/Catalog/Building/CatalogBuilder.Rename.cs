using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Catalog;

// RENAME and SET SCHEMA. Whatever names the object by schema and name follows.
public sealed partial class CatalogBuilder
{
    private void Rename(RenameStatement statement)
    {
        var newName = statement.NewName;
        switch (statement.Target)
        {
            case DependentObjectReference dependent:
                RenameDependent(dependent, newName, statement.IfExists);
                break;
            case RoutineReference routine:
                foreach (var function in ResolveRoutine(routine, statement.IfExists))
                {
                    MoveFunction(function, function.Schema, newName.Name);
                }

                break;
            case TypeObjectReference type:
                RenameType(type.Type.Name, newName);
                break;
            case NamedObjectReference { Kind: ObjectKind.Type or ObjectKind.Domain } type:
                RenameType(type.Name, newName);
                break;
            case NamedObjectReference { Kind: ObjectKind.Schema } schema:
                RenameSchema(schema.Name, newName);
                break;
            case NamedObjectReference { Kind: ObjectKind.Role } role:
                RenameRole(role.Name.Name, newName.Name);
                break;
            case NamedObjectReference { Kind: ObjectKind.Table or ObjectKind.View or ObjectKind.MaterializedView or ObjectKind.ForeignTable
                or ObjectKind.Index or ObjectKind.Sequence } named:
                RenameRelation(named.Name, newName, statement.IfExists);
                break;
        }
    }

    private void RenameRelation(QualifiedName name, Identifier newName, bool ifExists)
    {
        var found = LookupRelation(name);
        if (found is null)
        {
            _ = ResolveRelation(name, "relation", ifExists);
            return;
        }

        var schema = found is IndexEntry i ? i.Relation.Schema : ((CatalogObject)found).Schema;
        if (_names.FindRelation(schema, newName.Name) is { } holder)
        {
            Report(SqlRules.DuplicateObject, newName.Range, $"relation \"{newName.Name}\" already exists{WayOut(holder)}");
            return;
        }

        if (found is IndexEntry entry)
        {
            RenameIndex(entry, newName.Name);
        }
        else
        {
            Move((CatalogObject)found, schema, newName.Name);
        }
    }

    /// <summary>The constraint behind an index has its name and follows it.</summary>
    private void RenameIndex(IndexEntry entry, string newName)
    {
        var constraint = entry.Index.FromConstraint ? entry.Relation.Constraints.Find(c => c.Name == entry.Index.Name && c.Type != ConstraintType.Check) : null;
        _names.Remove(entry.Relation, entry.Index);
        entry.Index.Name = newName;
        _names.Add(entry.Relation, entry.Index);
        if (constraint is not null)
        {
            SetConstraintName(entry.Relation, constraint, newName);
        }
    }

    private void SetConstraintName(CatalogObject owner, Constraint constraint, string newName)
    {
        _names.RemoveConstraint(owner.Schema, constraint.Name);
        constraint.Name = newName;
        _names.AddConstraint(owner.Schema, newName);
    }

    private void RenameType(QualifiedName name, Identifier newName)
    {
        if (LookupType(name) is not { } type)
        {
            ReportUnknownType(name);
            return;
        }

        if (_names.FindType(type.Schema, type.Name) is not { } found)
        {
            return;
        }

        if (_names.FindType(type.Schema, newName.Name) is not null)
        {
            Report(SqlRules.DuplicateObject, newName.Range, $"type \"{newName.Name}\" already exists; choose another name");
            return;
        }

        Move(found, found.Schema, newName.Name);
    }

    /// <summary>Gives a relation, sequence or type another name or schema, everywhere it is spoken of.</summary>
    private void Move(CatalogObject target, string schema, string name)
    {
        var (oldSchema, oldName) = (target.Schema, target.Name);
        _names.Move(target, schema, name);
        var isType = target is not Sequence;
        foreach (var relation in _catalog.Relations)
        {
            foreach (var constraint in relation.Constraints.Where(c => target is Relation && c.ReferencedTable == oldName && c.ReferencedSchema == oldSchema))
            {
                (constraint.ReferencedSchema, constraint.ReferencedTable) = (schema, name);
            }

            if (isType)
            {
                relation.Columns.ForEach(c => c.Type = Moved(c.Type));
            }
        }

        foreach (var sequence in _catalog.Sequences)
        {
            if (target is Relation && sequence.OwnedBy is { } owner && owner.Schema == oldSchema && owner.Table == oldName)
            {
                sequence.OwnedBy = (schema, name, owner.Column);

                // What a table owns goes with it to another schema.
                if (schema != oldSchema && sequence.Schema == oldSchema)
                {
                    Move(sequence, schema, sequence.Name);
                }
            }
        }

        if (target is Sequence moved)
        {
            RewriteDefaults(moved, oldSchema, oldName);
        }

        if (!isType)
        {
            return;
        }

        _catalog.Composites.ForEach(c => c.Attributes.ForEach(a => a.Type = Moved(a.Type)));
        _catalog.Domains.ForEach(d => d.BaseType = Moved(d.BaseType)!);
        _catalog.Ranges.ForEach(r => r.Subtype = Moved(r.Subtype)!);
        foreach (var function in _catalog.Functions)
        {
            function.ReturnType = Moved(function.ReturnType)!;
            for (var i = 0; i < function.Arguments.Count; i++)
            {
                function.Arguments[i] = function.Arguments[i] with { Type = Moved(function.Arguments[i].Type)! };
            }
        }

        TypeReference? Moved(TypeReference? type) =>
            type is not null && type.Schema == oldSchema && type.Name == oldName ? type with { Schema = schema, Name = name }
            : type is not null && target is RangeType range && type.Schema == oldSchema && type.Name == range.MultirangeName ? type with { Schema = schema }
            : type;
    }

    private void RewriteDefaults(Sequence sequence, string oldSchema, string oldName)
    {
        foreach (var column in _catalog.Relations.SelectMany(static r => r.Columns).Where(static c => c.Default is not null && c.Default.StartsWith("nextval(", StringComparison.Ordinal)))
        {
            column.Default = column.Default!.Replace($"'{Text.SqlIdentifier.Quote(oldSchema)}.{Text.SqlIdentifier.Quote(oldName)}'", $"'{QualifiedText(sequence)}'");
        }
    }

    private void MoveFunction(Function function, string schema, string name)
    {
        foreach (var trigger in _catalog.Relations.SelectMany(static r => r.Triggers).Where(t => function.IsTrigger && t.FunctionName == function.Name && t.FunctionSchema == function.Schema))
        {
            (trigger.FunctionSchema, trigger.FunctionName) = (schema, name);
        }

        (function.Schema, function.Name) = (schema, name);
    }

    private void RenameSchema(QualifiedName name, Identifier newName)
    {
        if (!CheckSchema(name.Name, name.Range) || !_catalog.Schemas.Contains(name.Name))
        {
            return;
        }

        if (_catalog.Schemas.Contains(newName.Name))
        {
            Report(SqlRules.DuplicateObject, newName.Range, $"schema \"{newName.Name}\" already exists; choose another name");
            return;
        }

        _catalog.Schemas[_catalog.Schemas.IndexOf(name.Name)] = newName.Name;
        if (_catalog.SchemaRights.TryGetValue(name.Name, out var rights))
        {
            _catalog.SchemaRights.Remove(name.Name);
            _catalog.SchemaRights.Add(newName.Name, rights);
        }

        foreach (var target in ObjectsIn(name.Name).ToList())
        {
            if (target is Function function)
            {
                MoveFunction(function, newName.Name, function.Name);
            }
            else
            {
                Move(target, newName.Name, target.Name);
            }
        }

        for (var i = 0; i < _catalog.Extensions.Count; i++)
        {
            var extension = _catalog.Extensions[i];
            _catalog.Extensions[i] = extension.Schema == name.Name ? extension with { Schema = newName.Name } : extension;
        }
    }

    private void RenameRole(string oldName, string newName)
    {
        foreach (var policy in _catalog.Relations.SelectMany(static r => r.Policies))
        {
            policy.Roles = policy.Roles.ConvertAll(r => r == oldName ? newName : r);
        }

        if (_catalog.Roles.Find(r => r.Name == oldName) is { } role)
        {
            _catalog.Roles.Remove(role);
            _catalog.Roles.Add(new Role { Name = newName, BypassRowSecurity = role.BypassRowSecurity, CanLogin = role.CanLogin, IsCreated = role.IsCreated });
        }
    }

    private void SetSchema(SetSchemaStatement statement)
    {
        if (!CheckSchema(statement.NewSchema.Name, statement.NewSchema.Range))
        {
            return;
        }

        var schema = statement.NewSchema.Name;
        switch (statement.Target)
        {
            case RoutineReference routine:
                foreach (var function in ResolveRoutine(routine, statement.IfExists))
                {
                    MoveFunction(function, schema, function.Name);
                }

                break;
            case TypeObjectReference type:
                SetTypeSchema(type.Type.Name, schema);
                break;
            case NamedObjectReference { Kind: ObjectKind.Type or ObjectKind.Domain } type:
                SetTypeSchema(type.Name, schema);
                break;
            case NamedObjectReference { Kind: ObjectKind.Extension } extension:
                var index = _catalog.Extensions.FindIndex(e => e.Name == extension.Name.Name);
                if (index >= 0)
                {
                    MoveExtension(index, schema);
                }

                break;
            case NamedObjectReference { Kind: ObjectKind.Table or ObjectKind.View or ObjectKind.MaterializedView or ObjectKind.ForeignTable
                or ObjectKind.Sequence } named:
                if (LookupRelation(named.Name) is CatalogObject found)
                {
                    if (_names.FindRelation(schema, found.Name) is { } holder && holder != found)
                    {
                        Report(SqlRules.DuplicateObject, named.Range, $"relation \"{found.Name}\" already exists in schema \"{schema}\"{WayOut(holder)}");
                        break;
                    }

                    Move(found, schema, found.Name);
                }
                else
                {
                    _ = ResolveRelation(named.Name, "relation", statement.IfExists);
                }

                break;
        }
    }

    /// <summary>The extension's types move, and with them the columns that have them.</summary>
    private void MoveExtension(int index, string schema)
    {
        var extension = _catalog.Extensions[index];
        _catalog.Extensions[index] = extension with { Schema = schema };
        foreach (var type in KnownExtensions.Find(extension.Name)?.Types ?? [])
        {
            Move(new BaseType { Schema = extension.Schema, Name = type }, schema, type);
            if (_names.FindType(schema, type) is BaseType marker && !_catalog.BaseTypes.Contains(marker))
            {
                _names.Remove(marker);
            }
        }
    }

    private void SetTypeSchema(QualifiedName name, string schema)
    {
        if (LookupType(name) is not { } type)
        {
            ReportUnknownType(name);
        }
        else if (_names.FindType(type.Schema, type.Name) is { } found)
        {
            Move(found, schema, found.Name);
        }
    }
}
