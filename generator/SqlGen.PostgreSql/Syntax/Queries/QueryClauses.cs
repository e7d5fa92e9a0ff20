using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>LIMIT, OFFSET and FETCH; LIMIT ALL is no count.</summary>
public sealed record LimitClause(TextRange Range, Expression? Count, Expression? Offset, bool WithTies) : SyntaxNode(Range);

/// <summary>The strengths of row locks.</summary>
public enum LockStrength
{
    KeyShare,
    Share,
    NoKeyUpdate,
    Update,
}

/// <summary>What to do about rows that are locked already.</summary>
public enum LockWait
{
    Block,
    Skip,
    Error,
}

/// <summary>FOR UPDATE and its kin.</summary>
public sealed record LockingClause(TextRange Range, LockStrength Strength, IReadOnlyList<QualifiedName> Tables, LockWait Wait) : SyntaxNode(Range);

/// <summary>WITH.</summary>
public sealed record WithClause(TextRange Range, bool IsRecursive, IReadOnlyList<CommonTableExpression> Tables) : SyntaxNode(Range);

/// <summary>One query of WITH.</summary>
/// <param name="IsMaterialized">Null where not given.</param>
public sealed record CommonTableExpression(
    TextRange Range, Identifier Name, IReadOnlyList<Identifier> Columns, bool? IsMaterialized, Statement Statement) : SyntaxNode(Range)
{
    public SearchClause? Search { get; init; }

    public CycleClause? Cycle { get; init; }
}

/// <summary>SEARCH … FIRST BY … SET ….</summary>
public sealed record SearchClause(TextRange Range, bool IsDepthFirst, IReadOnlyList<Identifier> Columns, Identifier Sequence) : SyntaxNode(Range);

/// <summary>CYCLE … SET … USING ….</summary>
public sealed record CycleClause(
    TextRange Range, IReadOnlyList<Identifier> Columns, Identifier Mark, Expression? Value, Expression? Default, Identifier Path) : SyntaxNode(Range);
