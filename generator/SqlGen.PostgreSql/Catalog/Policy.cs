namespace SqlGen.PostgreSql.Catalog;

/// <summary>A row level security policy.</summary>
public sealed class Policy
{
    public required string Name { get; set; }

    public PolicyCommand Command { get; set; }

    public bool Permissive { get; set; } = true;

    /// <summary>Role names in the order written; <c>public</c> alone where there is no TO.</summary>
    public List<string> Roles { get; set; } = [];

    /// <summary>USING's expression as it stands in the file.</summary>
    public string? Using { get; set; }

    public string? WithCheck { get; set; }

    /// <summary>Columns of the relation that USING or WITH CHECK name.</summary>
    public List<string> Columns { get; set; } = [];

    public string? Comment { get; set; }

    public Origin? Origin { get; set; }
}

public enum PolicyCommand
{
    All,
    Select,
    Insert,
    Update,
    Delete,
}
