namespace SqlGen.PostgreSql.Catalog;

/// <summary>A privilege that a role holds on an object after replaying GRANT, REVOKE and default privileges. <c>public</c> is a grantee like any other.</summary>
public sealed record Grant(string Role, Privilege Privilege, string? Column = null);

public enum Privilege
{
    Select,
    Insert,
    Update,
    Delete,
    Truncate,
    References,
    Trigger,
    Maintain,
    Execute,
    Usage,
}
