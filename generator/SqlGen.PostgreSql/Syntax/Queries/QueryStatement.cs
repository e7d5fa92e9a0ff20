using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>A statement that yields rows: SELECT, VALUES, TABLE and their combinations; any of them may have the clauses held here.</summary>
public abstract record QueryStatement(TextRange Range) : Statement(Range)
{
    public WithClause? With { get; init; }

    public IReadOnlyList<SortItem> OrderBy { get; init; } = [];

    public LimitClause? Limit { get; init; }

    public IReadOnlyList<LockingClause> Locking { get; init; } = [];
}
