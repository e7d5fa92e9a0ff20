namespace SqlGen.PostgreSql.Catalog;

/// <summary>A primary key, unique, foreign key, check or exclusion constraint.</summary>
public sealed class Constraint
{
    public required string Name { get; set; }

    public required ConstraintType Type { get; set; }

    /// <summary>The constrained columns in key order; for CHECK, those its expression names, in the order they first appear.</summary>
    public List<string> Columns { get; set; } = [];

    /// <summary>INCLUDE columns of a primary key or unique constraint.</summary>
    public List<string> Include { get; set; } = [];

    public string? ReferencedSchema { get; set; }

    public string? ReferencedTable { get; set; }

    public List<string> ReferencedColumns { get; set; } = [];

    /// <summary><c>no action</c>, <c>restrict</c>, <c>cascade</c>, <c>set null</c>, <c>set default</c>; null unless a foreign key.</summary>
    public string? OnDelete { get; set; }

    public string? OnUpdate { get; set; }

    public bool Deferrable { get; set; }

    public bool InitiallyDeferred { get; set; }

    public bool NotValid { get; set; }

    /// <summary>NOT ENFORCED: checked neither for rows that are there nor for new ones.</summary>
    public bool NotEnforced { get; set; }

    public bool NullsNotDistinct { get; set; }

    /// <summary>A key whose last column is written WITHOUT OVERLAPS, or a foreign key whose last column is written with PERIOD.</summary>
    public bool IsTemporal { get; set; }

    /// <summary>A copy of a partitioned parent's key or foreign key.</summary>
    public bool FromParent { get; set; }

    /// <summary>CHECK … NO INHERIT.</summary>
    public bool NoInherit { get; set; }

    /// <summary>Whether a parent table has this CHECK too.</summary>
    public bool IsInherited { get; set; }

    /// <summary>Whether the table itself declares it; false for one that only comes from a parent.</summary>
    public bool IsLocal { get; set; } = true;

    /// <summary>CHECK's expression as it stands in the file.</summary>
    public string? Expression { get; set; }

    public string? Comment { get; set; }

    public Origin? Origin { get; set; }

    /// <summary>The copy that a child table gets of a CHECK.</summary>
    internal Constraint AsInherited()
    {
        var copy = (Constraint)MemberwiseClone();
        copy.IsInherited = true;
        copy.IsLocal = false;
        copy.Comment = null;
        return copy;
    }
}

public enum ConstraintType
{
    Primary,
    Unique,
    Foreign,
    Check,
    Exclude,
}
