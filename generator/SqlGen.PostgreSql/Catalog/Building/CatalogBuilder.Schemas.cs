using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Catalog;

// Schemas, extensions, and what is there before the first statement.
public sealed partial class CatalogBuilder
{
    private readonly HashSet<string> _languages = new(StringComparer.Ordinal) { "sql", "plpgsql", "c", "internal" };

    /// <summary>CREATE LANGUAGE was seen: any language may be it.</summary>
    private bool _anyLanguage;

    private void AddBuiltInObjects() => _catalog.Extensions.Add(new Extension("plpgsql", TypeReference.PgCatalog));

    private void CreateSchema(CreateSchemaStatement statement)
    {
        var name = statement.Name?.Name ?? RoleName(statement.Owner!);
        if (_catalog.Schemas.Contains(name))
        {
            if (!statement.IfNotExists)
            {
                Report(SqlRules.DuplicateObject, statement.Name?.Range ?? statement.Range, $"schema \"{name}\" already exists; write \"create schema if not exists\" if that is fine");
            }

            return;
        }

        if (name.StartsWith("pg_", StringComparison.Ordinal))
        {
            Report(SqlRules.InvalidDefinition, statement.Name?.Range ?? statement.Range, $"unacceptable schema name \"{name}\"; the prefix \"pg_\" is reserved for system schemas");
            return;
        }

        _catalog.Schemas.Add(name);
        if (statement.Owner is { } owner)
        {
            RightsOn(name).Owner = RoleName(owner);
        }

        foreach (var (_, _, isGrant, privileges, roles) in _defaultPrivileges.Where(static d => d.Kind == ObjectKind.Schema))
        {
            ChangeGrants(RightsOn(name).Grants, isGrant, privileges, roles, [Privilege.Usage], relation: null);
        }

        if (statement.Elements.Count == 0)
        {
            return;
        }

        // Its elements are created as if the new schema stood first in the path; foreign keys may look ahead, so tables come first (parse_utilcmd.c).
        var outer = _session.SearchPath.ToList();
        _session.SetSearchPath([name, .. outer], local: false);
        foreach (var element in statement.Elements.OrderBy(static e => e switch
        {
            CreateSequenceStatement => 0,
            CreateTableStatement => 1,
            CreateViewStatement => 2,
            CreateIndexStatement => 3,
            CreateTriggerStatement => 4,
            _ => 5,
        }))
        {
            Apply(element);
        }

        _session.SetSearchPath(outer, local: false);
    }

    private void CreateExtension(CreateExtensionStatement statement)
    {
        var name = statement.Name.Name;
        if (_catalog.Extensions.Exists(e => e.Name == name))
        {
            if (!statement.IfNotExists && name != "plpgsql")
            {
                Report(SqlRules.DuplicateObject, statement.Name.Range, $"extension \"{name}\" already exists; write \"create extension if not exists\" if that is fine");
            }

            return;
        }

        if (statement.Schema is { } given && !CheckSchema(given.Name, given.Range))
        {
            return;
        }

        foreach (var required in KnownExtensions.Find(name)?.Requires ?? [])
        {
            if (_catalog.Extensions.Exists(e => e.Name == required))
            {
                continue;
            }

            if (!statement.Cascade)
            {
                Report(SqlRules.UnknownObject, statement.Name.Range, $"required extension \"{required}\" is not installed; write \"create extension {Text.SqlIdentifier.Quote(name)} cascade\"");
                return;
            }

            InstallExtension(required, statement.Schema?.Name, statement);
        }

        InstallExtension(name, statement.Schema?.Name, statement);
    }

    private void InstallExtension(string name, string? schema, CreateExtensionStatement statement)
    {
        var known = KnownExtensions.Find(name);
        var home = known?.FixedSchema ?? schema ?? CreationSchema() ?? "public";
        _catalog.Extensions.Add(new Extension(name, home, OriginOf(statement.Name)));
        _extensionSchemas.UnionWith(known?.Schemas ?? []);
        AddComposites(known, home);
        if (known?.Language is { } language)
        {
            _languages.Add(language);
        }

        if (known?.FixedSchema is { } own && own != TypeReference.PgCatalog && !_catalog.Schemas.Contains(own))
        {
            _extensionSchemas.Add(own);
        }
    }

    private void AddComposites(KnownExtension? known, string schema)
    {
        foreach (var (name, attributes) in known?.Composites ?? [])
        {
            var type = new CompositeType { Schema = schema, Name = name, IsExternal = true };
            foreach (var attribute in attributes.Split([", "], StringSplitOptions.None))
            {
                var (column, written) = (attribute.Substring(0, attribute.IndexOf(' ')), attribute.Substring(attribute.IndexOf(' ') + 1));
                var isArray = written.EndsWith("[]", StringComparison.Ordinal);
                var typeName = isArray ? written.Substring(0, written.Length - 2) : written;
                type.Attributes.Add(new Column
                {
                    Name = column,
                    Type = new TypeReference(BuiltInTypes.Contains(typeName) ? TypeReference.PgCatalog : schema, typeName, IsArray: isArray),
                });
            }

            _catalog.Composites.Add(type);
            _names.Add(type);
        }
    }
}
