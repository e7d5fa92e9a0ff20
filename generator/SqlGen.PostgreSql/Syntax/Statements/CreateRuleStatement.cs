using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>CREATE RULE; no actions for DO NOTHING.</summary>
public sealed record CreateRuleStatement(TextRange Range, Identifier Name, QualifiedName Table, IReadOnlyList<Statement> Actions) : Statement(Range)
{
    public bool OrReplace { get; init; }

    /// <summary><c>select</c>, <c>insert</c>, <c>update</c> or <c>delete</c>.</summary>
    public required string Event { get; init; }

    public Expression? Where { get; init; }

    public bool Instead { get; init; }
}
