using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>
/// ALTER TABLE with its actions in the order written; also ALTER INDEX, SEQUENCE, VIEW, MATERIALIZED VIEW and FOREIGN TABLE, whose grammar takes any
/// action of a table. RENAME and SET SCHEMA are statements of their own.
/// </summary>
public sealed record AlterTableStatement(TextRange Range, ObjectKind Kind, QualifiedName Name, IReadOnlyList<AlterTableAction> Actions) : Statement(Range)
{
    public bool IfExists { get; init; }

    /// <summary>ONLY: not the descendants.</summary>
    public bool Only { get; init; }
}

/// <summary>One of the comma-separated actions.</summary>
public abstract record AlterTableAction(TextRange Range) : SyntaxNode(Range);

/// <summary>ALTER … ALL IN TABLESPACE from SET TABLESPACE to.</summary>
public sealed record MoveAllTablespaceStatement(TextRange Range, ObjectKind Kind, Identifier From, IReadOnlyList<RoleSpecification> OwnedBy, Identifier To)
    : Statement(Range);
