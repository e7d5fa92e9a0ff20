using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Parsing;

/// <summary>BEGIN, COMMIT, ROLLBACK, savepoints and two-phase commit.</summary>
public sealed partial class Parser
{
    /// <summary>BEGIN [WORK | TRANSACTION] [mode …] | START TRANSACTION [mode …]</summary>
    private TransactionStatement ParseBegin()
    {
        var start = Start;
        if (Advance().Keyword == Keyword.Start)
        {
            Expect(Keyword.Transaction);
        }
        else
        {
            AcceptWorkOrTransaction();
        }

        if (AtTransactionMode())
        {
            ParseTransactionModes();
        }

        return new TransactionStatement(RangeFrom(start), TransactionStatementKind.Begin);
    }

    /// <summary>COMMIT | END [WORK | TRANSACTION] [AND [NO] CHAIN], COMMIT PREPARED 'id'</summary>
    private TransactionStatement ParseCommit()
    {
        var start = Start;
        if (Advance().Keyword == Keyword.Commit && Accept(Keyword.Prepared))
        {
            ParseString();
            return new TransactionStatement(RangeFrom(start), TransactionStatementKind.CommitPrepared);
        }

        AcceptWorkOrTransaction();
        ParseOptionalChain();
        return new TransactionStatement(RangeFrom(start), TransactionStatementKind.Commit);
    }

    /// <summary>ROLLBACK | ABORT [WORK | TRANSACTION] [AND [NO] CHAIN], ROLLBACK [WORK | TRANSACTION] TO [SAVEPOINT] name, ROLLBACK PREPARED 'id'</summary>
    private TransactionStatement ParseRollback()
    {
        var start = Start;
        var isRollback = Advance().Keyword == Keyword.Rollback;
        if (isRollback && Accept(Keyword.Prepared))
        {
            ParseString();
            return new TransactionStatement(RangeFrom(start), TransactionStatementKind.RollbackPrepared);
        }

        AcceptWorkOrTransaction();
        if (isRollback && Accept(Keyword.To))
        {
            var savepoint = ParseSavepointName();
            return new TransactionStatement(RangeFrom(start), TransactionStatementKind.RollbackTo) { Savepoint = savepoint };
        }

        ParseOptionalChain();
        return new TransactionStatement(RangeFrom(start), TransactionStatementKind.Rollback);
    }

    /// <summary>SAVEPOINT name</summary>
    private TransactionStatement ParseSavepoint()
    {
        var start = Start;
        Expect(Keyword.Savepoint);
        var name = ParseColumnId();
        return new TransactionStatement(RangeFrom(start), TransactionStatementKind.Savepoint) { Savepoint = name };
    }

    /// <summary>RELEASE [SAVEPOINT] name</summary>
    private TransactionStatement ParseRelease()
    {
        var start = Start;
        Expect(Keyword.Release);
        var name = ParseSavepointName();
        return new TransactionStatement(RangeFrom(start), TransactionStatementKind.Release) { Savepoint = name };
    }

    // SAVEPOINT is an ordinary name too: it is the keyword if a name follows.
    private Identifier ParseSavepointName()
    {
        if (At(Keyword.Savepoint) && IsColumnId(Peek(1)))
        {
            Advance();
        }

        return ParseColumnId();
    }

    private void AcceptWorkOrTransaction()
    {
        if (!Accept(Keyword.Work))
        {
            Accept(Keyword.Transaction);
        }
    }

    private void ParseOptionalChain()
    {
        if (Accept(Keyword.And))
        {
            Accept(Keyword.No);
            Expect(Keyword.Chain);
        }
    }

    private bool AtTransactionMode() => Current.Keyword is Keyword.Isolation or Keyword.Read or Keyword.Deferrable or Keyword.Not;

    /// <summary>One or more modes; commas between them are optional.</summary>
    private void ParseTransactionModes()
    {
        do
        {
            ParseTransactionMode();
        }
        while (Accept(TokenKind.Comma) || AtTransactionMode());
    }

    /// <summary>ISOLATION LEVEL level | READ ONLY | READ WRITE | [NOT] DEFERRABLE</summary>
    private void ParseTransactionMode()
    {
        switch (Current.Keyword)
        {
            case Keyword.Isolation:
                Advance();
                Expect(Keyword.Level);
                ParseIsolationLevel();
                break;
            case Keyword.Read:
                Advance();
                if (!Accept(Keyword.Only) && !Accept(Keyword.Write))
                {
                    Fail("ONLY or WRITE");
                }

                break;
            case Keyword.Not or Keyword.Deferrable:
                Accept(Keyword.Not);
                Expect(Keyword.Deferrable);
                break;
            default:
                Fail("ISOLATION LEVEL, READ ONLY, READ WRITE or DEFERRABLE");
                break;
        }
    }

    private void ParseIsolationLevel()
    {
        switch (Current.Keyword)
        {
            case Keyword.Read:
                Advance();
                if (!Accept(Keyword.Committed) && !Accept(Keyword.Uncommitted))
                {
                    Fail("COMMITTED or UNCOMMITTED");
                }

                break;
            case Keyword.Repeatable:
                Advance();
                Expect(Keyword.Read);
                break;
            case Keyword.Serializable:
                Advance();
                break;
            default:
                Fail("SERIALIZABLE, REPEATABLE READ, READ COMMITTED or READ UNCOMMITTED");
                break;
        }
    }
}
