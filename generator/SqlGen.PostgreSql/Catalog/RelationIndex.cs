namespace SqlGen.PostgreSql.Catalog;

/// <summary>An index, also the one behind a constraint.</summary>
public sealed class RelationIndex
{
    public required string Name { get; set; }

    /// <summary><c>btree</c>, <c>gin</c>, <c>hnsw</c>, …</summary>
    public required string Method { get; set; }

    public bool IsUnique { get; set; }

    public bool IsPrimary { get; set; }

    public List<IndexKey> Keys { get; set; } = [];

    public List<string> Include { get; set; } = [];

    /// <summary>The partial index's WHERE as it stands in the file.</summary>
    public string? Predicate { get; set; }

    public bool NullsNotDistinct { get; set; }

    /// <summary>Every column that keys, INCLUDE and predicate name.</summary>
    public List<string> ReferencedColumns { get; set; } = [];

    /// <summary>The index's own column names, which the server makes up for expressions: copies on partitions are named after them.</summary>
    public List<string> AttributeNames { get; set; } = [];

    public bool FromConstraint { get; set; }

    public bool FromParent { get; set; }

    /// <summary>Storage parameters as written: <c>m</c> → <c>16</c>.</summary>
    public Dictionary<string, string> Options { get; } = new(StringComparer.Ordinal);

    public string? Comment { get; set; }

    public Origin? Origin { get; set; }
}

/// <summary>One key of an index: a column or an expression, with what was written of operator class, collation and order.</summary>
public sealed record IndexKey(
    string? Column,
    string? Expression,
    string? OperatorClass = null,
    string? Collation = null,
    bool Descending = false,
    bool? NullsFirst = null);
