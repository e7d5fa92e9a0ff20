using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>CREATE AGGREGATE; no parameters for (*) and for the old form, whose base type is in the definition.</summary>
public sealed record CreateAggregateStatement(TextRange Range, RoutineReference Aggregate, IReadOnlyList<DefinitionElement> Definition) : Statement(Range)
{
    public bool OrReplace { get; init; }

    /// <summary>(BASETYPE = …, SFUNC = …) without a list of parameters.</summary>
    public bool IsOldForm { get; init; }
}

public sealed record CreateOperatorStatement(TextRange Range, OperatorName Name, IReadOnlyList<DefinitionElement> Definition) : Statement(Range);

/// <summary>CREATE COLLATION, TEXT SEARCH PARSER, DICTIONARY, TEMPLATE or CONFIGURATION.</summary>
public sealed record CreateByDefinitionStatement(TextRange Range, ObjectKind Kind, QualifiedName Name, IReadOnlyList<DefinitionElement> Definition)
    : Statement(Range)
{
    public bool IfNotExists { get; init; }

    /// <summary>CREATE COLLATION name FROM other.</summary>
    public QualifiedName? From { get; init; }
}

/// <summary>ALTER OPERATOR, TYPE … SET (…) and ALTER TEXT SEARCH DICTIONARY (…).</summary>
public sealed record AlterDefinitionStatement(TextRange Range, ObjectReference Target, IReadOnlyList<DefinitionElement> Definition) : Statement(Range);

/// <summary>CREATE OPERATOR CLASS.</summary>
public sealed record CreateOperatorClassStatement(TextRange Range, OperatorGroupReference Class, TypeName Type, IReadOnlyList<OperatorClassItem> Items)
    : Statement(Range)
{
    public bool IsDefault { get; init; }

    public QualifiedName? Family { get; init; }
}

public sealed record CreateOperatorFamilyStatement(TextRange Range, OperatorGroupReference Family) : Statement(Range);

/// <summary>ALTER OPERATOR FAMILY … ADD or DROP.</summary>
public sealed record AlterOperatorFamilyStatement(TextRange Range, OperatorGroupReference Family, bool Add, IReadOnlyList<OperatorClassItem> Items)
    : Statement(Range);

/// <summary>OPERATOR n …, FUNCTION n … or STORAGE type.</summary>
public abstract record OperatorClassItem(TextRange Range) : SyntaxNode(Range);

/// <summary>Without <paramref name="Name"/> it is one of DROP, by number and types.</summary>
public sealed record OperatorClassOperator(TextRange Range, SqlNumber Number, OperatorName? Name, IReadOnlyList<TypeName?> Types) : OperatorClassItem(Range)
{
    /// <summary>FOR ORDER BY family.</summary>
    public QualifiedName? SortFamily { get; init; }
}

public sealed record OperatorClassFunction(TextRange Range, SqlNumber Number, RoutineReference? Function, IReadOnlyList<TypeName> Types)
    : OperatorClassItem(Range);

public sealed record OperatorClassStorage(TextRange Range, TypeName Type) : OperatorClassItem(Range);
