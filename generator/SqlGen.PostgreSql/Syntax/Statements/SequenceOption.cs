using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>One option of a sequence, also behind IDENTITY.</summary>
public sealed record SequenceOption(TextRange Range, SequenceOptionKind Kind) : SyntaxNode(Range)
{
    /// <summary>Of START, INCREMENT, MINVALUE, MAXVALUE, CACHE, RESTART WITH.</summary>
    public SqlNumber? Number { get; init; }

    /// <summary>Of AS.</summary>
    public TypeName? Type { get; init; }

    /// <summary>OWNED BY table.column (or the word <c>none</c>), SEQUENCE NAME.</summary>
    public QualifiedName? Name { get; init; }
}

public enum SequenceOptionKind
{
    As,
    Cache,
    Cycle,
    NoCycle,
    IncrementBy,
    Logged,
    Unlogged,
    MaxValue,
    MinValue,
    NoMaxValue,
    NoMinValue,
    OwnedBy,
    SequenceName,
    Start,
    Restart,

    /// <summary>SET GENERATED ALWAYS and BY DEFAULT in ALTER COLUMN.</summary>
    GeneratedAlways,
    GeneratedByDefault,
}
