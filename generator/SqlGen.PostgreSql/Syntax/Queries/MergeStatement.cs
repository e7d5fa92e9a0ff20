using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>MERGE.</summary>
public sealed record MergeStatement(
    TextRange Range, RelationReference Table, Identifier? Alias, FromItem Source, Expression On, IReadOnlyList<MergeWhen> Whens) : Statement(Range)
{
    public WithClause? With { get; init; }

    public IReadOnlyList<ReturningAlias> ReturningAliases { get; init; } = [];

    public IReadOnlyList<SelectItem> Returning { get; init; } = [];
}

/// <summary>Which rows a WHEN clause is for.</summary>
public enum MergeMatch
{
    Matched,
    NotMatchedBySource,
    NotMatchedByTarget,
}

/// <summary>WHEN … THEN …; no action is DO NOTHING.</summary>
public sealed record MergeWhen(TextRange Range, MergeMatch Match, Expression? Condition, MergeAction? Action) : SyntaxNode(Range);

/// <summary>What MERGE does with a row.</summary>
public abstract record MergeAction(TextRange Range) : SyntaxNode(Range);

/// <summary>UPDATE SET ….</summary>
public sealed record MergeUpdate(TextRange Range, IReadOnlyList<Assignment> Assignments) : MergeAction(Range);

/// <summary>DELETE.</summary>
public sealed record MergeDelete(TextRange Range) : MergeAction(Range);

/// <summary>INSERT; without values, DEFAULT VALUES.</summary>
public sealed record MergeInsert(TextRange Range, IReadOnlyList<AssignmentTarget> Columns, Overriding Overriding, IReadOnlyList<Expression> Values)
    : MergeAction(Range);
