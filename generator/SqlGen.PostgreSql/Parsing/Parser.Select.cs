using System.Collections.Immutable;
using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

public sealed partial class Parser
{
    private static readonly IReadOnlyList<SelectItem> NoSelectItems = ImmutableArray<SelectItem>.Empty;
    private static readonly IReadOnlyList<FromItem> NoFromItems = ImmutableArray<FromItem>.Empty;
    private static readonly IReadOnlyList<WindowDefinition> NoWindows = ImmutableArray<WindowDefinition>.Empty;

    /// <summary>simple_select that begins with SELECT.</summary>
    private SelectStatement ParseSelect()
    {
        var start = Advance().Start;
        var distinctOn = NoExpressions;
        var isDistinct = Accept(Keyword.Distinct);
        if (isDistinct)
        {
            distinctOn = Accept(Keyword.On) ? ParseParenthesizedExpressions() : distinctOn;
        }
        else
        {
            Accept(Keyword.All);
        }

        var items = isDistinct || AtExpressionStart() ? ParseSelectItems() : NoSelectItems;
        var into = At(Keyword.Into) ? ParseInto() : null;
        var from = Accept(Keyword.From) ? ParseFromList() : NoFromItems;
        var where = Accept(Keyword.Where) ? ParseExpression() : null;
        var groupBy = At(Keyword.Group) ? ParseGroupBy() : null;
        var having = Accept(Keyword.Having) ? ParseExpression() : null;
        var windows = At(Keyword.Window) ? ParseWindowClause() : NoWindows;
        return new SelectStatement(RangeFrom(start), items)
        {
            IsDistinct = isDistinct,
            DistinctOn = distinctOn,
            Into = into,
            From = from,
            Where = where,
            GroupBy = groupBy,
            Having = having,
            Windows = windows,
        };
    }

    /// <summary>target_list.</summary>
    private IReadOnlyList<SelectItem> ParseSelectItems()
    {
        var items = ImmutableArray.CreateBuilder<SelectItem>(1);
        do
        {
            items.Add(ParseSelectItem());
        }
        while (Accept(TokenKind.Comma));

        return items.ToImmutable();
    }

    private SelectItem ParseSelectItem()
    {
        if (At(TokenKind.Star))
        {
            var star = Advance().Range;
            return new SelectItem(star, new StarExpression(star, ImmutableArray<Identifier>.Empty), null);
        }

        var value = ParseLabelledExpression();
        Identifier? label = null;
        if (Accept(Keyword.As))
        {
            label = ParseColumnLabel();
        }
        else if (AtBareLabel())
        {
            label = TakeIdentifier();
        }

        return label is null ? new SelectItem(value.Range, value, null) : new SelectItem(RangeFrom(value.Range.Start), value, label);
    }

    /// <summary>A select list may be empty; it is if nothing that begins an expression follows.</summary>
    private bool AtExpressionStart()
    {
        var token = Current;
        if (token.Kind == TokenKind.Keyword)
        {
            return Keywords.GetCategory(token.Keyword) != KeywordCategory.Reserved
                || token.Keyword is Keyword.Null or Keyword.True or Keyword.False or Keyword.Case or Keyword.Cast or Keyword.Array
                    or Keyword.Not or Keyword.Default or Keyword.Unique or Keyword.CurrentDate or Keyword.CurrentTime
                    or Keyword.CurrentTimestamp or Keyword.Localtime or Keyword.Localtimestamp or Keyword.CurrentRole
                    or Keyword.CurrentUser or Keyword.SessionUser or Keyword.SystemUser or Keyword.User or Keyword.CurrentCatalog;
        }

        return token.Kind is (>= TokenKind.Identifier and <= TokenKind.LeftParenthesis)
            or TokenKind.Plus or TokenKind.Minus or TokenKind.Star or TokenKind.Error;
    }

    private IntoTarget ParseInto()
    {
        var start = Advance().Start;
        var isUnlogged = false;
        var isTemporary = false;
        if (Current.Keyword is Keyword.Local or Keyword.Global && Peek(1).Keyword is Keyword.Temp or Keyword.Temporary)
        {
            Advance();
        }

        if (Current.Keyword is Keyword.Temp or Keyword.Temporary && AtTableName(1))
        {
            Advance();
            isTemporary = true;
        }
        else if (At(Keyword.Unlogged) && AtTableName(1))
        {
            Advance();
            isUnlogged = true;
        }

        Accept(Keyword.Table);
        var name = ParseQualifiedName();
        return new IntoTarget(RangeFrom(start), name, isTemporary, isUnlogged);
    }

    private bool AtTableName(int offset) => Peek(offset).Keyword == Keyword.Table || IsColumnId(Peek(offset));

    private GroupByClause ParseGroupBy()
    {
        var start = Advance().Start;
        Expect(Keyword.By);
        var isDistinct = Accept(Keyword.Distinct);
        if (!isDistinct)
        {
            Accept(Keyword.All);
        }

        var items = ParseGroupingItems();
        return new GroupByClause(RangeFrom(start), isDistinct, items);
    }

    private IReadOnlyList<Expression> ParseGroupingItems()
    {
        var items = ImmutableArray.CreateBuilder<Expression>(1);
        do
        {
            items.Add(ParseGroupingItem());
        }
        while (Accept(TokenKind.Comma));

        return items.ToImmutable();
    }

    private Expression ParseGroupingItem()
    {
        var start = Start;
        if (At(TokenKind.LeftParenthesis) && Peek(1).Kind == TokenKind.RightParenthesis)
        {
            Advance();
            Advance();
            return new GroupingSet(RangeFrom(start), GroupingSetKind.Empty, NoExpressions);
        }

        if (Current.Keyword is Keyword.Rollup or Keyword.Cube && Peek(1).Kind == TokenKind.LeftParenthesis)
        {
            var kind = Advance().Keyword == Keyword.Rollup ? GroupingSetKind.Rollup : GroupingSetKind.Cube;
            var items = ParseParenthesizedExpressions();
            return new GroupingSet(RangeFrom(start), kind, items);
        }

        return At(Keyword.Grouping, Keyword.Sets) ? ParseGroupingSets() : ParseExpression();
    }

    private GroupingSet ParseGroupingSets()
    {
        Enter();
        var start = Advance().Start;
        Advance();
        Expect(TokenKind.LeftParenthesis);
        var items = ParseGroupingItems();
        Expect(TokenKind.RightParenthesis);
        _depth--;
        return new GroupingSet(RangeFrom(start), GroupingSetKind.Sets, items);
    }

    private IReadOnlyList<WindowDefinition> ParseWindowClause()
    {
        Advance();
        var windows = ImmutableArray.CreateBuilder<WindowDefinition>(1);
        do
        {
            windows.Add(ParseWindowDefinition());
        }
        while (Accept(TokenKind.Comma));

        return windows.ToImmutable();
    }
}
