namespace SqlGen.PostgreSql.Catalog;

/// <summary>A table, partitioned table, view, materialized view or foreign table.</summary>
public sealed class Relation : CatalogObject
{
    public RelationKind Kind { get; set; }

    public bool IsUnlogged { get; set; }

    public bool IsTemporary { get; set; }

    /// <summary>In ordinal order; a dropped column is gone.</summary>
    public List<Column> Columns { get; } = [];

    public List<Constraint> Constraints { get; } = [];

    public List<RelationIndex> Indexes { get; } = [];

    public List<Trigger> Triggers { get; } = [];

    public List<Policy> Policies { get; } = [];

    /// <summary>ENABLE ROW LEVEL SECURITY.</summary>
    public bool RowSecurity { get; set; }

    /// <summary>FORCE ROW LEVEL SECURITY: the owner is subject to it too.</summary>
    public bool ForceRowSecurity { get; set; }

    /// <summary>The role that OWNER TO named; null where the files don't say who owns it.</summary>
    public string? Owner { get; set; }

    /// <summary>Columns may exist that no file tells of: somebody else's relation, unless it is the server's own or a known extension's.</summary>
    internal bool IsOpen => IsExternal && !IsWhole;

    internal bool IsWhole { get; set; }

    public bool IsPartition { get; set; }

    /// <summary>Which rows a partition takes; the server keeps partitions in this order.</summary>
    internal Syntax.PartitionBound? Bound { get; set; }

    /// <summary>Parents in order: INHERITS, or the partitioned table.</summary>
    public List<Relation> Inherits { get; } = [];

    /// <summary>Storage parameters and view options as written, lower-cased names: <c>security_invoker</c> → <c>true</c>.</summary>
    public Dictionary<string, string> Options { get; } = new(StringComparer.Ordinal);

    public List<Grant> Grants { get; } = [];

    /// <summary>The query of a view or materialized view as it stands in the file.</summary>
    public string? Query { get; set; }

    /// <summary>The relations that a view's query names, in no particular order.</summary>
    public List<Relation> ReadsFrom { get; } = [];

    /// <summary>A view whose query runs with the rights of who asks, so that policies and grants behind it are asked for them.</summary>
    public bool IsInvoker => Kind == RelationKind.View && Options.TryGetValue("security_invoker", out var value) && value.Trim('\'').ToLowerInvariant() is "true" or "on" or "1" or "yes" or "";

    public Constraint? PrimaryKey => Constraints.Find(static c => c.Type == ConstraintType.Primary);

    public Column? FindColumn(string name) => Columns.Find(c => c.Name == name);
}

public enum RelationKind
{
    Table,
    PartitionedTable,
    View,
    MaterializedView,
    ForeignTable,
}
