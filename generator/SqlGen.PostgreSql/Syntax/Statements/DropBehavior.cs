namespace SqlGen.PostgreSql.Syntax;

/// <summary>CASCADE or RESTRICT, RESTRICT where neither is written.</summary>
public enum DropBehavior
{
    Restrict,
    Cascade,
}
