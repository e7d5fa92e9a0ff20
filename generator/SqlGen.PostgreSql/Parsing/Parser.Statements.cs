using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Parsing;

public sealed partial class Parser
{
    /// <summary>One line a statement: the table of contents of the grammar.</summary>
    private Statement ParseStatement()
    {
        switch (Current.Keyword)
        {
            case Keyword.Select or Keyword.Values or Keyword.Table or Keyword.With:
            case Keyword.Insert or Keyword.Update or Keyword.Delete or Keyword.Merge:
            case Keyword.NotAKeyword when At(TokenKind.LeftParenthesis):
                return ParsePreparableStatement();
            case Keyword.Abort or Keyword.Rollback:
                return ParseRollback();
            case Keyword.Alter:
                return ParseAlter();
            case Keyword.Analyze or Keyword.Analyse:
                return ParseAnalyze();
            case Keyword.Begin or Keyword.Start:
                return ParseBegin();
            case Keyword.Call:
                return ParseCall();
            case Keyword.Checkpoint:
                return ParseCheckpoint();
            case Keyword.Close:
                return ParseClose();
            case Keyword.Cluster:
                return ParseCluster();
            case Keyword.Comment:
                return ParseComment();
            case Keyword.Commit or Keyword.End:
                return ParseCommit();
            case Keyword.Copy:
                return ParseCopy();
            case Keyword.Create:
                return ParseCreate();
            case Keyword.Deallocate:
                return ParseDeallocate();
            case Keyword.Declare:
                return ParseDeclare();
            case Keyword.Discard:
                return ParseDiscard();
            case Keyword.Do:
                return ParseDo();
            case Keyword.Drop:
                return ParseDrop();
            case Keyword.Execute:
                return ParseExecute();
            case Keyword.Explain:
                return ParseExplain();
            case Keyword.Fetch or Keyword.Move:
                return ParseFetch();
            case Keyword.Grant:
                return ParseGrant();
            case Keyword.Import:
                return ParseImportForeignSchema();
            case Keyword.Listen:
                return ParseListen();
            case Keyword.Load:
                return ParseLoad();
            case Keyword.Lock:
                return ParseLock();
            case Keyword.Notify:
                return ParseNotify();
            case Keyword.Prepare:
                return ParsePrepare();
            case Keyword.Reassign:
                return ParseReassignOwned();
            case Keyword.Refresh:
                return ParseRefresh();
            case Keyword.Reindex:
                return ParseReindex();
            case Keyword.Release:
                return ParseRelease();
            case Keyword.Reset:
                return ParseReset();
            case Keyword.Revoke:
                return ParseRevoke();
            case Keyword.Savepoint:
                return ParseSavepoint();
            case Keyword.Security:
                return ParseSecurityLabel();
            case Keyword.Set:
                return ParseSet();
            case Keyword.Show:
                return ParseShow();
            case Keyword.Truncate:
                return ParseTruncate();
            case Keyword.Unlisten:
                return ParseUnlisten();
            case Keyword.Vacuum:
                return ParseVacuum();
            default:
                Fail("a statement");
                return new InvalidStatement(Current.Range, _error!);
        }
    }
}
