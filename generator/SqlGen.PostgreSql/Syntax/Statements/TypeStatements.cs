using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>CREATE TYPE name: a shell, to be defined later.</summary>
public sealed record CreateShellTypeStatement(TextRange Range, QualifiedName Name) : Statement(Range);

/// <summary>CREATE TYPE name (INPUT = …, OUTPUT = …).</summary>
public sealed record CreateBaseTypeStatement(TextRange Range, QualifiedName Name, IReadOnlyList<DefinitionElement> Definition) : Statement(Range);

public sealed record CreateEnumStatement(TextRange Range, QualifiedName Name, IReadOnlyList<SqlString> Labels) : Statement(Range);

public sealed record CreateRangeTypeStatement(TextRange Range, QualifiedName Name, IReadOnlyList<DefinitionElement> Definition) : Statement(Range);

public sealed record CreateCompositeTypeStatement(TextRange Range, QualifiedName Name, IReadOnlyList<AttributeDefinition> Attributes) : Statement(Range);

/// <summary>An attribute of a composite type.</summary>
public sealed record AttributeDefinition(TextRange Range, Identifier Name, TypeName Type, QualifiedName? Collation) : SyntaxNode(Range);

/// <summary>ALTER TYPE … ADD VALUE, before or after another label or at the end.</summary>
public sealed record AddEnumValueStatement(TextRange Range, QualifiedName Name, SqlString Label, bool IfNotExists) : Statement(Range)
{
    public SqlString? Before { get; init; }

    public SqlString? After { get; init; }
}

public sealed record RenameEnumValueStatement(TextRange Range, QualifiedName Name, SqlString OldLabel, SqlString NewLabel) : Statement(Range);

/// <summary>ALTER TYPE … ADD, DROP or ALTER ATTRIBUTE.</summary>
public sealed record AlterCompositeTypeStatement(TextRange Range, QualifiedName Name, IReadOnlyList<AlterAttributeAction> Actions) : Statement(Range);

public abstract record AlterAttributeAction(TextRange Range, DropBehavior Behavior) : SyntaxNode(Range);

public sealed record AddAttributeAction(TextRange Range, AttributeDefinition Attribute, DropBehavior Behavior) : AlterAttributeAction(Range, Behavior);

public sealed record DropAttributeAction(TextRange Range, Identifier Name, bool IfExists, DropBehavior Behavior) : AlterAttributeAction(Range, Behavior);

public sealed record AlterAttributeTypeAction(TextRange Range, AttributeDefinition Attribute, DropBehavior Behavior) : AlterAttributeAction(Range, Behavior);
