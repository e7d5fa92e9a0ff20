using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

public sealed record AddConstraintAction(TextRange Range, ConstraintDefinition Constraint) : AlterTableAction(Range);

/// <summary>ALTER CONSTRAINT: whether a foreign key may be deferred; from 18 on also whether a constraint is enforced and inherited.</summary>
public sealed record AlterConstraintAction(TextRange Range, Identifier Name, ConstraintAttributes Attributes) : AlterTableAction(Range)
{
    /// <summary>INHERIT instead of attributes.</summary>
    public bool Inherit { get; init; }
}

public sealed record ValidateConstraintAction(TextRange Range, Identifier Name) : AlterTableAction(Range);

public sealed record DropConstraintAction(TextRange Range, Identifier Name, bool IfExists, DropBehavior Behavior) : AlterTableAction(Range);
