using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>INSERT; without a query, DEFAULT VALUES.</summary>
public sealed record InsertStatement(TextRange Range, QualifiedName Table, Identifier? Alias, IReadOnlyList<AssignmentTarget> Columns, QueryStatement? Query)
    : Statement(Range)
{
    public WithClause? With { get; init; }

    public Overriding Overriding { get; init; }

    public OnConflict? OnConflict { get; init; }

    public IReadOnlyList<ReturningAlias> ReturningAliases { get; init; } = [];

    public IReadOnlyList<SelectItem> Returning { get; init; } = [];
}

/// <summary>What OVERRIDING overrides.</summary>
public enum Overriding
{
    None,
    User,
    System,
}

/// <summary>ON CONFLICT; without assignments, DO NOTHING.</summary>
public sealed record OnConflict(TextRange Range, IReadOnlyList<IndexElement> Elements, Expression? IndexWhere, Identifier? Constraint) : SyntaxNode(Range)
{
    public bool DoesUpdate { get; init; }

    public IReadOnlyList<Assignment> Assignments { get; init; } = [];

    public Expression? Where { get; init; }
}

/// <summary>UPDATE.</summary>
public sealed record UpdateStatement(TextRange Range, RelationReference Table, Identifier? Alias, IReadOnlyList<Assignment> Assignments) : Statement(Range)
{
    public WithClause? With { get; init; }

    public IReadOnlyList<FromItem> From { get; init; } = [];

    public Expression? Where { get; init; }

    public IReadOnlyList<ReturningAlias> ReturningAliases { get; init; } = [];

    public IReadOnlyList<SelectItem> Returning { get; init; } = [];
}

/// <summary>DELETE.</summary>
public sealed record DeleteStatement(TextRange Range, RelationReference Table, Identifier? Alias) : Statement(Range)
{
    public WithClause? With { get; init; }

    public IReadOnlyList<FromItem> Using { get; init; } = [];

    public Expression? Where { get; init; }

    public IReadOnlyList<ReturningAlias> ReturningAliases { get; init; } = [];

    public IReadOnlyList<SelectItem> Returning { get; init; } = [];
}

/// <summary>A column, or a part of it, that is written to.</summary>
/// <param name="Path">The column reference with the fields and subscripts after it.</param>
public sealed record AssignmentTarget(TextRange Range, Identifier Column, Expression Path) : SyntaxNode(Range);

/// <summary><c>a = 1</c>, or <c>(a, b) = (1, 2)</c> with several targets.</summary>
public sealed record Assignment(TextRange Range, IReadOnlyList<AssignmentTarget> Targets, bool IsMultiple, Expression Value) : SyntaxNode(Range);

/// <summary>An element of RETURNING WITH (OLD AS name, NEW AS name).</summary>
public sealed record ReturningAlias(TextRange Range, bool IsNew, Identifier Alias) : SyntaxNode(Range);

/// <summary>WHERE CURRENT OF cursor.</summary>
public sealed record CurrentOfExpression(TextRange Range, Identifier Cursor) : Expression(Range);
