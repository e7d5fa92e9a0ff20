namespace SqlGen.PostgreSql.Catalog;

/// <summary>A sequence, also one behind a serial or identity column.</summary>
public sealed class Sequence : CatalogObject
{
    public required TypeReference Type { get; set; }

    public long Start { get; set; } = 1;

    public long Increment { get; set; } = 1;

    /// <summary><c>schema.table.column</c> parts of OWNED BY; null if none.</summary>
    public (string Schema, string Table, string Column)? OwnedBy { get; set; }

    public bool IsTemporary { get; set; }

    public List<Grant> Grants { get; } = [];
}
