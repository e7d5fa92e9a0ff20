using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Binding.Analysis;

/// <summary>What a query's names can mean: a catalog seen through a search_path. Made for one moment; a later change of the catalog doesn't reach it.</summary>
public sealed class AnalysisScope
{
    private readonly List<string> _path;

    /// <param name="catalog">What is named.</param>
    /// <param name="searchPath">The schemas in which a name without one is looked for.</param>
    /// <param name="findType">Who holds a type's name in a schema, from one who keeps an index; null looks through the catalog's lists.</param>
    public AnalysisScope(DatabaseCatalog catalog, IReadOnlyList<string> searchPath, Func<string, string, CatalogObject?>? findType = null)
    {
        Catalog = catalog;
        _path = [.. searchPath];
        if (!_path.Contains(TypeReference.PgCatalog))
        {
            _path.Insert(0, TypeReference.PgCatalog);
        }

        Types = new TypeSpace(catalog, findType);
        Casts = new CastSpace(catalog, Types);
        Functions = new FunctionSpace(this);
        Operators = new OperatorSpace(this);
    }

    public DatabaseCatalog Catalog { get; }

    internal TypeSpace Types { get; }

    internal CastSpace Casts { get; }

    internal FunctionSpace Functions { get; }

    internal OperatorSpace Operators { get; }

    /// <summary>Values of the query's parameters by number, where known.</summary>
    public IReadOnlyList<TypeReference?> Parameters { get; init; } = [];

    internal IReadOnlyList<string> Path => _path;

    internal SqlType? FindType(QualifiedName name) => Find(name, FindType) ?? ArrayByOldName(name);

    /// <summary>The row type of a table, view or composite; relations are looked up along the path as types are.</summary>
    internal SqlType? FindRelation(QualifiedName name) => Find(name, (schema, relation) => FindType(schema, relation) is { IsComposite: true } type && IsRelation(type) ? type : null);

    private SqlType? FindType(string schema, string name) => Types.Find(schema, name);

    private bool IsRelation(SqlType type) => !Catalog.Composites.Exists(c => c.Name == type.Name && c.Schema == type.Schema);

    private SqlType? Find(QualifiedName name, Func<string, string, SqlType?> find) =>
        name.Schema is { } schema ? find(schema, name.Name) : _path.Select(s => find(s, name.Name)).FirstOrDefault(static t => t is not null);

    // _int4 is the old name of int4[].
    private SqlType? ArrayByOldName(QualifiedName name) =>
        name.Name.Length > 1 && name.Name[0] == '_'
            ? Find(name, (schema, array) => Types.Find(schema, array.Substring(1)))?.Array
            : null;
}
