using System.Collections.Immutable;
using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

public sealed partial class Parser
{
    private static readonly IReadOnlyList<Identifier> NoIdentifiers = ImmutableArray<Identifier>.Empty;
    private static readonly IReadOnlyList<ColumnAlias> NoColumnAliases = ImmutableArray<ColumnAlias>.Empty;

    /// <summary>from_list.</summary>
    private IReadOnlyList<FromItem> ParseFromList()
    {
        var items = ImmutableArray.CreateBuilder<FromItem>(1);
        do
        {
            items.Add(ParseFromItem());
        }
        while (Accept(TokenKind.Comma));

        return items.ToImmutable();
    }

    /// <summary>table_ref: a source of rows with the joins after it.</summary>
    private FromItem ParseFromItem()
    {
        var outerHeight = _height;
        _height = 0;
        var item = ParseJoins(ParseFromPrimary());
        _height = Math.Max(outerHeight, _height + 1);
        return item;
    }

    private FromItem ParseJoins(FromItem left)
    {
        while (AtJoin())
        {
            left = ParseJoin(left);
            if (++_height > MaxHeight)
            {
                FailTooDeep();
            }
        }

        return left;
    }

    private bool AtJoin() => Current.Keyword is Keyword.Join or Keyword.Inner or Keyword.Left or Keyword.Right or Keyword.Full
        or Keyword.Cross or Keyword.Natural;

    private JoinItem ParseJoin(FromItem left)
    {
        Enter();
        var isNatural = Accept(Keyword.Natural);
        var kind = ParseJoinKind(allowCross: !isNatural);
        Expect(Keyword.Join);
        var right = ParseFromPrimary();
        Expression? on = null;
        var columns = NoIdentifiers;
        Identifier? usingAlias = null;
        if (!isNatural && kind != JoinKind.Cross)
        {
            // The condition ends the join: further joins before it belong to the right side.
            var outerHeight = _height;
            _height = 0;
            right = ParseJoins(right);
            _height = Math.Max(outerHeight, _height + 1);
            if (Accept(Keyword.Using))
            {
                columns = ParseColumnNames();
                usingAlias = Accept(Keyword.As) ? ParseColumnId() : null;
            }
            else
            {
                if (!Accept(Keyword.On))
                {
                    Fail("ON or USING");
                }

                on = ParseExpression();
            }
        }

        _depth--;
        return new JoinItem(RangeFrom(left.Range.Start), kind, left, right, null)
        {
            IsNatural = isNatural,
            On = on,
            Using = columns,
            UsingAlias = usingAlias,
        };
    }

    private JoinKind ParseJoinKind(bool allowCross)
    {
        JoinKind kind;
        switch (Current.Keyword)
        {
            case Keyword.Cross when allowCross:
                Advance();
                return JoinKind.Cross;
            case Keyword.Inner:
                Advance();
                return JoinKind.Inner;
            case Keyword.Left:
                kind = JoinKind.Left;
                break;
            case Keyword.Right:
                kind = JoinKind.Right;
                break;
            case Keyword.Full:
                kind = JoinKind.Full;
                break;
            default:
                return JoinKind.Inner;
        }

        Advance();
        Accept(Keyword.Outer);
        return kind;
    }

    private FromItem ParseFromPrimary()
    {
        var start = Start;
        if (Accept(Keyword.Lateral))
        {
            return ParseLateral(start);
        }

        if (At(TokenKind.LeftParenthesis))
        {
            return ParseParenthesizedFrom();
        }

        if (AtTableFunction())
        {
            return ParseFromFunction(start, isLateral: false);
        }

        if (At(TokenKind.Keyword) && Keywords.GetCategory(Current.Keyword) == KeywordCategory.TypeFunctionName)
        {
            // A function may be called LEFT: the server is surprised by what follows instead of "(".
            Advance();
            Expect(TokenKind.LeftParenthesis);
        }

        return ParseFromRelation();
    }

    private FromItem ParseLateral(int start)
    {
        if (At(TokenKind.LeftParenthesis))
        {
            var query = ParseParenthesizedQuery();
            return FinishFromQuery(start, query, isLateral: true);
        }

        return ParseFromFunction(start, isLateral: true);
    }

    private FromQuery FinishFromQuery(int start, QueryStatement query, bool isLateral)
    {
        var alias = ParseOptionalAlias();
        return new FromQuery(RangeFrom(start), query, isLateral, alias);
    }

    private FromItem ParseParenthesizedFrom()
    {
        var start = Start;
        if (ParseQueryOrJoin(out var join) is { } query)
        {
            return FinishFromQuery(start, query, isLateral: false);
        }

        if (Current.Keyword == Keyword.As || AtColumnId())
        {
            var alias = ParseOptionalAlias();
            return join! with { Range = RangeFrom(start), Alias = alias };
        }

        return join!;
    }

    /// <summary>From "(" to ")": a query, or a join. Only behind further parentheses it can be seen which.</summary>
    private QueryStatement? ParseQueryOrJoin(out FromItem? join)
    {
        Enter();
        join = null;
        var start = Start;
        Expect(TokenKind.LeftParenthesis);
        QueryStatement? query = null;
        if (AtQueryStart())
        {
            query = ParseQuery();
        }
        else
        {
            FromItem first;
            var innerStart = Start;
            if (At(TokenKind.LeftParenthesis))
            {
                var inner = ParseQueryOrJoin(out var innerJoin);
                if (inner is not null && (At(TokenKind.RightParenthesis) || AtQueryContinuation()))
                {
                    query = At(TokenKind.RightParenthesis) ? inner : ContinueQuery(inner, innerStart);
                    first = null!;
                }
                else
                {
                    first = inner is not null ? FinishFromQuery(innerStart, inner, isLateral: false) : FinishInnerJoin(innerStart, innerJoin!);
                }
            }
            else
            {
                first = ParseFromPrimary();
            }

            if (query is null)
            {
                join = ParseJoins(first);
                if (join is not JoinItem)
                {
                    Fail("a join");
                }
            }
        }

        Expect(TokenKind.RightParenthesis);
        _depth--;
        if (join is not null)
        {
            join = join with { Range = RangeFrom(start) };
        }

        return query;
    }

    private FromItem FinishInnerJoin(int start, FromItem join)
    {
        if (!At(Keyword.As) && !AtColumnId())
        {
            return join;
        }

        var alias = ParseOptionalAlias();
        return join with { Range = RangeFrom(start), Alias = alias };
    }

    private FromRelation ParseFromRelation()
    {
        var relation = ParseRelationReference();
        var alias = ParseOptionalAlias();
        var sample = At(Keyword.Tablesample) ? ParseTableSample() : null;
        return new FromRelation(RangeFrom(relation.Range.Start), relation, alias, sample);
    }

    /// <summary>relation_expr: a table, perhaps ONLY it.</summary>
    private RelationReference ParseRelationReference()
    {
        var start = Start;
        if (Accept(Keyword.Only))
        {
            if (Accept(TokenKind.LeftParenthesis))
            {
                var inner = ParseQualifiedName();
                Expect(TokenKind.RightParenthesis);
                return new RelationReference(RangeFrom(start), inner, IsOnly: true);
            }

            var only = ParseQualifiedName();
            return new RelationReference(RangeFrom(start), only, IsOnly: true);
        }

        var name = ParseQualifiedName();
        Accept(TokenKind.Star);
        return new RelationReference(RangeFrom(start), name, IsOnly: false);
    }

    private TableSample ParseTableSample()
    {
        var start = Advance().Start;
        var method = ParseFunctionName();
        var arguments = ParseParenthesizedExpressions();
        Expression? repeatable = null;
        if (Accept(Keyword.Repeatable))
        {
            Expect(TokenKind.LeftParenthesis);
            repeatable = ParseExpression();
            Expect(TokenKind.RightParenthesis);
        }

        return new TableSample(RangeFrom(start), method, arguments, repeatable);
    }
}
