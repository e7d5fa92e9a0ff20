using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>CREATE ROLE, USER or GROUP.</summary>
public sealed record CreateRoleStatement(TextRange Range, RoleStatementKind Kind, RoleSpecification Role, IReadOnlyList<RoleOption> Options) : Statement(Range);

public enum RoleStatementKind
{
    Role,
    User,
    Group,
}

/// <summary>ALTER ROLE or USER with options.</summary>
public sealed record AlterRoleStatement(TextRange Range, RoleSpecification Role, IReadOnlyList<RoleOption> Options) : Statement(Range);

/// <summary>ALTER GROUP … ADD or DROP USER.</summary>
public sealed record AlterGroupStatement(TextRange Range, RoleSpecification Group, bool Add, IReadOnlyList<RoleSpecification> Members) : Statement(Range);

/// <summary>ALTER ROLE … [IN DATABASE …] SET or RESET; <paramref name="Role"/> is null for ALL.</summary>
public sealed record AlterRoleSettingStatement(TextRange Range, RoleSpecification? Role, Identifier? Database, SettingClause Setting) : Statement(Range);

/// <summary>
/// One option; <paramref name="Name"/> is lower case: <c>login</c>, <c>nologin</c>, <c>bypassrls</c>, <c>password</c>, <c>connection limit</c>,
/// <c>valid until</c>, <c>in role</c>, <c>role</c>, <c>admin</c>, <c>sysid</c>.
/// </summary>
public sealed record RoleOption(TextRange Range, string Name) : SyntaxNode(Range)
{
    public IReadOnlyList<RoleSpecification> Roles { get; init; } = [];
}
