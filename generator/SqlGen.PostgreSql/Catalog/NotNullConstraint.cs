namespace SqlGen.PostgreSql.Catalog;

/// <summary>What NOT NULL of a table's column is from PostgreSQL 18 on: a constraint with a name.</summary>
public sealed class NotNullConstraint
{
    /// <summary>Empty until the table is there.</summary>
    public string Name { get; set; } = "";

    public bool NoInherit { get; set; }

    /// <summary>NOT VALID: rows that were there before may hold nulls.</summary>
    public bool NotValid { get; set; }

    /// <summary>Whether the table itself declares it; false for one that only comes from a parent.</summary>
    public bool IsLocal { get; set; } = true;

    public string? Comment { get; set; }

    /// <summary>Whether the name is taken in its schema.</summary>
    internal bool IsNamed { get; set; }

    internal NotNullConstraint AsInherited() => new() { Name = Name, NotValid = NotValid, IsLocal = false };
}
