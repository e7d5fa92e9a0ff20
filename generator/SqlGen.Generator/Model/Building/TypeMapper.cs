using SqlGen.Generator.Inputs;
using SqlGen.PostgreSql.Catalog;

namespace SqlGen.Generator.Model.Building;

/// <summary>What C# makes of a PostgreSQL type.</summary>
public sealed class TypeMapper(DatabaseCatalog catalog, DatabaseClass databaseClass, DatabaseNames names, IgnoreList ignored)
{
    private readonly HashSet<string> _usedMappings = new(StringComparer.Ordinal);

    /// <summary>What of Npgsql the types mapped so far need.</summary>
    public DatabaseFeatures Features { get; private set; }

    public bool IsUsed(TypeMapping mapping) => _usedMappings.Contains(mapping.SqlType);

    /// <summary>The mapping, or why there is none. <paramref name="keepsModifier"/> is false for functions, which forget their arguments' modifiers.</summary>
    public TypeModel? Map(TypeReference type, bool keepsModifier, out TypeProblem problem)
    {
        problem = TypeProblem.None;
        var element = FindUserMapping(type) is { } mapping ? ThroughText(type.Element, mapping) : MapElement(type.Element, keepsModifier && !type.IsArray, out problem);
        if (element is null || !type.IsArray)
        {
            return element;
        }

        if (element.IsArray || element.Kind is TypeKind.Composite)
        {
            // PostgreSQL has arrays of domains over arrays; C# and Npgsql have no place for them.
            problem = element.IsArray ? TypeProblem.Unknown : TypeProblem.CompositeArray;
            return null;
        }

        Features |= DatabaseFeatures.Arrays;
        return ArrayOf(type, element);
    }

    /// <summary>Whether a domain forbids NULL, whatever its place says.</summary>
    public bool ForbidsNull(TypeReference type) => !type.IsArray && FindDomain(type) is { } domain && (domain.NotNull || ForbidsNull(domain.BaseType));

    /// <summary>Whether a domain brings a default of its own.</summary>
    public bool HasDefault(TypeReference type) => !type.IsArray && FindDomain(type) is { } domain && (domain.Default is not null || HasDefault(domain.BaseType));

    /// <summary>The type beneath domains.</summary>
    public TypeReference BaseOf(TypeReference type) => !type.IsArray && FindDomain(type) is { } domain ? BaseOf(domain.BaseType) : type;

    /// <summary>Whether the class says itself what the type is.</summary>
    public bool HasUserMapping(TypeReference type) => FindUserMapping(type) is not null;

    /// <summary>Whether the relation has a record: a column, not ignored, whose type C# has.</summary>
    public bool HasRecord(Relation relation) => relation.Columns.Exists(c => !ignored.Has(relation, c) && c.Type is { } type && Map(type, keepsModifier: true, out _) is not null);

    private DomainType? FindDomain(TypeReference type) => catalog.Domains.Find(d => d.Name == type.Name && d.Schema == type.Schema);

    private TypeMapping? FindUserMapping(TypeReference type)
    {
        foreach (var mapping in databaseClass.TypeMappings)
        {
            if (mapping.SqlType == type.Name || mapping.SqlType == type.Schema + "." + type.Name)
            {
                _usedMappings.Add(mapping.SqlType);
                return mapping;
            }
        }

        return null;
    }

    private TypeModel? MapElement(TypeReference type, bool keepsModifier, out TypeProblem problem)
    {
        problem = TypeProblem.None;
        if (type.IsBuiltIn)
        {
            var builtIn = type.Name == "bit" && keepsModifier && type.Modifier is null or "1" ? BuiltInTypeTable.SingleBit : BuiltInTypeTable.FindInCatalog(type.Name);
            problem = builtIn is null ? TypeProblem.Unknown : TypeProblem.None;
            return builtIn is null ? null : OfTable(type, builtIn);
        }

        if (catalog.Enums.Find(e => e.Name == type.Name && e.Schema == type.Schema) is { } enumType && names.Enums.TryGetValue(enumType, out var enumName))
        {
            return OfEnum(type, enumName);
        }

        if (FindDomain(type) is { } domain)
        {
            var mapped = Map(domain.BaseType, keepsModifier: true, out problem);
            return mapped is null ? null : mapped with { SqlType = TypeFormatter.Format(type) };
        }

        if (catalog.Composites.Find(c => c.Name == type.Name && c.Schema == type.Schema) is { } composite && names.Composites.TryGetValue(composite, out var compositeName))
        {
            return OfComposite(type, compositeName, composite.Attributes, out problem);
        }

        // A relation's name is also the name of its row type.
        if (catalog.FindRelation(type.Schema, type.Name) is { } relation && names.Relations.TryGetValue(relation, out var relationNames))
        {
            return OfRow(type, relation, relationNames.Record, out problem);
        }

        if (BuiltInTypeTable.FindInExtensions(type.Name) is { } extensionType)
        {
            return OfTable(type, extensionType);
        }

        problem = TypeProblem.Unknown;
        return null;
    }

    private TypeModel OfTable(TypeReference type, BuiltInType row)
    {
        Features |= row.Feature;
        return new TypeModel
        {
            Kind = row.Kind,
            CSharpType = row.CSharpType,
            IsValueType = row.IsValueType,
            SqlType = TypeFormatter.Format(type),
            SqlCastType = TypeFormatter.Format(type with { Modifier = null }),
            ReaderMethod = row.Reader ?? FieldReader(row.CSharpType),
            NpgsqlDbType = row.NpgsqlDbType,
            CastParameter = row.ThroughText,
            CastResultToText = row.ThroughText,
            Dimensions = row.Feature == DatabaseFeatures.Vector && int.TryParse(type.Modifier, out var dimensions) ? dimensions : null,
        };
    }

    private TypeModel OfEnum(TypeReference type, string name) => new()
    {
        Kind = TypeKind.Enum,
        CSharpType = Qualify(name),
        IsValueType = true,
        SqlType = TypeFormatter.Format(type),
        SqlCastType = TypeFormatter.Format(type),
        ReaderMethod = "GetString",
        NpgsqlDbType = "Text",
        CastParameter = true,
        CastResultToText = true,
        TypeName = name,
    };

    private TypeModel? OfComposite(TypeReference type, string name, List<Column> attributes, out TypeProblem problem)
    {
        var fields = Fields(attributes, out problem);
        return problem != TypeProblem.None ? null : new TypeModel
        {
            Kind = TypeKind.Composite,
            CSharpType = Qualify(name),
            IsValueType = false,
            SqlType = TypeFormatter.Format(type),
            SqlCastType = TypeFormatter.Format(type),
            ReaderMethod = "",
            TypeName = name,
            Fields = fields,
        };
    }

    /// <summary>A row as a value has all columns or none: written without one of them it would lose what was there.</summary>
    private TypeModel? OfRow(TypeReference type, Relation relation, string name, out TypeProblem problem)
    {
        if (relation.Columns.Count == 0 || relation.Columns.Exists(c => ignored.Has(relation, c)))
        {
            problem = TypeProblem.PartialRow;
            return null;
        }

        return OfComposite(type, name, relation.Columns, out problem) is { } row ? row with { IsRowType = true } : null;
    }

    /// <summary>The fields of a composite or row type; a row type's columns keep their NOT NULL, attributes have none.</summary>
    private EquatableArray<FieldModel> Fields(List<Column> attributes, out TypeProblem problem)
    {
        problem = TypeProblem.None;
        var properties = PropertyNames.Of(attributes.Select(static a => a.Name));
        var fields = new List<FieldModel>();
        for (var i = 0; i < attributes.Count; i++)
        {
            var attribute = attributes[i];
            var type = attribute.Type is null ? null : Map(attribute.Type, keepsModifier: true, out problem);
            if (type is null)
            {
                problem = problem == TypeProblem.None ? TypeProblem.Unknown : problem;
                return [];
            }

            fields.Add(new FieldModel(attribute.Name, SqlName.Quote(attribute.Name), properties[i], type, !attribute.NotNull, DocBuilder.Column(attribute)));
        }

        return fields.ToEquatableArray();
    }

    private static TypeModel ThroughText(TypeReference type, TypeMapping mapping) => new()
    {
        Kind = mapping.CSharpType == "string" ? TypeKind.Plain : TypeKind.Text,
        CSharpType = mapping.CSharpType,
        IsValueType = mapping.IsValueType,
        SqlType = TypeFormatter.Format(type),
        SqlCastType = TypeFormatter.Format(type with { Modifier = null }),
        ReaderMethod = "GetString",
        NpgsqlDbType = "Text",
        CastParameter = true,
        CastResultToText = true,
    };

    private static TypeModel ArrayOf(TypeReference type, TypeModel element)
    {
        var csharpType = element.NullableCSharpType + "[]";
        return element with
        {
            CSharpType = csharpType,
            IsValueType = false,
            SqlType = TypeFormatter.Format(type),
            SqlCastType = element.SqlCastType + "[]",
            ReaderMethod = element.CastResultToText ? FieldReader("string?[]") : FieldReader(csharpType),
            IsArray = true,
            Element = element,
        };
    }

    private string Qualify(string name) => databaseClass.Namespace is null ? "global::" + name : $"global::{databaseClass.Namespace}.{name}";

    private static string FieldReader(string csharpType) => $"GetFieldValue<{csharpType}>";
}

/// <summary>Why a type has no mapping.</summary>
public enum TypeProblem
{
    None,
    Unknown,
    CompositeArray,
    PartialRow,
}
