using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>CREATE INDEX; without a name the server makes one.</summary>
public sealed record CreateIndexStatement(TextRange Range, Identifier? Name, QualifiedName Table, IReadOnlyList<IndexElement> Elements) : Statement(Range)
{
    public bool IsUnique { get; init; }

    public bool Concurrently { get; init; }

    public bool IfNotExists { get; init; }

    /// <summary>ON ONLY table.</summary>
    public bool Only { get; init; }

    public Identifier? AccessMethod { get; init; }

    public IReadOnlyList<IndexElement> Include { get; init; } = [];

    public bool NullsNotDistinct { get; init; }

    public IReadOnlyList<DefinitionElement> Options { get; init; } = [];

    public Identifier? Tablespace { get; init; }

    public Expression? Where { get; init; }
}

/// <summary>One key of an index: either <paramref name="Column"/> or <paramref name="Value"/>.</summary>
public sealed record IndexElement(TextRange Range, Identifier? Column, Expression? Value) : SyntaxNode(Range)
{
    public QualifiedName? Collation { get; init; }

    public QualifiedName? OperatorClass { get; init; }

    public IReadOnlyList<DefinitionElement> OperatorClassOptions { get; init; } = [];

    /// <summary>DESC.</summary>
    public bool Descending { get; init; }

    /// <summary>NULLS FIRST or LAST; null where neither was written.</summary>
    public bool? NullsFirst { get; init; }
}
