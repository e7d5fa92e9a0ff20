namespace SqlGen.PostgreSql.Catalog;

/// <summary>Who may name the objects of a schema, after replaying GRANT and REVOKE.</summary>
public sealed class SchemaRights
{
    /// <summary>Null where the files don't say: whoever runs them.</summary>
    public string? Owner { get; set; }

    public List<Grant> Grants { get; } = [];

    /// <summary>False where the files grant nothing on it: a REVOKE alone takes away what somebody else gave.</summary>
    public bool AreKnown => Grants.Count > 0;
}
