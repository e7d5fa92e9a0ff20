using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Catalog;

/// <summary>The database after replaying the statements, in order of creation. Made by <c>CatalogBuilder</c> from text alone.</summary>
public sealed class DatabaseCatalog
{
    /// <summary>The server that the files are for.</summary>
    public PostgresVersion Version { get; init; } = PostgresVersion.V17;

    public List<string> Schemas { get; } = ["public"];

    /// <summary>Rights on those schemas of which the files say something; everybody may use <c>public</c> until they say otherwise.</summary>
    public Dictionary<string, SchemaRights> SchemaRights { get; } = new(StringComparer.Ordinal);

    public List<Extension> Extensions { get; } = [];

    public List<Relation> Relations { get; } = [];

    public List<EnumType> Enums { get; } = [];

    public List<DomainType> Domains { get; } = [];

    public List<CompositeType> Composites { get; } = [];

    public List<RangeType> Ranges { get; } = [];

    public List<BaseType> BaseTypes { get; } = [];

    public List<Function> Functions { get; } = [];

    public List<Operator> Operators { get; } = [];

    public List<Cast> Casts { get; } = [];

    public List<Sequence> Sequences { get; } = [];

    public List<Role> Roles { get; } = [];

    /// <summary>Whether any GRANT or REVOKE, or ALTER DEFAULT PRIVILEGES, tells about an object's rights; where none does they are unknown.</summary>
    public HashSet<CatalogObject> ObjectsWithKnownGrants { get; } = [];

    public Relation? FindRelation(string schema, string name) => Relations.Find(r => r.Name == name && r.Schema == schema);
}
