using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Catalog;

/// <summary>Leaves out what a ROLLBACK undoes.</summary>
internal static class TransactionFilter
{
    public static IReadOnlyList<Statement> WithoutRolledBack(IReadOnlyList<Statement> statements)
    {
        if (!statements.Any(static s => s is TransactionStatement { Kind: TransactionStatementKind.Rollback or TransactionStatementKind.RollbackTo }))
        {
            return statements;
        }

        var kept = new List<Statement>();
        var begin = -1;
        var savepoints = new List<(string Name, int At)>();
        foreach (var statement in statements)
        {
            switch (statement)
            {
                case TransactionStatement { Kind: TransactionStatementKind.Begin }:
                    begin = kept.Count;
                    break;
                case TransactionStatement { Kind: TransactionStatementKind.Commit }:
                    begin = -1;
                    savepoints.Clear();
                    break;
                case TransactionStatement { Kind: TransactionStatementKind.Savepoint, Savepoint: { } name }:
                    savepoints.Add((name.Name, kept.Count));
                    break;
                case TransactionStatement { Kind: TransactionStatementKind.Rollback } when begin >= 0:
                    kept.RemoveRange(begin, kept.Count - begin);
                    begin = -1;
                    savepoints.Clear();
                    continue;
                case TransactionStatement { Kind: TransactionStatementKind.RollbackTo, Savepoint: { } name }
                    when savepoints.FindLastIndex(s => s.Name == name.Name) is var index and >= 0:
                    kept.RemoveRange(savepoints[index].At, kept.Count - savepoints[index].At);
                    continue;
            }

            kept.Add(statement);
        }

        return kept;
    }
}
