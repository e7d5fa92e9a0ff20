using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>CREATE TABLE … AS query, or AS EXECUTE prepared.</summary>
public sealed record CreateTableAsStatement(TextRange Range, QualifiedName Name, IReadOnlyList<Identifier> Columns) : Statement(Range)
{
    public Persistence Persistence { get; init; }

    public bool IfNotExists { get; init; }

    public Identifier? AccessMethod { get; init; }

    public IReadOnlyList<DefinitionElement> Options { get; init; } = [];

    public OnCommit OnCommit { get; init; }

    public Identifier? Tablespace { get; init; }

    /// <summary>A query, or an <see cref="ExecuteStatement"/>.</summary>
    public required Statement Source { get; init; }

    public bool WithNoData { get; init; }
}
