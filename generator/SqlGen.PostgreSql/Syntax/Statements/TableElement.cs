using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>What stands between the parentheses of CREATE TABLE: a column, a constraint, LIKE.</summary>
public abstract record TableElement(TextRange Range) : SyntaxNode(Range);

/// <summary>A column with its type and its constraints in the order written.</summary>
public sealed record ColumnDefinition(TextRange Range, Identifier Name, TypeName Type, IReadOnlyList<ConstraintDefinition> Constraints) : TableElement(Range)
{
    public QualifiedName? Collation { get; init; }

    /// <summary>STORAGE; <c>default</c> for the word.</summary>
    public Identifier? Storage { get; init; }

    public Identifier? Compression { get; init; }

    /// <summary>OPTIONS of a foreign table's column.</summary>
    public IReadOnlyList<ForeignOption> ForeignOptions { get; init; } = [];
}

/// <summary>A column of a typed table or partition, which has its type already.</summary>
public sealed record TypedColumnDefinition(TextRange Range, Identifier Name, IReadOnlyList<ConstraintDefinition> Constraints) : TableElement(Range)
{
    public QualifiedName? Collation { get; init; }
}

/// <summary>LIKE table INCLUDING … EXCLUDING …: <paramref name="Options"/> is what remains in the end.</summary>
public sealed record LikeClause(TextRange Range, QualifiedName Source, LikeOptions Options) : TableElement(Range);

[Flags]
public enum LikeOptions
{
    None = 0,
    Comments = 1,
    Compression = 2,
    Constraints = 4,
    Defaults = 8,
    Generated = 16,
    Identity = 32,
    Indexes = 64,
    Statistics = 128,
    Storage = 256,
    All = 511,
}
