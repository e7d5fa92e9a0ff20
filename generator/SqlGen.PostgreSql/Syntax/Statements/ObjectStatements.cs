using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>DROP of one or more objects of one kind.</summary>
public sealed record DropStatement(TextRange Range, ObjectKind Kind, IReadOnlyList<ObjectReference> Objects) : Statement(Range)
{
    public bool IfExists { get; init; }

    public DropBehavior Behavior { get; init; }

    public bool Concurrently { get; init; }
}

/// <summary>DROP ROLE, USER or GROUP.</summary>
public sealed record DropRoleStatement(TextRange Range, IReadOnlyList<RoleSpecification> Roles, bool IfExists) : Statement(Range);

/// <summary>ALTER … RENAME TO.</summary>
public sealed record RenameStatement(TextRange Range, ObjectReference Target, Identifier NewName, bool IfExists = false) : Statement(Range)
{
    /// <summary>ONLY, which changes nothing.</summary>
    public bool Only { get; init; }
}

/// <summary>ALTER TABLE … RENAME COLUMN and ALTER TYPE … RENAME ATTRIBUTE; <paramref name="Kind"/> is the kind of the relation.</summary>
public sealed record RenameColumnStatement(TextRange Range, ObjectKind Kind, QualifiedName Relation, Identifier OldName, Identifier NewName) : Statement(Range)
{
    public bool IfExists { get; init; }

    /// <summary>ONLY: not the descendants, which the server refuses where there are some.</summary>
    public bool Only { get; init; }

    public DropBehavior Behavior { get; init; }
}

/// <summary>ALTER TABLE or DOMAIN … RENAME CONSTRAINT.</summary>
public sealed record RenameConstraintStatement(TextRange Range, ObjectKind Kind, QualifiedName Owner, Identifier OldName, Identifier NewName) : Statement(Range)
{
    public bool IfExists { get; init; }

    public bool Only { get; init; }
}

/// <summary>ALTER … SET SCHEMA.</summary>
public sealed record SetSchemaStatement(TextRange Range, ObjectReference Target, Identifier NewSchema, bool IfExists = false) : Statement(Range)
{
    /// <summary>ONLY, which changes nothing.</summary>
    public bool Only { get; init; }
}

/// <summary>ALTER … OWNER TO, where it isn't an action of ALTER TABLE.</summary>
public sealed record SetOwnerStatement(TextRange Range, ObjectReference Target, RoleSpecification NewOwner) : Statement(Range);

/// <summary>ALTER … [NO] DEPENDS ON EXTENSION.</summary>
public sealed record DependsOnExtensionStatement(TextRange Range, ObjectReference Target, Identifier Extension, bool Depends) : Statement(Range);

/// <summary>COMMENT ON; <paramref name="Comment"/> is null for IS NULL, which removes it.</summary>
public sealed record CommentStatement(TextRange Range, ObjectReference Target, SqlString? Comment) : Statement(Range);

/// <summary>SECURITY LABEL.</summary>
public sealed record SecurityLabelStatement(TextRange Range, string? Provider, ObjectReference Target, SqlString? Label) : Statement(Range);
