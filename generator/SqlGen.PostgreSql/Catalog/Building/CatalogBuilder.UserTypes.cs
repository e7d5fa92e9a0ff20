using SqlGen.PostgreSql.Binding;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Catalog;

// CREATE TYPE in its forms, and ALTER TYPE.
public sealed partial class CatalogBuilder
{
    private void CreateEnum(CreateEnumStatement statement)
    {
        if (ResolveNewName(statement.Name) is not var (schema, name) || ReportIfTaken(schema, name, statement.Name, isRelation: false))
        {
            return;
        }

        var type = new EnumType { Schema = schema, Name = name, Origin = OriginOf(statement.Name) };
        foreach (var label in statement.Labels)
        {
            if (type.Labels.Contains(label.Value))
            {
                Report(SqlRules.DuplicateObject, label.Range, $"enum label \"{label.Value}\" already exists; remove one of them");
                continue;
            }

            type.Labels.Add(label.Value);
        }

        _catalog.Enums.Add(type);
        _names.Add(type);
    }

    private void AddEnumValue(AddEnumValueStatement statement)
    {
        if (ResolveUserType<EnumType>(statement.Name, "an enum") is not { } type)
        {
            return;
        }

        if (type.Labels.Contains(statement.Label.Value))
        {
            if (!statement.IfNotExists)
            {
                Report(SqlRules.DuplicateObject, statement.Label.Range, $"enum label \"{statement.Label.Value}\" already exists; write \"add value if not exists\" if that is fine");
            }

            return;
        }

        var neighbour = statement.Before ?? statement.After;
        if (neighbour is null)
        {
            type.Labels.Add(statement.Label.Value);
        }
        else if (FindLabel(type, neighbour) is var index and >= 0)
        {
            type.Labels.Insert(statement.Before is null ? index + 1 : index, statement.Label.Value);
        }
    }

    private void RenameEnumValue(RenameEnumValueStatement statement)
    {
        if (ResolveUserType<EnumType>(statement.Name, "an enum") is not { } type || FindLabel(type, statement.OldLabel) is not (var index and >= 0))
        {
            return;
        }

        if (type.Labels.Contains(statement.NewLabel.Value))
        {
            Report(SqlRules.DuplicateObject, statement.NewLabel.Range, $"enum label \"{statement.NewLabel.Value}\" already exists");
            return;
        }

        type.Labels[index] = statement.NewLabel.Value;
    }

    private int FindLabel(EnumType type, SqlString label)
    {
        var index = type.Labels.IndexOf(label.Value);
        if (index < 0)
        {
            Report(SqlRules.UnknownObject, label.Range, $"\"{label.Value}\" is not an existing enum label{Suggestion.For(label.Value, type.Labels)}");
        }

        return index;
    }

    private void CreateComposite(CreateCompositeTypeStatement statement)
    {
        if (ResolveNewName(statement.Name) is not var (schema, name) || ReportIfTaken(schema, name, statement.Name, isRelation: true))
        {
            return;
        }

        var type = new CompositeType { Schema = schema, Name = name, Origin = OriginOf(statement.Name) };
        foreach (var attribute in statement.Attributes)
        {
            AddAttribute(type, attribute);
        }

        _catalog.Composites.Add(type);
        _names.Add(type);
    }

    private void AddAttribute(CompositeType type, AttributeDefinition attribute)
    {
        if (type.Attributes.Exists(a => a.Name == attribute.Name.Name))
        {
            Report(SqlRules.DuplicateColumn, attribute.Name.Range, $"column \"{attribute.Name.Name}\" specified more than once; remove or rename one of them");
            return;
        }

        type.Attributes.Add(new Column
        {
            Name = attribute.Name.Name,
            Type = ResolveColumnType(attribute.Type, attribute.Name),
            Collation = attribute.Collation?.Display(),
            Origin = OriginOf(attribute.Name),
        });
    }

    private void AlterComposite(AlterCompositeTypeStatement statement)
    {
        if (ResolveUserType<CompositeType>(statement.Name, "a composite type") is not { } type)
        {
            return;
        }

        foreach (var action in statement.Actions)
        {
            switch (action)
            {
                case AddAttributeAction add:
                    AddAttribute(type, add.Attribute);
                    break;
                case DropAttributeAction drop when FindAttribute(type, drop.Name, drop.IfExists) is { } attribute:
                    type.Attributes.Remove(attribute);
                    break;
                case AlterAttributeTypeAction alter when FindAttribute(type, alter.Attribute.Name, ifExists: false) is { } attribute:
                    attribute.Type = ResolveColumnType(alter.Attribute.Type, alter.Attribute.Name);
                    break;
            }
        }
    }

    private Column? FindAttribute(CompositeType type, Identifier name, bool ifExists)
    {
        var attribute = type.Attributes.Find(a => a.Name == name.Name);
        if (attribute is null && !ifExists)
        {
            Report(SqlRules.UnknownColumn, name.Range,
                $"column \"{name.Name}\" of relation \"{type.Name}\" does not exist{Suggestion.For(name.Name, type.Attributes.Select(static a => a.Name))}");
        }

        return attribute;
    }

    private void CreateRange(CreateRangeTypeStatement statement)
    {
        if (ResolveNewName(statement.Name) is not var (schema, name) || ReportIfTaken(schema, name, statement.Name, isRelation: false))
        {
            return;
        }

        var subtype = Element("subtype")?.Value;
        if (subtype?.Type is null)
        {
            Report(SqlRules.InvalidDefinition, statement.Range, "type attribute \"subtype\" is required; write (subtype = …)");
            return;
        }

        if (ResolveType(subtype.Type) is not { } type)
        {
            return;
        }

        var multirange = Element("multirange_type_name")?.Value;
        var range = new RangeType
        {
            Schema = schema,
            Name = name,
            Subtype = type,
            MultirangeName = multirange?.Type?.Name.Name ?? multirange?.Text ?? ObjectNames.Multirange(name),
            Origin = OriginOf(statement.Name),
        };
        _catalog.Ranges.Add(range);
        _names.Add(range);

        DefinitionElement? Element(string key) => statement.Definition.FirstOrDefault(d => d.Name.Name == key);
    }

    private void CreateBaseType(QualifiedName name)
    {
        if (ResolveNewName(name) is not var (schema, typeName) || ReportIfTaken(schema, typeName, name, isRelation: false))
        {
            return;
        }

        var type = new BaseType { Schema = schema, Name = typeName, Origin = OriginOf(name) };
        _catalog.BaseTypes.Add(type);
        _names.Add(type);
    }

    private T? ResolveUserType<T>(QualifiedName name, string kind) where T : CatalogObject
    {
        if (LookupType(name) is not { } reference)
        {
            ReportUnknownType(name);
            return null;
        }

        var type = _names.FindType(reference.Schema, reference.Name);
        if (type is null)
        {
            return null;
        }

        if (type is not T)
        {
            Report(SqlRules.InvalidDefinition, name.Range, $"{reference} is not {kind}");
        }

        return type as T;
    }
}
