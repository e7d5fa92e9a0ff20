using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Parsing;

/// <summary>VACUUM, ANALYZE, CLUSTER, REINDEX, LOCK, TRUNCATE, LISTEN, NOTIFY and other short ones.</summary>
public sealed partial class Parser
{
    /// <summary>VACUUM [FULL] [FREEZE] [VERBOSE] [ANALYZE] | (options) [table [(columns)], …]</summary>
    private UtilityStatement ParseVacuum()
    {
        var start = Start;
        Expect(Keyword.Vacuum);
        if (At(TokenKind.LeftParenthesis))
        {
            ParseUtilityOptions();
        }
        else
        {
            Accept(Keyword.Full);
            Accept(Keyword.Freeze);
            Accept(Keyword.Verbose);
            if (!Accept(Keyword.Analyze))
            {
                Accept(Keyword.Analyse);
            }
        }

        ParseOptionalVacuumTargets();
        return new UtilityStatement(RangeFrom(start), UtilityKind.Vacuum);
    }

    /// <summary>ANALYZE [VERBOSE] | (options) [table [(columns)], …]</summary>
    private UtilityStatement ParseAnalyze()
    {
        var start = Start;
        Advance();
        if (At(TokenKind.LeftParenthesis))
        {
            ParseUtilityOptions();
        }
        else
        {
            Accept(Keyword.Verbose);
        }

        ParseOptionalVacuumTargets();
        return new UtilityStatement(RangeFrom(start), UtilityKind.Analyze);
    }

    private void ParseOptionalVacuumTargets()
    {
        if (AtColumnId() || (Is18 && At(Keyword.Only)))
        {
            ParseCommaList(ParseVacuumTarget);
        }
    }

    private QualifiedName ParseVacuumTarget()
    {
        var table = Is18 ? ParseRelationReference().Name : ParseQualifiedName();
        ParseOptionalColumnList();
        return table;
    }

    /// <summary>CLUSTER [VERBOSE] | (options) [table [USING index]], or CLUSTER [VERBOSE] index ON table</summary>
    private UtilityStatement ParseCluster()
    {
        var start = Start;
        Expect(Keyword.Cluster);
        var hasOptions = At(TokenKind.LeftParenthesis);
        if (hasOptions)
        {
            ParseUtilityOptions();
        }
        else
        {
            Accept(Keyword.Verbose);
        }

        if (AtColumnId())
        {
            var name = ParseQualifiedName();
            if (Accept(Keyword.Using))
            {
                ParseColumnId();
            }
            else if (!hasOptions && name.Parts.Count == 1 && Accept(Keyword.On))
            {
                ParseQualifiedName();
            }
        }

        return new UtilityStatement(RangeFrom(start), UtilityKind.Cluster);
    }

    /// <summary>REINDEX [(options)] INDEX | TABLE | SCHEMA [CONCURRENTLY] name, DATABASE | SYSTEM [CONCURRENTLY] [name]</summary>
    private UtilityStatement ParseReindex()
    {
        var start = Start;
        Expect(Keyword.Reindex);
        if (At(TokenKind.LeftParenthesis))
        {
            ParseUtilityOptions();
        }

        var word = Current.Keyword;
        if (word is not (Keyword.Index or Keyword.Table or Keyword.Schema or Keyword.Database or Keyword.System))
        {
            Fail("INDEX, TABLE, SCHEMA, DATABASE or SYSTEM");
        }

        Advance();
        Accept(Keyword.Concurrently);
        if (word is Keyword.Index or Keyword.Table)
        {
            ParseQualifiedName();
        }
        else if (word == Keyword.Schema || AtColumnId())
        {
            ParseColumnId();
        }

        return new UtilityStatement(RangeFrom(start), UtilityKind.Reindex);
    }

    /// <summary>LOCK [TABLE] table, … [IN mode MODE] [NOWAIT]</summary>
    private UtilityStatement ParseLock()
    {
        var start = Start;
        Expect(Keyword.Lock);
        Accept(Keyword.Table);
        ParseCommaList(ParseRelation);
        if (Accept(Keyword.In))
        {
            ParseLockMode();
            Expect(Keyword.Mode);
        }

        Accept(Keyword.Nowait);
        return new UtilityStatement(RangeFrom(start), UtilityKind.Lock);
    }

    /// <summary>ACCESS SHARE | ROW SHARE | ROW EXCLUSIVE | SHARE [UPDATE EXCLUSIVE | ROW EXCLUSIVE] | EXCLUSIVE | ACCESS EXCLUSIVE</summary>
    private void ParseLockMode()
    {
        if (Accept(Keyword.Access) || Accept(Keyword.Row))
        {
            if (!Accept(Keyword.Share))
            {
                Expect(Keyword.Exclusive);
            }
        }
        else if (Accept(Keyword.Share))
        {
            if (Accept(Keyword.Update) || Accept(Keyword.Row))
            {
                Expect(Keyword.Exclusive);
            }
        }
        else if (!Accept(Keyword.Exclusive))
        {
            Fail("the mode of a lock");
        }
    }

    /// <summary>TRUNCATE [TABLE] table, … [RESTART | CONTINUE IDENTITY] [CASCADE | RESTRICT]</summary>
    private TruncateStatement ParseTruncate()
    {
        var start = Start;
        Expect(Keyword.Truncate);
        Accept(Keyword.Table);
        var tables = ParseCommaList(ParseRelationReference);
        var restart = Accept(Keyword.Restart);
        if (restart || Accept(Keyword.Continue))
        {
            Expect(Keyword.Identity);
        }

        var behavior = ParseDropBehavior();
        return new TruncateStatement(RangeFrom(start), tables) { RestartIdentity = restart, Behavior = behavior };
    }

    /// <summary>NOTIFY channel [, 'payload']</summary>
    private UtilityStatement ParseNotify()
    {
        var start = Start;
        Expect(Keyword.Notify);
        ParseColumnId();
        if (Accept(TokenKind.Comma))
        {
            ParseString();
        }

        return new UtilityStatement(RangeFrom(start), UtilityKind.Notify);
    }

    private UtilityStatement ParseListen()
    {
        var start = Start;
        Expect(Keyword.Listen);
        ParseColumnId();
        return new UtilityStatement(RangeFrom(start), UtilityKind.Listen);
    }

    /// <summary>UNLISTEN channel | *</summary>
    private UtilityStatement ParseUnlisten()
    {
        var start = Start;
        Expect(Keyword.Unlisten);
        if (!Accept(TokenKind.Star))
        {
            ParseColumnId();
        }

        return new UtilityStatement(RangeFrom(start), UtilityKind.Unlisten);
    }

    private UtilityStatement ParseCheckpoint()
    {
        var start = Start;
        Expect(Keyword.Checkpoint);
        return new UtilityStatement(RangeFrom(start), UtilityKind.Checkpoint);
    }

    /// <summary>DISCARD ALL | PLANS | SEQUENCES | TEMP</summary>
    private UtilityStatement ParseDiscard()
    {
        var start = Start;
        Expect(Keyword.Discard);
        if (Current.Keyword is not (Keyword.All or Keyword.Temp or Keyword.Temporary or Keyword.Plans or Keyword.Sequences))
        {
            Fail("ALL, PLANS, SEQUENCES or TEMP");
        }

        Advance();
        return new UtilityStatement(RangeFrom(start), UtilityKind.Discard);
    }

    private UtilityStatement ParseLoad()
    {
        var start = Start;
        Expect(Keyword.Load);
        ParseString();
        return new UtilityStatement(RangeFrom(start), UtilityKind.Load);
    }
}
