using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

public sealed record CreateDomainStatement(TextRange Range, QualifiedName Name, TypeName BaseType, IReadOnlyList<ConstraintDefinition> Constraints)
    : Statement(Range)
{
    public QualifiedName? Collation { get; init; }
}

public sealed record AlterDomainStatement(TextRange Range, QualifiedName Name, AlterDomainAction Action) : Statement(Range);

public abstract record AlterDomainAction(TextRange Range) : SyntaxNode(Range);

/// <summary>SET DEFAULT, or DROP DEFAULT where <paramref name="Value"/> is null.</summary>
public sealed record AlterDomainDefault(TextRange Range, Expression? Value) : AlterDomainAction(Range);

public sealed record AlterDomainNotNull(TextRange Range, bool NotNull) : AlterDomainAction(Range);

public sealed record AddDomainConstraint(TextRange Range, ConstraintDefinition Constraint) : AlterDomainAction(Range);

public sealed record DropDomainConstraint(TextRange Range, Identifier Name, bool IfExists, DropBehavior Behavior) : AlterDomainAction(Range);

public sealed record ValidateDomainConstraint(TextRange Range, Identifier Name) : AlterDomainAction(Range);
