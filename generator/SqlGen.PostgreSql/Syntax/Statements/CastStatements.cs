using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>CREATE CAST; <paramref name="Function"/> is null for WITHOUT FUNCTION and WITH INOUT.</summary>
public sealed record CreateCastStatement(TextRange Range, CastReference Cast, RoutineReference? Function) : Statement(Range)
{
    public bool WithInOut { get; init; }

    public CastContext Context { get; init; }
}

public enum CastContext
{
    Explicit,
    Assignment,
    Implicit,
}

public sealed record CreateTransformStatement(TextRange Range, TransformReference Transform, RoutineReference? FromSql, RoutineReference? ToSql)
    : Statement(Range)
{
    public bool OrReplace { get; init; }
}
