using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

public sealed record CreateTriggerStatement(TextRange Range, Identifier Name, QualifiedName Table, QualifiedName Function) : Statement(Range)
{
    public bool OrReplace { get; init; }

    public bool IsConstraint { get; init; }

    public TriggerTime Time { get; init; }

    public TriggerEvents Events { get; init; }

    /// <summary>UPDATE OF columns.</summary>
    public IReadOnlyList<Identifier> UpdateColumns { get; init; } = [];

    /// <summary>FROM table of a constraint trigger.</summary>
    public QualifiedName? From { get; init; }

    public ConstraintAttributes Attributes { get; init; } = ConstraintAttributes.None;

    public Identifier? OldTable { get; init; }

    public Identifier? NewTable { get; init; }

    /// <summary>FOR EACH ROW rather than STATEMENT.</summary>
    public bool ForEachRow { get; init; }

    public Expression? When { get; init; }

    /// <summary>The arguments as text.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];
}

public enum TriggerTime
{
    Before,
    After,
    InsteadOf,
}

[Flags]
public enum TriggerEvents
{
    None = 0,
    Insert = 1,
    Delete = 2,
    Update = 4,
    Truncate = 8,
}

public sealed record CreateEventTriggerStatement(TextRange Range, Identifier Name, Identifier Event, QualifiedName Function) : Statement(Range)
{
    public IReadOnlyList<EventTriggerFilter> When { get; init; } = [];
}

/// <summary>WHEN tag IN ('CREATE TABLE', …).</summary>
public sealed record EventTriggerFilter(TextRange Range, Identifier Variable, IReadOnlyList<SqlString> Values) : SyntaxNode(Range);

public sealed record AlterEventTriggerStatement(TextRange Range, Identifier Name, FiringState State) : Statement(Range);
