using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>One entry of ORDER BY.</summary>
/// <param name="Using">The operator after USING.</param>
/// <param name="NullsFirst">Null where NULLS is not given.</param>
public sealed record SortItem(TextRange Range, Expression Value, bool? IsDescending, OperatorName? Using, bool? NullsFirst) : SyntaxNode(Range);

/// <summary>A window: after OVER, or named in the WINDOW clause.</summary>
/// <param name="Name">Its own name in the WINDOW clause; after OVER, the window meant, if nothing else is written.</param>
/// <param name="BaseName">The window it extends.</param>
public sealed record WindowDefinition(
    TextRange Range,
    Identifier? Name,
    Identifier? BaseName,
    IReadOnlyList<Expression> PartitionBy,
    IReadOnlyList<SortItem> OrderBy,
    WindowFrame? Frame) : SyntaxNode(Range);

/// <summary>What a frame counts.</summary>
public enum FrameMode
{
    Range,
    Rows,
    Groups,
}

/// <summary>What a frame leaves out.</summary>
public enum FrameExclusion
{
    None,
    CurrentRow,
    Group,
    Ties,
}

/// <summary>RANGE, ROWS or GROUPS, with its bounds.</summary>
public sealed record WindowFrame(TextRange Range, FrameMode Mode, FrameBound Start, FrameBound? End, FrameExclusion Exclusion) : SyntaxNode(Range);

/// <summary>Where a frame starts or ends.</summary>
public enum FrameBoundKind
{
    UnboundedPreceding,
    Preceding,
    CurrentRow,
    Following,
    UnboundedFollowing,
}

/// <summary>One bound of a frame; the offset only with plain PRECEDING and FOLLOWING.</summary>
public sealed record FrameBound(TextRange Range, FrameBoundKind Kind, Expression? Offset) : SyntaxNode(Range);
