using SqlGen.PostgreSql.Binding;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Catalog;

// Names: which object a name means, and where a new one goes.
public sealed partial class CatalogBuilder
{
    internal const string TemporarySchema = "pg_temp";
    private const string InformationSchema = "information_schema";

    /// <summary>Schemas that extensions brought.</summary>
    private readonly HashSet<string> _extensionSchemas = new(StringComparer.Ordinal);

    private bool SchemaExists(string schema) =>
        _catalog.Schemas.Contains(schema) || IsForeignSchema(schema) || schema is TypeReference.PgCatalog or InformationSchema or TemporarySchema;

    /// <summary>Whether objects of this schema may exist although no file makes them: a platform's or an extension's.</summary>
    private bool IsForeignSchema(string schema) => PlatformObjects.IsPlatformSchema(schema) || _extensionSchemas.Contains(schema);

    private static bool IsSystemSchema(string schema) =>
        schema is TypeReference.PgCatalog or InformationSchema or "pg_toast" || schema.StartsWith("pg_temp_", StringComparison.Ordinal);

    /// <summary>Where an unqualified name is looked for: temporary objects, the system's, then the search path.</summary>
    private IEnumerable<string> LookupPath()
    {
        yield return TemporarySchema;
        if (!_session.SearchPath.Contains(TypeReference.PgCatalog))
        {
            yield return TypeReference.PgCatalog;
        }

        foreach (var schema in _session.SearchPath)
        {
            yield return schema;
        }
    }

    /// <summary>Schema and name of an object to be created; null, and reported, if there is no such schema.</summary>
    private (string Schema, string Name)? ResolveNewName(QualifiedName name, bool isTemporary = false)
    {
        if (isTemporary)
        {
            return (TemporarySchema, name.Name);
        }

        if (name.Schema is { } schema)
        {
            return CheckSchema(schema, name.SchemaRange()) ? (schema, name.Name) : null;
        }

        if (CreationSchema() is { } first)
        {
            return (first, name.Name);
        }

        Report(SqlRules.UnknownObject, name.Range, $"no schema has been selected to create \"{name.Name}\" in; write its schema before the name");
        return null;
    }

    private string? CreationSchema() => _session.SearchPath.FirstOrDefault(SchemaExists);

    private bool CheckSchema(string schema, Text.TextRange range)
    {
        if (SchemaExists(schema))
        {
            return true;
        }

        Report(SqlRules.UnknownObject, range,
            $"schema \"{schema}\" does not exist{SuggestOr(schema, _catalog.Schemas, $"add \"create schema {Text.SqlIdentifier.Quote(schema)}\" before it")}");
        return false;
    }

    /// <summary>What holds a name among relations, indexes, sequences and composite types, without a report if there is none.</summary>
    private object? LookupRelation(QualifiedName name) =>
        name.Schema is { } schema
            ? _names.FindRelation(schema, name.Name)
            : LookupPath().Select(s => _names.FindRelation(s, name.Name)).FirstOrDefault(static r => r is not null);

    /// <summary>A table, view or foreign table that must exist; null, and reported, if it doesn't. Relations of platforms are made up as needed.</summary>
    private Relation? ResolveRelation(QualifiedName name, string kind = "relation", bool ifExists = false)
    {
        var found = LookupRelation(name);
        if (found is Relation relation)
        {
            return relation;
        }

        if (found is not null)
        {
            Report(SqlRules.InvalidDefinition, name.Range, $"\"{name.Name}\" is not a table");
            return null;
        }

        if (ExternalRelation(name) is { } external)
        {
            return external;
        }

        if (!ifExists)
        {
            ReportUnknownRelation(name, kind);
        }

        return null;
    }

    private void ReportUnknownRelation(QualifiedName name, string kind)
    {
        if (name.Schema is { } schema && !SchemaExists(schema))
        {
            CheckSchema(schema, name.SchemaRange());
            return;
        }

        var known = _names.Relations.Where(r => name.Schema is not { } s || r.Schema == s).Select(static r => r.Name).ToList();
        var elsewhere = name.Schema is null ? _names.Relations.FirstOrDefault(r => r.Name == name.Name && r.Holder is Relation) : default;
        var hint = elsewhere.Name is not null
            ? $"; it is in schema \"{elsewhere.Schema}\", which isn't in the search_path: write {elsewhere.Schema}.{Text.SqlIdentifier.Quote(elsewhere.Name)}"
            : Suggestion.For(name.Name, known);
        Report(SqlRules.UnknownRelation, name.Range, $"{kind} \"{name.Display()}\" does not exist{hint}");
    }

    /// <summary>A relation of the server's own, of a platform or of an extension; null if the name can't be one.</summary>
    private Relation? ExternalRelation(QualifiedName name)
    {
        var relationName = name.Name;
        var schema = name.Schema;
        if (schema is null)
        {
            schema = LookupPath().FirstOrDefault(s => IsExtensionRelation(s, relationName))
                ?? (relationName.StartsWith("pg_", StringComparison.Ordinal) ? TypeReference.PgCatalog : null);
        }
        else if (!IsForeignSchema(schema) && !IsSystemSchema(schema) && !IsExtensionRelation(schema, relationName))
        {
            return null;
        }

        if (schema is null)
        {
            return null;
        }

        var relation = PlatformObjects.CreateRelation(schema, relationName);
        if (relation.Columns.Count == 0 && new Binding.Analysis.TypeSpace(_catalog).Find(schema, relationName) is { RowColumns: { } columns })
        {
            relation.Columns.AddRange(columns().Select(static c => new Column { Name = c.Name, Type = c.Value.Type?.ToReference(c.Value.Modifier), NotNull = c.Value.NotNull }));
            relation.IsWhole = true;
        }

        _catalog.Relations.Add(relation);
        _names.Add(relation);
        return relation;
    }

    private bool IsExtensionRelation(string schema, string name) =>
        _catalog.Extensions.Exists(e => e.Schema == schema && KnownExtensions.Find(e.Name) is { } known && known.Relations.Contains(name));

    /// <summary>Says so if a relation's or a type's name is taken.</summary>
    private bool ReportIfTaken(string schema, string name, QualifiedName place, bool isRelation, bool ifNotExists = false)
    {
        if (isRelation && _names.FindRelation(schema, name) is { } holder && holder is not Relation { IsExternal: true })
        {
            if (!ifNotExists)
            {
                Report(SqlRules.DuplicateObject, place.ObjectRange(), $"relation \"{name}\" already exists{WayOut(holder)}");
            }

            return true;
        }

        if (_names.FindType(schema, name) is { IsExternal: false } type)
        {
            if (type is not BaseType shell)
            {
                Report(SqlRules.DuplicateObject, place.ObjectRange(), $"type \"{name}\" already exists{WayOut(type)}");
                return true;
            }

            // A shell type is replaced by its definition; functions that name it stay.
            _names.Remove(shell);
            _catalog.BaseTypes.Remove(shell);
        }

        return false;
    }

    private string WayOut(object holder)
    {
        var origin = holder switch
        {
            CatalogObject o => o.Origin,
            IndexEntry i => i.Index.Origin,
            _ => null,
        };
        return origin is null ? "" : $"; it was created at {Describe(origin)}";
    }

    private string Describe(Origin origin)
    {
        var line = origin.File.GetLinePosition(origin.Range.Start).Line + 1;
        return ReferenceEquals(origin.File, _file) ? $"line {line}" : $"{origin.File.Path}, line {line}";
    }

    private static string SuggestOr(string name, IEnumerable<string> known, string wayOut) =>
        Suggestion.For(name, known) is { Length: > 0 } suggestion ? suggestion : "; " + wayOut;
}
