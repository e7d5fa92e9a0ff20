using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>GRANT or REVOKE of privileges on objects.</summary>
public sealed record GrantStatement(TextRange Range, bool IsGrant, PrivilegeSet Privileges, GrantTarget Target, IReadOnlyList<RoleSpecification> Grantees)
    : Statement(Range)
{
    /// <summary>WITH GRANT OPTION, or REVOKE GRANT OPTION FOR.</summary>
    public bool GrantOption { get; init; }

    public RoleSpecification? GrantedBy { get; init; }

    public DropBehavior Behavior { get; init; }
}

/// <summary>The privileges; with <paramref name="IsAll"/> all of them, restricted to <paramref name="AllColumns"/> if there are any.</summary>
public sealed record PrivilegeSet(TextRange Range, bool IsAll, IReadOnlyList<Identifier> AllColumns, IReadOnlyList<PrivilegeItem> Items) : SyntaxNode(Range);

/// <summary>One privilege, in lower case (<c>select</c>, <c>alter system</c>), and the columns it is for; in GRANT role TO role the role's name.</summary>
public sealed record PrivilegeItem(TextRange Range, string Name, IReadOnlyList<Identifier> Columns) : SyntaxNode(Range);

/// <summary>
/// ON …: <paramref name="Kind"/> is Table for views too. With <paramref name="AllInSchema"/> the objects are schemas, and all objects of the kind in
/// them are meant.
/// </summary>
public sealed record GrantTarget(TextRange Range, ObjectKind Kind, bool AllInSchema, IReadOnlyList<ObjectReference> Objects) : SyntaxNode(Range);

/// <summary>GRANT role TO role, REVOKE role FROM role.</summary>
public sealed record GrantRoleStatement(TextRange Range, bool IsGrant, IReadOnlyList<PrivilegeItem> Roles, IReadOnlyList<RoleSpecification> Grantees)
    : Statement(Range)
{
    /// <summary>WITH ADMIN OPTION, INHERIT TRUE, SET FALSE; in REVOKE the option taken away.</summary>
    public IReadOnlyList<GrantRoleOption> Options { get; init; } = [];

    public RoleSpecification? GrantedBy { get; init; }

    public DropBehavior Behavior { get; init; }
}

public sealed record GrantRoleOption(TextRange Range, Identifier Name, bool Value) : SyntaxNode(Range);

/// <summary>
/// ALTER DEFAULT PRIVILEGES [FOR ROLE …] [IN SCHEMA …] GRANT or REVOKE; <paramref name="Objects"/> is Table, Sequence, Function (also for ROUTINES),
/// Type or Schema.
/// </summary>
public sealed record AlterDefaultPrivilegesStatement(
    TextRange Range,
    bool IsGrant,
    PrivilegeSet Privileges,
    ObjectKind Objects,
    IReadOnlyList<RoleSpecification> Grantees) : Statement(Range)
{
    public IReadOnlyList<RoleSpecification> ForRoles { get; init; } = [];

    public IReadOnlyList<Identifier> InSchemas { get; init; } = [];

    public bool GrantOption { get; init; }

    public DropBehavior Behavior { get; init; }
}
