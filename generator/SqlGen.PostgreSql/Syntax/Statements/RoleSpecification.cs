using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>A role where a statement names one. <paramref name="Name"/> is lower case for the words: <c>public</c>, <c>current_user</c>.</summary>
public sealed record RoleSpecification(TextRange Range, RoleSpecificationKind Kind, string Name) : SyntaxNode(Range);

public enum RoleSpecificationKind
{
    Named,
    Public,
    CurrentRole,
    CurrentUser,
    SessionUser,
}
