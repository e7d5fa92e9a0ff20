namespace SqlGen.PostgreSql.Catalog;

/// <summary>CREATE TYPE … AS ENUM.</summary>
public sealed class EnumType : CatalogObject
{
    /// <summary>In sort order, ADD VALUE … BEFORE/AFTER applied.</summary>
    public List<string> Labels { get; } = [];
}

/// <summary>CREATE DOMAIN.</summary>
public sealed class DomainType : CatalogObject
{
    public required TypeReference BaseType { get; set; }

    public bool NotNull { get; set; }

    public string? Default { get; set; }

    public List<Constraint> Checks { get; } = [];
}

/// <summary>CREATE TYPE … AS (…).</summary>
public sealed class CompositeType : CatalogObject
{
    public List<Column> Attributes { get; } = [];
}

/// <summary>CREATE TYPE … AS RANGE.</summary>
public sealed class RangeType : CatalogObject
{
    public required TypeReference Subtype { get; set; }

    /// <summary>Name of the multirange type made beside it, in the same schema.</summary>
    public required string MultirangeName { get; set; }
}

/// <summary>A base type (CREATE TYPE with INPUT/OUTPUT, or a shell): known of, not understood.</summary>
public sealed class BaseType : CatalogObject;
