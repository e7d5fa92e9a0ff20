using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>PARTITION BY strategy (keys); <paramref name="Strategy"/> is <c>list</c>, <c>range</c> or <c>hash</c>.</summary>
public sealed record PartitionBy(TextRange Range, string Strategy, IReadOnlyList<PartitionKey> Keys) : SyntaxNode(Range);

/// <summary>Either <paramref name="Column"/> or <paramref name="Value"/>.</summary>
public sealed record PartitionKey(TextRange Range, Identifier? Column, Expression? Value) : SyntaxNode(Range)
{
    public QualifiedName? Collation { get; init; }

    public QualifiedName? OperatorClass { get; init; }
}

/// <summary>What rows a partition takes.</summary>
public abstract record PartitionBound(TextRange Range) : SyntaxNode(Range);

public sealed record DefaultPartitionBound(TextRange Range) : PartitionBound(Range);

public sealed record ListPartitionBound(TextRange Range, IReadOnlyList<Expression> Values) : PartitionBound(Range);

/// <summary>MINVALUE and MAXVALUE are column references here, as in the grammar.</summary>
public sealed record RangePartitionBound(TextRange Range, IReadOnlyList<Expression> From, IReadOnlyList<Expression> To) : PartitionBound(Range);

public sealed record HashPartitionBound(TextRange Range, int Modulus, int Remainder) : PartitionBound(Range);
