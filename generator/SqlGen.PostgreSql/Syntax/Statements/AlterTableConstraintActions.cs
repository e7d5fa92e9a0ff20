using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

public sealed record AddConstraintAction(TextRange Range, ConstraintDefinition Constraint) : AlterTableAction(Range);

/// <summary>ALTER CONSTRAINT: whether a foreign key may be deferred.</summary>
public sealed record AlterConstraintAction(TextRange Range, Identifier Name, ConstraintAttributes Attributes) : AlterTableAction(Range);

public sealed record ValidateConstraintAction(TextRange Range, Identifier Name) : AlterTableAction(Range);

public sealed record DropConstraintAction(TextRange Range, Identifier Name, bool IfExists, DropBehavior Behavior) : AlterTableAction(Range);
