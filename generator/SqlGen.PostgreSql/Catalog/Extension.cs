namespace SqlGen.PostgreSql.Catalog;

/// <summary>CREATE EXTENSION: its types and operators become known.</summary>
public sealed record Extension(string Name, string Schema, Origin? Origin = null);

/// <summary>A role that the files create or name in GRANT, REVOKE and CREATE POLICY.</summary>
public sealed class Role
{
    public required string Name { get; init; }

    /// <summary>Null where no CREATE ROLE tells.</summary>
    public bool? BypassRowSecurity { get; set; }

    public bool? CanLogin { get; set; }

    public bool IsSuperuser { get; set; }

    /// <summary>NOINHERIT: roles granted to it from then on lend it their rights only by SET ROLE.</summary>
    public bool Inherits { get; set; } = true;

    /// <summary>Roles whose rights it has without SET ROLE, as GRANT role TO role gave them.</summary>
    public List<string> InheritsFrom { get; } = [];

    /// <summary>Whether the files create it; others are only named in them.</summary>
    public bool IsCreated { get; set; }
}
