using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>
/// A constraint of a column, table or domain, with its name if one was written. Column constraints have no column list; DEFAULT, NOT NULL, IDENTITY and
/// GENERATED are constraints of a column in the grammar and so here.
/// </summary>
public abstract record ConstraintDefinition(TextRange Range, Identifier? Name) : TableElement(Range)
{
    public ConstraintAttributes Attributes { get; init; } = ConstraintAttributes.None;
}

public sealed record NotNullConstraintDefinition(TextRange Range, Identifier? Name) : ConstraintDefinition(Range, Name)
{
    /// <summary>NOT NULL column among a table's constraints, from 18 on; null in a column's or domain's own.</summary>
    public Identifier? Column { get; init; }
}

public sealed record NullConstraintDefinition(TextRange Range, Identifier? Name) : ConstraintDefinition(Range, Name);

public sealed record DefaultDefinition(TextRange Range, Identifier? Name, Expression Value) : ConstraintDefinition(Range, Name);

/// <summary>CHECK; NO INHERIT is among the <see cref="ConstraintDefinition.Attributes"/>.</summary>
public sealed record CheckConstraintDefinition(TextRange Range, Identifier? Name, Expression Condition) : ConstraintDefinition(Range, Name);

/// <summary>GENERATED ALWAYS AS (expression) STORED, or VIRTUAL, which from 18 on is also meant where neither is written.</summary>
public sealed record GeneratedDefinition(TextRange Range, Identifier? Name, Expression Value) : ConstraintDefinition(Range, Name)
{
    public bool IsVirtual { get; init; }
}

/// <summary>GENERATED … AS IDENTITY with the options of its sequence.</summary>
public sealed record IdentityDefinition(TextRange Range, Identifier? Name, bool Always, IReadOnlyList<SequenceOption> Options) : ConstraintDefinition(Range, Name);

/// <summary>What UNIQUE and PRIMARY KEY share.</summary>
public abstract record KeyConstraintDefinition(TextRange Range, Identifier? Name, IReadOnlyList<Identifier> Columns) : ConstraintDefinition(Range, Name)
{
    /// <summary>The last column is written WITHOUT OVERLAPS.</summary>
    public bool WithoutOverlaps { get; init; }

    public IReadOnlyList<Identifier> Include { get; init; } = [];

    /// <summary>WITH (…): storage parameters of the index.</summary>
    public IReadOnlyList<DefinitionElement> Options { get; init; } = [];

    public Identifier? Tablespace { get; init; }

    /// <summary>USING INDEX: an index that is there already becomes the constraint's.</summary>
    public Identifier? ExistingIndex { get; init; }
}

public sealed record PrimaryKeyDefinition(TextRange Range, Identifier? Name, IReadOnlyList<Identifier> Columns) : KeyConstraintDefinition(Range, Name, Columns);

public sealed record UniqueConstraintDefinition(TextRange Range, Identifier? Name, IReadOnlyList<Identifier> Columns)
    : KeyConstraintDefinition(Range, Name, Columns)
{
    public bool NullsNotDistinct { get; init; }
}

/// <summary>EXCLUDE USING method (element WITH operator, …).</summary>
public sealed record ExclusionConstraintDefinition(TextRange Range, Identifier? Name, Identifier? AccessMethod, IReadOnlyList<ExclusionElement> Elements)
    : ConstraintDefinition(Range, Name)
{
    public IReadOnlyList<Identifier> Include { get; init; } = [];

    public IReadOnlyList<DefinitionElement> Options { get; init; } = [];

    public Identifier? Tablespace { get; init; }

    public Expression? Where { get; init; }
}

public sealed record ExclusionElement(TextRange Range, IndexElement Element, OperatorName Operator) : SyntaxNode(Range);

/// <summary>
/// REFERENCES or FOREIGN KEY. Without <paramref name="ReferencedColumns"/> the referenced table's primary key is meant.
/// </summary>
public sealed record ForeignKeyDefinition(
    TextRange Range,
    Identifier? Name,
    IReadOnlyList<Identifier> Columns,
    QualifiedName ReferencedTable,
    IReadOnlyList<Identifier> ReferencedColumns) : ConstraintDefinition(Range, Name)
{
    /// <summary>The last of the columns is written PERIOD column.</summary>
    public bool HasPeriod { get; init; }

    /// <summary>The last of the referenced columns is written PERIOD column.</summary>
    public bool ReferencesPeriod { get; init; }

    /// <summary>MATCH FULL rather than SIMPLE.</summary>
    public bool MatchFull { get; init; }

    public ReferentialAction OnDelete { get; init; }

    public ReferentialAction OnUpdate { get; init; }

    /// <summary>ON DELETE SET NULL (columns).</summary>
    public IReadOnlyList<Identifier> OnDeleteColumns { get; init; } = [];
}

public enum ReferentialAction
{
    NoAction,
    Restrict,
    Cascade,
    SetNull,
    SetDefault,
}

/// <summary>DEFERRABLE and the like after something that can't be deferred: the grammar takes it, the server refuses it later.</summary>
public sealed record MisplacedConstraintAttributes(TextRange Range) : ConstraintDefinition(Range, Name: null);
