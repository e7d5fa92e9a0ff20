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
            case Keyword.Abort or Keyword.Alter or Keyword.Analyze or Keyword.Analyse or Keyword.Begin or Keyword.Call:
            case Keyword.Checkpoint or Keyword.Close or Keyword.Cluster or Keyword.Comment or Keyword.Commit or Keyword.Copy:
            case Keyword.Create or Keyword.Deallocate or Keyword.Declare or Keyword.Discard or Keyword.Do or Keyword.Drop:
            case Keyword.End or Keyword.Execute or Keyword.Explain or Keyword.Fetch or Keyword.Grant or Keyword.Import:
            case Keyword.Listen or Keyword.Load or Keyword.Lock or Keyword.Move or Keyword.Notify or Keyword.Prepare:
            case Keyword.Reassign or Keyword.Refresh or Keyword.Reindex or Keyword.Release or Keyword.Reset or Keyword.Revoke:
            case Keyword.Rollback or Keyword.Savepoint or Keyword.Security or Keyword.Set or Keyword.Show or Keyword.Start:
            case Keyword.Truncate or Keyword.Unlisten or Keyword.Vacuum:
                return ParseUnsupportedStatement();
            default:
                Fail("a statement");
                return new UnsupportedStatement(Current.Range, "");
        }
    }
}
