using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>CREATE POLICY; without roles it is for <c>public</c>.</summary>
public sealed record CreatePolicyStatement(TextRange Range, Identifier Name, QualifiedName Table) : Statement(Range)
{
    /// <summary>AS RESTRICTIVE.</summary>
    public bool IsRestrictive { get; init; }

    public PolicyCommandWord Command { get; init; }

    public IReadOnlyList<RoleSpecification> Roles { get; init; } = [];

    public Expression? Using { get; init; }

    public Expression? WithCheck { get; init; }
}

public enum PolicyCommandWord
{
    All,
    Select,
    Insert,
    Update,
    Delete,
}

/// <summary>ALTER POLICY: what is null stays as it was.</summary>
public sealed record AlterPolicyStatement(TextRange Range, Identifier Name, QualifiedName Table) : Statement(Range)
{
    public IReadOnlyList<RoleSpecification>? Roles { get; init; }

    public Expression? Using { get; init; }

    public Expression? WithCheck { get; init; }
}
