using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>SELECT; <c>TABLE t</c> arrives as <c>SELECT * FROM t</c>.</summary>
public sealed record SelectStatement(TextRange Range, IReadOnlyList<SelectItem> Items) : QueryStatement(Range)
{
    public bool IsDistinct { get; init; }

    public IReadOnlyList<Expression> DistinctOn { get; init; } = [];

    public IntoTarget? Into { get; init; }

    public IReadOnlyList<FromItem> From { get; init; } = [];

    public Expression? Where { get; init; }

    public GroupByClause? GroupBy { get; init; }

    public Expression? Having { get; init; }

    public IReadOnlyList<WindowDefinition> Windows { get; init; } = [];
}

/// <summary>One column of a select list or of RETURNING; the value may be a <see cref="StarExpression"/>.</summary>
public sealed record SelectItem(TextRange Range, Expression Value, Identifier? Label) : SyntaxNode(Range);

/// <summary>The table that SELECT … INTO makes.</summary>
public sealed record IntoTarget(TextRange Range, QualifiedName Name, bool IsTemporary, bool IsUnlogged) : SyntaxNode(Range);

/// <summary>GROUP BY; the items may be <see cref="GroupingSet"/>s.</summary>
public sealed record GroupByClause(TextRange Range, bool IsDistinct, IReadOnlyList<Expression> Items) : SyntaxNode(Range);

/// <summary>The kinds of grouping sets.</summary>
public enum GroupingSetKind
{
    Empty,
    Rollup,
    Cube,
    Sets,
}

/// <summary>(), ROLLUP, CUBE or GROUPING SETS; stands only in GROUP BY.</summary>
public sealed record GroupingSet(TextRange Range, GroupingSetKind Kind, IReadOnlyList<Expression> Items) : Expression(Range);
