using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Catalog;

/// <summary>Anything with a schema-qualified name. Only <c>CatalogBuilder</c> changes it; readers treat it as read-only.</summary>
public abstract class CatalogObject
{
    public required string Schema { get; set; }

    public required string Name { get; set; }

    public string? Comment { get; set; }

    /// <summary>Where it was created: the name in its CREATE statement. Null for built-ins and for what the server makes by itself.</summary>
    public Origin? Origin { get; set; }

    /// <summary>Brought by a platform or an extension rather than by these files (<c>auth.users</c>): known of, never emitted.</summary>
    public bool IsExternal { get; set; }

    public override string ToString() => $"{Schema}.{Name}";
}

/// <summary>A place in one of the replayed files.</summary>
public sealed record Origin(SourceFile File, TextRange Range);
