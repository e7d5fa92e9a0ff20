using SqlGen.PostgreSql.Binding.Data;
using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Binding.Analysis;

/// <summary>Every type that names of a scope can mean: built-in ones shared, those of extensions and of the catalog made when first asked for.</summary>
internal sealed class TypeSpace
{
    private static readonly Lazy<TypeSpace> LazyBuiltIn = new(static () => new TypeSpace());

    // Relations of pg_catalog that 18 has otherwise; types are the same.
    private static readonly Lazy<Dictionary<(string Schema, string Name), SqlType>> LazyNewerRelations = new(static () => ObjectSet.Newer.Relations.Values
        .Select(static line => (Line: line, Name: SplitName(line.Substring(0, line.IndexOf(' ')), TypeReference.PgCatalog)))
        .ToDictionary(static r => r.Name, static r => BuiltIn.RowType(r.Line, r.Name.Schema, r.Name.Name)));

    private readonly DatabaseCatalog? _catalog;
    private readonly Dictionary<(string Schema, string Name), SqlType?> _types = [];

    private TypeSpace()
    {
        foreach (var line in ObjectSet.BuiltIn.Types.Values)
        {
            var (schema, name, kind, category, isPreferred) = Header(line, TypeReference.PgCatalog);
            _types[(schema, name)] = new SqlType(schema, name, kind, category, isPreferred);
        }

        foreach (var line in ObjectSet.BuiltIn.Types.Values)
        {
            var words = line.Split(' ');
            Complete(Spelled(words[0], "")!, words, "");
        }

        // Row types are made at once too, so that this space never changes and threads can share it.
        foreach (var line in ObjectSet.BuiltIn.Relations.Values)
        {
            var (schema, name) = SplitName(line.Substring(0, line.IndexOf(' ')), TypeReference.PgCatalog);
            _types[(schema, name)] = RowType(line, schema, name);
        }
    }

    private SqlType RowType(string line, string schema, string name) => new(schema, name, 'c', 'C') { RowColumns = () => RelationColumns(line, "", schema, name) };

    private readonly Func<string, string, CatalogObject?>? _find;

    /// <param name="catalog">Whose types these are.</param>
    /// <param name="find">Who holds a type's name in a schema, from one who keeps an index; null looks through the catalog's lists.</param>
    public TypeSpace(DatabaseCatalog catalog, Func<string, string, CatalogObject?>? find = null) => (_catalog, _find) = (catalog, find);

    public static TypeSpace BuiltIn => LazyBuiltIn.Value;

    public static SqlType Named(string builtIn) => BuiltIn._types[(TypeReference.PgCatalog, builtIn)]!;

    /// <summary>A type by its place; null if unknown.</summary>
    public SqlType? Find(string schema, string name)
    {
        if (_catalog is { Version: >= PostgresVersion.V18 } && LazyNewerRelations.Value.TryGetValue((schema, name), out var newer))
        {
            return newer;
        }

        var builtIn = _catalog is null ? this : BuiltIn;
        if (builtIn._types.TryGetValue((schema, name), out var type) || _catalog is null)
        {
            return type;
        }

        if (!_types.TryGetValue((schema, name), out type))
        {
            type = Make(schema, name);
            _types[(schema, name)] = type;
            if (type is not null)
            {
                Complete(type);
            }
        }

        return type;
    }

    public SqlType? Find(TypeReference reference) => Find(reference.Schema, reference.Name) is { } type ? reference.IsArray ? type.Array : type : null;

    /// <summary>A type as the data spells it: <c>int4[]</c>, <c>@citext</c> in the extension's own schema.</summary>
    public SqlType? Spelled(string spelling, string extensionSchema)
    {
        if (spelling.EndsWith("[]", StringComparison.Ordinal))
        {
            return Spelled(spelling.Substring(0, spelling.Length - 2), extensionSchema)?.Array;
        }

        if (spelling.Length > 0 && spelling[0] == '@')
        {
            var name = spelling.Substring(1);
            return Find(extensionSchema, name) ?? _catalog?.Extensions.Select(e => Find(e.Schema, name)).FirstOrDefault(static t => t is not null);
        }

        var (schema, typeName) = SplitName(spelling, TypeReference.PgCatalog);
        return Find(schema, typeName);
    }

    internal IReadOnlyList<RowColumn> RelationColumns(string line, string extensionSchema, string schema, string relation)
    {
        var columns = new List<RowColumn>();
        foreach (var part in line.Substring(line.IndexOf(' ') + 1).Split(','))
        {
            var colon = part.IndexOf(':');
            var (name, spelling) = (part.Substring(0, colon), part.Substring(colon + 1));
            var notNull = spelling.EndsWith("!", StringComparison.Ordinal);
            var type = Spelled(notNull ? spelling.Substring(0, spelling.Length - 1) : spelling, extensionSchema);
            var source = new ColumnSource(schema, relation, name);
            columns.Add(new RowColumn(name, type is null ? TypedValue.Unknown($"the type of {relation}.{name} is not known") : new TypedValue(type, null, notNull, source)));
        }

        return columns;
    }

    private SqlType? Make(string schema, string name)
    {
        foreach (var extension in _catalog!.Extensions)
        {
            if (extension.Schema == schema && ObjectSet.FindExtension(extension.Name) is { } set)
            {
                if (set.Types.TryGetValue("@" + name, out var line))
                {
                    var (_, _, kind, category, isPreferred) = Header(line, schema);
                    return new SqlType(schema, name, kind, category, isPreferred);
                }

                if (set.Relations.TryGetValue("@" + name, out var relationLine))
                {
                    return new SqlType(schema, name, 'c', 'C') { RowColumns = () => RelationColumns(relationLine, schema, schema, name) };
                }
            }
        }

        switch (Holder(schema, name))
        {
            case EnumType:
                return new SqlType(schema, name, 'e', 'E');
            case DomainType domain:
                // A domain's category is its base's, but it is never preferred.
                var foundation = domain.BaseType == new TypeReference(schema, name) ? null : Find(domain.BaseType);
                return new SqlType(schema, name, 'd', foundation?.Category ?? 'X') { DomainBase = foundation, DomainBaseModifier = domain.BaseType.Modifier };
            case CompositeType composite:
                return new SqlType(schema, name, 'c', 'C') { RowColumns = () => Columns(composite.Attributes, null) };
            case Relation relation:
                return new SqlType(schema, name, 'c', 'C') { RowColumns = () => Columns(relation.Columns, relation) };
            case RangeType range:
                return new SqlType(schema, name, range.Name == name ? 'r' : 'm', 'R');
            case BaseType:
                return new SqlType(schema, name, 'b', 'U');
            default:
                return null;
        }
    }

    /// <summary>What of the catalog holds a type's name: a type, or the relation whose row type it is.</summary>
    public CatalogObject? Holder(string schema, string name) => _find is null ? FindInLists(schema, name) : _find(schema, name);

    private CatalogObject? FindInLists(string schema, string name)
    {
        bool Is(CatalogObject candidate) => candidate.Name == name && candidate.Schema == schema;
        return _catalog!.Enums.Find(Is) ?? _catalog.Domains.Find(Is) ?? _catalog.Composites.Find(Is) ?? _catalog.Relations.Find(Is)
            ?? _catalog.Ranges.Find(r => Is(r) || (r.MultirangeName == name && r.Schema == schema)) ?? (CatalogObject?)_catalog.BaseTypes.Find(Is);
    }

    /// <summary>A relation's or composite's columns as values.</summary>
    public IReadOnlyList<RowColumn> Columns(IEnumerable<Column> columns, Relation? relation) => columns.Select(c =>
    {
        var source = relation is null ? null : new ColumnSource(relation.Schema, relation.Name, c.Name, relation);
        return new RowColumn(c.Name, ValueOf(c.Type, $"the type of {relation?.Name ?? "the attribute"} {c.Name} is not known") with
        {
            NotNull = c.HoldsNoNull && relation is not null,
            Source = source,
        });
    }).ToList();

    /// <summary>A value of a type that the catalog names.</summary>
    public TypedValue ValueOf(TypeReference? type, string reason) =>
        type is null ? TypedValue.Unknown(reason)
        : Find(type) is { } found ? new TypedValue(found, type.Modifier)
        : new TypedValue(Opaque(type), type.Modifier);

    /// <summary>A type that somebody else brings: it can be passed on, and nothing else is known of it.</summary>
    private SqlType Opaque(TypeReference type)
    {
        var opaque = new SqlType(type.Schema, type.Name, OpaqueKind, 'U');
        _types[(type.Schema, type.Name)] = opaque;
        return type.IsArray ? opaque.Array : opaque;
    }

    public const char OpaqueKind = '?';

    private void Complete(SqlType type)
    {
        if (type.Kind == 'r' && _catalog!.Ranges.Find(r => r.Name == type.Name && r.Schema == type.Schema) is { } range)
        {
            type.Subtype = Find(range.Subtype);
            type.Multirange = Find(range.Schema, range.MultirangeName);
        }
        else if (type.Kind == 'm' && _catalog!.Ranges.Find(r => r.MultirangeName == type.Name && r.Schema == type.Schema) is { } ofRange)
        {
            type.RangeOfMultirange = Find(ofRange.Schema, ofRange.Name);
        }
        else if (type.Kind == 'b' && type.Name == "hstore")
        {
            type.SubscriptElement = Named("text");
        }
    }

    private void Complete(SqlType type, string[] words, string extensionSchema)
    {
        if (words.Length < 3)
        {
            type.SubscriptElement = type.IsBuiltIn("jsonb") ? type : null;
            return;
        }

        var related = Spelled(words[2], extensionSchema);
        switch (type.Kind)
        {
            case 'd':
                type.DomainBase = related;
                type.DomainBaseModifier = words.Length > 3 ? words[3] : null;
                break;
            case 'r':
                type.Subtype = related;
                type.Multirange = Spelled(words[3], extensionSchema)!;
                type.Multirange.RangeOfMultirange = type;
                break;
            default:
                type.SubscriptElement = related;
                break;
        }
    }

    private static (string Schema, string Name, char Kind, char Category, bool IsPreferred) Header(string line, string home)
    {
        var words = line.Split(' ');
        var (schema, name) = SplitName(words[0].TrimStart('@'), home);
        return (schema, name, words[1][0], words[1][1], words[1].Length > 2);
    }

    internal static (string Schema, string Name) SplitName(string spelling, string home)
    {
        var dot = spelling.IndexOf('.');
        return dot < 0 ? (home, spelling) : (spelling.Substring(0, dot), spelling.Substring(dot + 1));
    }
}
