using System.Globalization;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Catalog;

// From a type as written to the type it means.
public sealed partial class CatalogBuilder
{
    // Names from other databases and habits, which no edit distance finds.
    private static readonly Dictionary<string, string> TypesOfOthers = new(StringComparer.Ordinal)
    {
        ["datetime"] = "timestamp",
        ["datetime2"] = "timestamp",
        ["datetimeoffset"] = "timestamptz",
        ["string"] = "text",
        ["nvarchar"] = "varchar",
        ["varchar2"] = "varchar",
        ["longtext"] = "text",
        ["mediumtext"] = "text",
        ["tinytext"] = "text",
        ["tinyint"] = "smallint",
        ["mediumint"] = "integer",
        ["number"] = "numeric",
        ["double"] = "double precision",
        ["blob"] = "bytea",
        ["longblob"] = "bytea",
        ["binary"] = "bytea",
        ["varbinary"] = "bytea",
        ["guid"] = "uuid",
        ["uniqueidentifier"] = "uuid",
        ["auto_increment"] = "generated always as identity",
    };

    /// <summary>The type meant; null, and reported, if there is none.</summary>
    private TypeReference? ResolveType(TypeName type)
    {
        if (type.IsTypeOfColumn)
        {
            return ResolveTypeOfColumn(type);
        }

        var found = LookupType(type.Name) ?? LookupArrayType(type.Name);
        if (found is null)
        {
            ReportUnknownType(type.Name);
            return null;
        }

        return found with { Modifier = Modifier(found, type), IsArray = found.IsArray || type.IsArray };
    }

    /// <summary>As <see cref="ResolveType"/>, without the modifier, which arguments, results and casts of functions don't keep.</summary>
    private TypeReference? ResolveTypeWithoutModifier(TypeName type) => ResolveType(type) is { } found ? found with { Modifier = null } : null;

    private TypeReference? LookupType(QualifiedName name)
    {
        var typeName = name.Name;
        if (name.Schema is { } schema)
        {
            return LookupType(schema, typeName) ?? (IsForeignSchema(schema) || schema == InformationSchema ? new TypeReference(schema, typeName) : null);
        }

        foreach (var searched in LookupPath())
        {
            if (LookupType(searched, typeName) is { } found)
            {
                return found;
            }
        }

        // Supabase's own search_path ends in extensions, which no file says.
        return LookupType("extensions", typeName) ?? OpaqueExtensionType(typeName);
    }

    private TypeReference? LookupType(string schema, string name)
    {
        if (schema == TypeReference.PgCatalog)
        {
            return BuiltInTypes.Contains(name) || name.StartsWith("pg_", StringComparison.Ordinal) ? TypeReference.BuiltIn(name) : null;
        }

        return _names.FindType(schema, name) is not null || IsExtensionType(schema, name) ? new TypeReference(schema, name) : null;
    }

    private bool IsExtensionType(string schema, string name) =>
        _catalog.Extensions.Exists(e => e.Schema == schema && KnownExtensions.Find(e.Name) is { } known && known.Types.Contains(name));

    /// <summary>An extension that nobody knows may bring any type.</summary>
    private TypeReference? OpaqueExtensionType(string name) =>
        _catalog.Extensions.Find(static e => KnownExtensions.Find(e.Name) is null) is { } opaque ? new TypeReference(opaque.Schema, name) : null;

    /// <summary><c>_int4</c> is the old name of <c>int4[]</c>.</summary>
    private TypeReference? LookupArrayType(QualifiedName name)
    {
        var last = name.Parts[name.Parts.Count - 1];
        if (last.Name.Length < 2 || last.Name[0] != '_')
        {
            return null;
        }

        var element = last with { Name = last.Name.Substring(1) };
        return LookupType(name with { Parts = [.. name.Parts.Take(name.Parts.Count - 1), element] }) is { } found ? found with { IsArray = true } : null;
    }

    private TypeReference? ResolveTypeOfColumn(TypeName type)
    {
        if (ResolveRelation(type.Name.Owner()) is not { } relation)
        {
            return null;
        }

        var column = relation.FindColumn(type.Name.Name);
        if (column is null && !relation.IsExternal)
        {
            ReportUnknownColumn(relation, type.Name.Parts[type.Name.Parts.Count - 1]);
        }

        return column?.Type is { } found ? found with { Modifier = null } : null;
    }

    private void ReportUnknownColumn(Relation relation, Identifier column) =>
        Report(SqlRules.UnknownColumn, column.Range,
            $"column \"{column.Name}\" of relation \"{relation.Name}\" does not exist{SuggestColumn(relation, column.Name)}");

    private void ReportUnknownType(QualifiedName name)
    {
        var typeName = name.Name;
        if (name.Schema is { } schema && !SchemaExists(schema))
        {
            CheckSchema(schema, name.SchemaRange());
            return;
        }

        var elsewhere = _names.Types.FirstOrDefault(t => t.Name == typeName);
        var installed = _catalog.Extensions.Find(e => KnownExtensions.Find(e.Name) is { } known && known.Types.Contains(typeName));
        if (elsewhere.Type is not null || installed is not null)
        {
            var home = installed?.Schema ?? elsewhere.Schema;
            Report(SqlRules.UnknownType, name.Range,
                $"type \"{name.Display()}\" does not exist; it is in schema \"{home}\": write {home}.{typeName} or add that schema to the search_path");
        }
        else if (KnownExtensions.FindByType(typeName) is { } extension)
        {
            Report(SqlRules.UnknownType, name.Range,
                $"type \"{name.Display()}\" is not known; add \"create extension {Text.SqlIdentifier.Quote(extension.Name)}\" to {FileName()}");
        }
        else
        {
            var suggestion = TypesOfOthers.TryGetValue(typeName, out var known)
                ? $"; did you mean \"{known}\"?"
                : SuggestOr(typeName, _names.Types.Select(static t => t.Name).Concat(BuiltInTypes.Names).Concat(SqlTypeWords), "create it before it is used");
            Report(SqlRules.UnknownType, name.Range, $"type \"{name.Display()}\" does not exist{suggestion}");
        }
    }

    private static readonly string[] SqlTypeWords = ["integer", "bigint", "smallint", "boolean", "decimal", "serial", "bigserial", "character", "real"];

    private string FileName() => _file.Path.Substring(_file.Path.LastIndexOfAny(['/', '\\']) + 1);

    private string? Modifier(TypeReference type, TypeName written)
    {
        var modifiers = written.Modifiers.Select(m => m.Range.IsEmpty ? "1" : TextOf(m)).ToList();
        if (!type.IsBuiltIn)
        {
            return modifiers.Count == 0 ? null : ExtensionModifier(type.Name, modifiers);
        }

        if (type.Name == "interval")
        {
            return IntervalModifier(written.Interval, modifiers);
        }

        if (modifiers.Count == 0)
        {
            return null;
        }

        if (!BuiltInTypes.TakesModifier(type.Name))
        {
            Report(SqlRules.InvalidDefinition, written.Range, $"type modifier is not allowed for type \"{type.Name}\"; leave it out");
            return null;
        }

        CheckModifier(type.Name, written, modifiers);
        return type.Name switch
        {
            "numeric" when modifiers.Count == 1 => modifiers[0] + ",0",
            // A precision over 6 is cut with a warning.
            "time" or "timetz" or "timestamp" or "timestamptz" when modifiers[0].Length > 1 || modifiers[0][0] > '6' => "6",
            _ => string.Join(",", modifiers.Select(static m => m.Replace(" ", ""))),
        };
    }

    private void CheckModifier(string type, TypeName written, List<string> modifiers)
    {
        if (!int.TryParse(modifiers[0], NumberStyles.Integer, CultureInfo.InvariantCulture, out var first))
        {
            return;
        }

        var message = type switch
        {
            "varchar" or "bpchar" or "bit" or "varbit" when first < 1 => $"length for type {DisplayName(type)} must be at least 1",
            "varchar" or "bpchar" when first > 10485760 => $"length for type {DisplayName(type)} cannot exceed 10485760",
            "numeric" when first is < 1 or > 1000 => $"NUMERIC precision {first} must be between 1 and 1000",
            _ => null,
        };
        if (message is not null)
        {
            Report(SqlRules.InvalidDefinition, written.Range, message);
        }

        static string DisplayName(string name) => name == "bpchar" ? "char" : name;
    }

    private static string? IntervalModifier(IntervalFields fields, List<string> modifiers)
    {
        var precision = modifiers.Count > 0 ? modifiers[0] : null;
        if (fields == IntervalFields.None)
        {
            return precision;
        }

        IntervalFields[] all = [IntervalFields.Year, IntervalFields.Month, IntervalFields.Day, IntervalFields.Hour, IntervalFields.Minute, IntervalFields.Second];
        var written = all.Where(f => fields.HasFlag(f)).Select(static f => f.ToString().ToLowerInvariant()).ToList();
        var text = written.Count == 1 ? written[0] : written[0] + " to " + written[written.Count - 1];
        return precision is null ? text : $"{text}({precision})";
    }

    // PostGIS prints the kind of a geometry in its own spelling.
    private static string ExtensionModifier(string type, List<string> modifiers)
    {
        if (type is "geometry" or "geography")
        {
            string[] kinds = ["Geometry", "Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon", "GeometryCollection"];
            var first = modifiers[0].Trim('\'');
            var tail = first.ToUpperInvariant().EndsWith("ZM", StringComparison.Ordinal) ? "ZM"
                : first.Length > 1 && first[first.Length - 1] is 'z' or 'Z' ? "Z"
                : first.Length > 1 && first[first.Length - 1] is 'm' or 'M' ? "M" : "";
            var kind = Array.Find(kinds, k => string.Equals(k + tail, first, StringComparison.OrdinalIgnoreCase));
            modifiers[0] = kind is null ? first : kind + tail;
            if (modifiers.Count == 1 && type == "geography")
            {
                modifiers.Add("4326");
            }
        }

        return string.Join(",", modifiers.Select(static m => m.Replace(" ", "")));
    }

    /// <summary>The columns of a typed table (CREATE TABLE … OF).</summary>
    private void CopyTypeColumns(Relation relation, QualifiedName typeName)
    {
        if (LookupType(typeName) is not { } type)
        {
            ReportUnknownType(typeName);
            return;
        }

        if (_names.FindType(type.Schema, type.Name) is not CompositeType composite)
        {
            Report(SqlRules.InvalidDefinition, typeName.Range, $"type {type} is not a composite type");
            return;
        }

        relation.Columns.AddRange(composite.Attributes.Select(static a => new Column { Name = a.Name, Type = a.Type, Collation = a.Collation, Origin = a.Origin }));
    }
}
