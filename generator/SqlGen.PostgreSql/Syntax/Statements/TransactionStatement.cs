using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>BEGIN, COMMIT, ROLLBACK, savepoints, two-phase commit.</summary>
public sealed record TransactionStatement(TextRange Range, TransactionStatementKind Kind) : Statement(Range)
{
    public Identifier? Savepoint { get; init; }
}

public enum TransactionStatementKind
{
    Begin,
    Commit,
    Rollback,
    Savepoint,
    Release,
    RollbackTo,
    Prepare,
    CommitPrepared,
    RollbackPrepared,
}
