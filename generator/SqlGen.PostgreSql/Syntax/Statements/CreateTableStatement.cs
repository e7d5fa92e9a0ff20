using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>CREATE TABLE and CREATE FOREIGN TABLE in all forms but AS query.</summary>
public sealed record CreateTableStatement(TextRange Range, QualifiedName Name, IReadOnlyList<TableElement> Elements) : Statement(Range)
{
    public Persistence Persistence { get; init; }

    public bool IfNotExists { get; init; }

    /// <summary>OF: the composite type that gives the columns.</summary>
    public QualifiedName? OfType { get; init; }

    /// <summary>PARTITION OF: the parent, together with <see cref="Bound"/>.</summary>
    public QualifiedName? PartitionOf { get; init; }

    public PartitionBound? Bound { get; init; }

    public IReadOnlyList<QualifiedName> Inherits { get; init; } = [];

    public PartitionBy? PartitionBy { get; init; }

    public Identifier? AccessMethod { get; init; }

    public IReadOnlyList<DefinitionElement> Options { get; init; } = [];

    public OnCommit OnCommit { get; init; }

    public Identifier? Tablespace { get; init; }

    /// <summary>SERVER of a foreign table; null for a plain one.</summary>
    public Identifier? Server { get; init; }

    public IReadOnlyList<ForeignOption> ForeignOptions { get; init; } = [];
}

public enum Persistence
{
    Permanent,
    Temporary,
    Unlogged,
}

public enum OnCommit
{
    None,
    PreserveRows,
    DeleteRows,
    Drop,
}
