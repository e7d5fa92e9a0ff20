namespace SqlGen.PostgreSql.Catalog;

/// <summary>A column of a relation.</summary>
public sealed class Column
{
    public required string Name { get; set; }

    /// <summary>Null where it can't be known from the text (a view's expression column, not yet bound): never guessed.</summary>
    public required TypeReference? Type { get; set; }

    /// <summary>NOT NULL, written or implied (primary key, identity). Domains' own NOT NULL is on the domain.</summary>
    public bool NotNull { get; set; }

    /// <summary>NOT NULL as a constraint; null before PostgreSQL 18.</summary>
    public NotNullConstraint? NotNullConstraint { get; set; }

    /// <summary>Whether no row holds a null: not so where NOT NULL is NOT VALID.</summary>
    public bool HoldsNoNull => NotNull && NotNullConstraint is not { NotValid: true };

    /// <summary>The default expression as it stands in the file; null if there is none. Serial columns have their <c>nextval(…)</c>.</summary>
    public string? Default { get; set; }

    public bool HasDefault => Default is not null;

    public IdentityKind Identity { get; set; }

    /// <summary>GENERATED ALWAYS AS (…) STORED or VIRTUAL: the expression's text.</summary>
    public string? GeneratedExpression { get; set; }

    /// <summary>PostgreSQL 18's VIRTUAL rather than STORED.</summary>
    public bool IsVirtual { get; set; }

    /// <summary>Whether a parent table has it too.</summary>
    public bool IsInherited { get; set; }

    /// <summary>Whether the table itself declares it; false for one that only comes from a parent.</summary>
    public bool IsLocal { get; set; } = true;

    public string? Collation { get; set; }

    public string? Comment { get; set; }

    public Origin? Origin { get; set; }

    /// <summary>For a view's plain column: the relation and column it shows.</summary>
    public (Relation Relation, Column Column)? Source { get; set; }
}

public enum IdentityKind
{
    None,
    Always,
    ByDefault,
}
