using System.Collections.Immutable;
using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

public sealed partial class Parser
{
    private static readonly IReadOnlyList<LockingClause> NoLocking = ImmutableArray<LockingClause>.Empty;

    /// <summary>PreparableStmt: SELECT, INSERT, UPDATE, DELETE or MERGE.</summary>
    private Statement ParsePreparableStatement()
    {
        var start = Start;
        var with = ParseOptionalWith();
        return Current.Keyword switch
        {
            Keyword.Insert => ParseInsert(start, with),
            Keyword.Update => ParseUpdate(start, with),
            Keyword.Delete => ParseDelete(start, with),
            Keyword.Merge => ParseMerge(start, with),
            _ => ParseQuery(start, with),
        };
    }

    /// <summary>SelectStmt, with or without parentheses.</summary>
    private QueryStatement ParseQuery()
    {
        var start = Start;
        return ParseQuery(start, ParseOptionalWith());
    }

    private QueryStatement ParseQuery(int start, WithClause? with)
    {
        Enter();
        var outerHeight = _height;
        _height = 0;
        var query = ParseSetOperation(ParseQueryOperand(), Precedence.Or);
        query = ParseQueryTail(query, start, with);
        _height = Math.Max(outerHeight, _height + 1);
        _depth--;
        return query;
    }

    /// <summary>select_with_parens.</summary>
    private QueryStatement ParseParenthesizedQuery()
    {
        Expect(TokenKind.LeftParenthesis);
        var query = ParseQuery();
        Expect(TokenKind.RightParenthesis);
        return query;
    }

    /// <summary>Whether a query that is not in parentheses begins here.</summary>
    private bool AtQueryStart() => Current.Keyword switch
    {
        Keyword.Select or Keyword.With or Keyword.Table => true,
        Keyword.Values => Peek(1).Kind == TokenKind.LeftParenthesis,
        _ => false,
    };

    /// <summary>Whether what follows a query in parentheses makes it part of a greater query.</summary>
    private bool AtQueryContinuation() => Current.Keyword is Keyword.Union or Keyword.Intersect or Keyword.Except
        or Keyword.Order or Keyword.Limit or Keyword.Offset or Keyword.Fetch or Keyword.For;

    /// <summary>Goes on after a query in parentheses that turned out to be the beginning of a greater one.</summary>
    private QueryStatement ContinueQuery(QueryStatement first, int start) =>
        ParseQueryTail(ParseSetOperation(first, Precedence.Or), start, null);

    /// <summary>The inside of parentheses that hold a query or an expression; only behind further parentheses it can be seen which.</summary>
    private QueryStatement? ParseQueryOrExpression(out Expression? expression)
    {
        expression = null;
        if (AtQueryStart())
        {
            return ParseQuery();
        }

        var start = Start;
        expression = ParseExpression();
        if (expression is SubqueryExpression inner && (At(TokenKind.RightParenthesis) || AtQueryContinuation()))
        {
            expression = null;
            return At(TokenKind.RightParenthesis) ? inner.Query : ContinueQuery(inner.Query, start);
        }

        return null;
    }

    private QueryStatement ParseQueryOperand()
    {
        switch (Current.Keyword)
        {
            case Keyword.Select:
                return ParseSelect();
            case Keyword.Values:
                return ParseValues();
            case Keyword.Table:
                return ParseTable();
        }

        if (At(TokenKind.LeftParenthesis))
        {
            return ParseParenthesizedQuery();
        }

        Fail("SELECT");
        return new ValuesStatement(new TextRange(Start, 0), ImmutableArray<IReadOnlyList<Expression>>.Empty);
    }

    /// <summary>INTERSECT binds more tightly than UNION and EXCEPT; all are read from left to right.</summary>
    private QueryStatement ParseSetOperation(QueryStatement left, Precedence minimum)
    {
        while (true)
        {
            var precedence = Current.Keyword switch
            {
                Keyword.Union or Keyword.Except => Precedence.Or,
                Keyword.Intersect => Precedence.And,
                _ => Precedence.None,
            };
            if (precedence < minimum)
            {
                return left;
            }

            var setOperator = Advance().Keyword switch
            {
                Keyword.Union => SetOperator.Union,
                Keyword.Except => SetOperator.Except,
                _ => SetOperator.Intersect,
            };
            var isAll = Accept(Keyword.All);
            if (!isAll)
            {
                Accept(Keyword.Distinct);
            }

            var right = ParseQueryOperand();
            if (precedence == Precedence.Or)
            {
                right = ParseSetOperation(right, Precedence.And);
            }

            left = new SetOperationStatement(RangeFrom(left.Range.Start), setOperator, isAll, left, right);
            if (++_height > MaxHeight)
            {
                FailTooDeep();
            }
        }
    }

    /// <summary>ORDER BY, LIMIT, OFFSET, FETCH and FOR UPDATE after any query, and WITH from before it.</summary>
    private QueryStatement ParseQueryTail(QueryStatement query, int start, WithClause? with)
    {
        var orderBy = ParseOptionalOrderBy();
        if (orderBy.Count > 0 && query.OrderBy.Count > 0)
        {
            FailWith("multiple ORDER BY clauses not allowed", orderBy[0].Range);
        }

        var locking = ParseLocking();
        var limit = ParseLimit();
        if (limit is not null && locking.Count == 0)
        {
            locking = ParseLocking();
        }

        if (with is null && orderBy.Count == 0 && limit is null && locking.Count == 0)
        {
            return query;
        }

        if (with is not null && query.With is not null)
        {
            FailWith("multiple WITH clauses not allowed", with.Range);
        }

        var allLocking = query.Locking.Count == 0 ? locking : [.. query.Locking, .. locking];
        return query with
        {
            Range = RangeFrom(start),
            With = query.With ?? with,
            OrderBy = orderBy.Count > 0 ? orderBy : query.OrderBy,
            Limit = limit is null ? query.Limit : MergeLimits(query, limit, orderBy.Count > 0, allLocking),
            Locking = allLocking,
        };
    }

    /// <summary>(SELECT … LIMIT 1) OFFSET 2 is one limit; two of the same kind are an error.</summary>
    private LimitClause MergeLimits(QueryStatement query, LimitClause limit, bool isOrdered, IReadOnlyList<LockingClause> locking)
    {
        var inner = query.Limit;
        if (inner?.Offset is not null && limit.Offset is not null)
        {
            FailWith("multiple OFFSET clauses not allowed", Is18 ? _offsetPlace : limit.Offset.Range);
        }
        else if (inner?.Count is not null && limit.Count is not null)
        {
            FailWith("multiple LIMIT clauses not allowed", Is18 ? _countPlace : limit.Count.Range);
        }
        else if (!Is18 && inner is { WithTies: true })
        {
            FailWith("multiple limit options not allowed", limit.Range);
        }
        else if (limit.WithTies && !isOrdered && query.OrderBy.Count == 0)
        {
            FailWith("WITH TIES cannot be specified without ORDER BY clause", _tiesPlace);
        }
        else if (limit.WithTies && locking.Any(clause => clause.Wait == LockWait.Skip))
        {
            FailWith("SKIP LOCKED and WITH TIES options cannot be used together", _tiesPlace);
        }

        return new LimitClause(limit.Range, limit.Count ?? inner?.Count, limit.Offset ?? inner?.Offset, limit.WithTies);
    }

    private ValuesStatement ParseValues()
    {
        var start = Advance().Start;
        var rows = ImmutableArray.CreateBuilder<IReadOnlyList<Expression>>();
        do
        {
            rows.Add(ParseParenthesizedExpressions());
        }
        while (Accept(TokenKind.Comma));

        return new ValuesStatement(RangeFrom(start), rows.ToImmutable());
    }

    private SelectStatement ParseTable()
    {
        var table = Advance();
        var relation = ParseRelationReference();
        var star = new StarExpression(table.Range, ImmutableArray<Identifier>.Empty);
        return new SelectStatement(RangeFrom(table.Start), [new SelectItem(table.Range, star, null)])
        {
            From = [new FromRelation(relation.Range, relation, null, null)],
        };
    }
}
