using System.Collections.Immutable;
using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

public sealed partial class Parser
{
    /// <summary>opt_with_clause.</summary>
    private WithClause? ParseOptionalWith()
    {
        if (!At(Keyword.With))
        {
            return null;
        }

        var start = Advance().Start;

        // RECURSIVE is no reserved word: it may also be the first query's name.
        var isRecursive = At(Keyword.Recursive) && IsColumnId(Peek(1)) && Accept(Keyword.Recursive);
        var tables = ImmutableArray.CreateBuilder<CommonTableExpression>(1);
        do
        {
            tables.Add(ParseCommonTable());
        }
        while (Accept(TokenKind.Comma));

        return new WithClause(RangeFrom(start), isRecursive, tables.ToImmutable());
    }

    private CommonTableExpression ParseCommonTable()
    {
        Enter();
        var name = ParseColumnId();
        var columns = At(TokenKind.LeftParenthesis) ? ParseColumnNames() : NoIdentifiers;
        Expect(Keyword.As);
        bool? isMaterialized = null;
        if (Accept(Keyword.Materialized))
        {
            isMaterialized = true;
        }
        else if (Accept(Keyword.Not))
        {
            Expect(Keyword.Materialized);
            isMaterialized = false;
        }

        Expect(TokenKind.LeftParenthesis);
        var statement = ParsePreparableStatement();
        Expect(TokenKind.RightParenthesis);
        var search = At(Keyword.Search) ? ParseSearch() : null;
        var cycle = At(Keyword.Cycle) ? ParseCycle() : null;
        _depth--;
        return new CommonTableExpression(RangeFrom(name.Range.Start), name, columns, isMaterialized, statement) { Search = search, Cycle = cycle };
    }

    private SearchClause ParseSearch()
    {
        var start = Advance().Start;
        if (!At(Keyword.Depth) && !At(Keyword.Breadth))
        {
            Fail("DEPTH or BREADTH");
        }

        var isDepthFirst = Advance().Keyword == Keyword.Depth;
        Expect(Keyword.First, Keyword.By);
        var columns = ParseColumnNameList();
        Expect(Keyword.Set);
        var sequence = ParseColumnId();
        return new SearchClause(RangeFrom(start), isDepthFirst, columns, sequence);
    }

    private CycleClause ParseCycle()
    {
        var start = Advance().Start;
        var columns = ParseColumnNameList();
        Expect(Keyword.Set);
        var mark = ParseColumnId();
        Expression? value = null;
        Expression? otherwise = null;
        if (Accept(Keyword.To))
        {
            value = ParseConstant();
            Expect(Keyword.Default);
            otherwise = ParseConstant();
        }

        Expect(Keyword.Using);
        var path = ParseColumnId();
        return new CycleClause(RangeFrom(start), columns, mark, value, otherwise, path);
    }

    /// <summary>AexprConst.</summary>
    private Expression ParseConstant()
    {
        var isNegative = At(TokenKind.Minus) || At(TokenKind.Plus);
        if (isNegative)
        {
            Fail("a constant");
        }

        var value = ParsePrimaryExpression();
        if (value is not (StringLiteral or IntegerLiteral or NumericLiteral or BitStringLiteral or BooleanLiteral or NullLiteral
            or CastExpression { Syntax: CastSyntax.TypedLiteral }))
        {
            Fail("a constant");
        }

        return value;
    }

    /// <summary>name_list or columnList in parentheses.</summary>
    private IReadOnlyList<Identifier> ParseColumnNames()
    {
        Expect(TokenKind.LeftParenthesis);
        var names = ParseColumnNameList();
        Expect(TokenKind.RightParenthesis);
        return names;
    }

    private IReadOnlyList<Identifier> ParseColumnNameList()
    {
        var first = ParseColumnId();
        if (!At(TokenKind.Comma))
        {
            return ImmutableArray.Create(first);
        }

        var names = ImmutableArray.CreateBuilder<Identifier>();
        names.Add(first);
        while (Accept(TokenKind.Comma))
        {
            names.Add(ParseColumnId());
        }

        return names.ToImmutable();
    }

    // The clauses read last, for errors that only what stands before them makes: of 18 that name the word, of 17 the value.
    private TextRange _offsetPlace;
    private TextRange _countPlace;
    private TextRange _tiesPlace;

    /// <summary>select_limit: LIMIT or FETCH, and OFFSET, in either order.</summary>
    private LimitClause? ParseLimit()
    {
        if (Current.Keyword is not (Keyword.Limit or Keyword.Offset or Keyword.Fetch))
        {
            return null;
        }

        var start = Start;
        Expression? count = null;
        Expression? offset = null;
        var withTies = false;
        var offsetPlace = Current.Range;
        if (Accept(Keyword.Offset))
        {
            offset = ParseOffsetValue();
        }

        var countPlace = Current.Range;
        var tiesPlace = countPlace;
        if (At(Keyword.Limit) || At(Keyword.Fetch))
        {
            count = ParseLimitCount(out withTies, out tiesPlace);
            if (offset is null)
            {
                offsetPlace = Current.Range;
                offset = Accept(Keyword.Offset) ? ParseOffsetValue() : null;
            }
        }

        (_offsetPlace, _countPlace, _tiesPlace) = (offsetPlace, countPlace, tiesPlace);
        return new LimitClause(RangeFrom(start), count, offset, withTies);
    }

    private Expression ParseOffsetValue()
    {
        var value = ParseExpression();
        if (At(Keyword.Row) || At(Keyword.Rows))
        {
            Advance();
        }

        return value;
    }

    private Expression? ParseLimitCount(out bool withTies, out TextRange tiesPlace)
    {
        withTies = false;
        var place = Current.Range;
        tiesPlace = place;
        if (Accept(Keyword.Limit))
        {
            var value = Accept(Keyword.All) ? null : ParseExpression();
            if (Accept(TokenKind.Comma))
            {
                ParseExpression();
                FailWith("LIMIT #,# syntax is not supported", place);
            }

            return value;
        }

        Advance();
        if (!At(Keyword.First) && !At(Keyword.Next))
        {
            Fail("FIRST or NEXT");
        }

        Advance();
        Expression count = At(Keyword.Row) || At(Keyword.Rows) ? new IntegerLiteral(new TextRange(Start, 0), 1) : ParseFetchCount();
        if (!At(Keyword.Row) && !At(Keyword.Rows))
        {
            Fail("ROW or ROWS");
        }

        Advance();
        if (!Accept(Keyword.Only))
        {
            tiesPlace = Current.Range;
            Expect(Keyword.With);
            Expect(Keyword.Ties);
            withTies = true;
        }

        return count;
    }

    private Expression ParseFetchCount()
    {
        if (!At(TokenKind.Plus) && !At(TokenKind.Minus))
        {
            return ParsePrimaryExpression();
        }

        var sign = TakeOperator();
        if (!At(TokenKind.Integer) && !At(TokenKind.Number))
        {
            Fail("a number");
        }

        var number = ParsePrimaryExpression();
        return new UnaryExpression(RangeFrom(sign.Range.Start), sign, number);
    }

    /// <summary>opt_for_locking_clause; FOR READ ONLY locks nothing.</summary>
    private IReadOnlyList<LockingClause> ParseLocking()
    {
        if (!At(Keyword.For) || Accept(Keyword.For, Keyword.Read, Keyword.Only))
        {
            return NoLocking;
        }

        var clauses = ImmutableArray.CreateBuilder<LockingClause>(1);
        do
        {
            clauses.Add(ParseLockingClause());
        }
        while (At(Keyword.For));

        return clauses.ToImmutable();
    }

    private LockingClause ParseLockingClause()
    {
        var start = Advance().Start;
        LockStrength strength;
        if (Accept(Keyword.Update))
        {
            strength = LockStrength.Update;
        }
        else if (Accept(Keyword.Share))
        {
            strength = LockStrength.Share;
        }
        else if (Accept(Keyword.Key))
        {
            Expect(Keyword.Share);
            strength = LockStrength.KeyShare;
        }
        else
        {
            if (!Accept(Keyword.No))
            {
                Fail("UPDATE, NO KEY UPDATE, SHARE or KEY SHARE");
            }

            Expect(Keyword.Key, Keyword.Update);
            strength = LockStrength.NoKeyUpdate;
        }

        IReadOnlyList<QualifiedName> tables = Accept(Keyword.Of) ? ParseCommaList(ParseQualifiedName) : ImmutableArray<QualifiedName>.Empty;
        var wait = Accept(Keyword.Nowait) ? LockWait.Error : Accept(Keyword.Skip) ? LockWait.Skip : LockWait.Block;
        if (wait == LockWait.Skip)
        {
            Expect(Keyword.Locked);
        }

        return new LockingClause(RangeFrom(start), strength, tables, wait);
    }
}
