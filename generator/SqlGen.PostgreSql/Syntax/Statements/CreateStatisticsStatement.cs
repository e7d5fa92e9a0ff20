using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>CREATE STATISTICS name (kinds) ON columns and expressions FROM table.</summary>
public sealed record CreateStatisticsStatement(TextRange Range, QualifiedName? Name, IReadOnlyList<Expression> Columns) : Statement(Range)
{
    public bool IfNotExists { get; init; }

    public IReadOnlyList<Identifier> Kinds { get; init; } = [];
}
