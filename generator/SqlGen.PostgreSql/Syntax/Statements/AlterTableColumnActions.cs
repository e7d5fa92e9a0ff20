using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

public sealed record AddColumnAction(TextRange Range, ColumnDefinition Column, bool IfNotExists) : AlterTableAction(Range);

public sealed record DropColumnAction(TextRange Range, Identifier Column, bool IfExists, DropBehavior Behavior) : AlterTableAction(Range);

/// <summary>SET DEFAULT, or DROP DEFAULT where <paramref name="Value"/> is null.</summary>
public sealed record AlterColumnDefaultAction(TextRange Range, Identifier Column, Expression? Value) : AlterTableAction(Range);

public sealed record AlterColumnNotNullAction(TextRange Range, Identifier Column, bool NotNull) : AlterTableAction(Range);

public sealed record AlterColumnTypeAction(TextRange Range, Identifier Column, TypeName Type, QualifiedName? Collation, Expression? Using)
    : AlterTableAction(Range);

/// <summary>SET EXPRESSION AS (…), or DROP EXPRESSION where <paramref name="Value"/> is null.</summary>
public sealed record AlterColumnExpressionAction(TextRange Range, Identifier Column, Expression? Value, bool IfExists) : AlterTableAction(Range);

/// <summary>ADD GENERATED … AS IDENTITY.</summary>
public sealed record AddIdentityAction(TextRange Range, Identifier Column, IdentityDefinition Identity) : AlterTableAction(Range);

/// <summary>SET GENERATED, SET sequence option, RESTART of an identity column.</summary>
public sealed record AlterIdentityAction(TextRange Range, Identifier Column, IReadOnlyList<SequenceOption> Options) : AlterTableAction(Range);

public sealed record DropIdentityAction(TextRange Range, Identifier Column, bool IfExists) : AlterTableAction(Range);

/// <summary>SET STATISTICS; an index column may be given by its number. <paramref name="Target"/> is null for DEFAULT.</summary>
public sealed record AlterColumnStatisticsAction(TextRange Range, Identifier? Column, SqlNumber? Number, SqlNumber? Target) : AlterTableAction(Range);

/// <summary>SET (option = value) or RESET (option) of a column.</summary>
public sealed record AlterColumnOptionsAction(TextRange Range, Identifier Column, bool Reset, IReadOnlyList<DefinitionElement> Options) : AlterTableAction(Range);

public sealed record AlterColumnStorageAction(TextRange Range, Identifier Column, Identifier Storage) : AlterTableAction(Range);

public sealed record AlterColumnCompressionAction(TextRange Range, Identifier Column, Identifier Compression) : AlterTableAction(Range);

/// <summary>OPTIONS ( … ) of a foreign table's column.</summary>
public sealed record AlterColumnForeignOptionsAction(TextRange Range, Identifier Column, IReadOnlyList<ForeignOption> Options) : AlterTableAction(Range);
