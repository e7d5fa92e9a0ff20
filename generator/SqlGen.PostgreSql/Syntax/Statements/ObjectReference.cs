using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>An existing object as DROP, ALTER, COMMENT ON, GRANT name it.</summary>
public abstract record ObjectReference(TextRange Range, ObjectKind Kind) : SyntaxNode(Range);

/// <summary>An object known by its name alone; for a column the last part is the column.</summary>
public sealed record NamedObjectReference(TextRange Range, ObjectKind Kind, QualifiedName Name) : ObjectReference(Range, Kind);

/// <summary>A type or domain where the grammar wants a type (DROP TYPE, COMMENT ON DOMAIN).</summary>
public sealed record TypeObjectReference(TextRange Range, ObjectKind Kind, TypeName Type) : ObjectReference(Range, Kind);

/// <summary>A trigger, policy, rule or constraint ON a relation, or a constraint on a domain.</summary>
public sealed record DependentObjectReference(TextRange Range, ObjectKind Kind, Identifier Name, QualifiedName Owner) : ObjectReference(Range, Kind);

/// <summary>A function, procedure, routine or aggregate; <paramref name="Parameters"/> is null where no parentheses were written.</summary>
public sealed record RoutineReference(TextRange Range, ObjectKind Kind, QualifiedName Name, IReadOnlyList<RoutineParameter>? Parameters)
    : ObjectReference(Range, Kind)
{
    /// <summary>How many of an aggregate's parameters stand before ORDER BY; -1 where there is no ORDER BY.</summary>
    public int DirectParameters { get; init; } = -1;
}

/// <summary>An operator with its operand types; null where NONE was written.</summary>
public sealed record OperatorReference(TextRange Range, OperatorName Name, TypeName? Left, TypeName? Right) : ObjectReference(Range, ObjectKind.Operator);

/// <summary>An operator class or family USING an access method.</summary>
public sealed record OperatorGroupReference(TextRange Range, ObjectKind Kind, QualifiedName Name, Identifier AccessMethod) : ObjectReference(Range, Kind);

/// <summary>CAST (source AS target).</summary>
public sealed record CastReference(TextRange Range, TypeName Source, TypeName Target) : ObjectReference(Range, ObjectKind.Cast);

/// <summary>TRANSFORM FOR type LANGUAGE language.</summary>
public sealed record TransformReference(TextRange Range, TypeName Type, Identifier Language) : ObjectReference(Range, ObjectKind.Transform);

/// <summary>LARGE OBJECT number.</summary>
public sealed record LargeObjectReference(TextRange Range, SqlNumber Number) : ObjectReference(Range, ObjectKind.LargeObject);

/// <summary>USER MAPPING FOR user SERVER server; <paramref name="Role"/> is null for the word USER.</summary>
public sealed record UserMappingReference(TextRange Range, RoleSpecification? Role, Identifier Server) : ObjectReference(Range, ObjectKind.UserMapping);
