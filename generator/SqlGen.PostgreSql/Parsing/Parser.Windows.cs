using System.Collections.Immutable;
using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

public sealed partial class Parser
{
    private static readonly IReadOnlyList<SortItem> NoSortItems = ImmutableArray<SortItem>.Empty;

    /// <summary>opt_sort_clause.</summary>
    private IReadOnlyList<SortItem> ParseOptionalOrderBy()
    {
        if (!Accept(Keyword.Order))
        {
            return NoSortItems;
        }

        Expect(Keyword.By);
        var items = ImmutableArray.CreateBuilder<SortItem>(1);
        do
        {
            items.Add(ParseSortItem());
        }
        while (Accept(TokenKind.Comma));

        return items.ToImmutable();
    }

    private SortItem ParseSortItem()
    {
        var value = ParseExpression();
        OperatorName? used = null;
        bool? isDescending = null;
        if (Accept(Keyword.Using))
        {
            used = ParseQualifiedOperator();
        }
        else
        {
            isDescending = ParseDirection();
        }

        var nullsFirst = ParseNullsOrder();
        return new SortItem(RangeFrom(value.Range.Start), value, isDescending, used, nullsFirst);
    }

    /// <summary>opt_asc_desc; null where not given.</summary>
    private bool? ParseDirection() => Accept(Keyword.Asc) ? false : Accept(Keyword.Desc) ? true : null;

    /// <summary>opt_nulls_order: whether nulls come first; null where not given.</summary>
    private bool? ParseNullsOrder()
    {
        if (Accept(Keyword.Nulls, Keyword.First))
        {
            return true;
        }

        return Accept(Keyword.Nulls, Keyword.Last) ? false : null;
    }

    private WindowDefinition ParseOver()
    {
        Expect(Keyword.Over);
        if (At(TokenKind.LeftParenthesis))
        {
            return ParseWindowSpecification(null);
        }

        var name = ParseColumnId();
        return new WindowDefinition(name.Range, name, null, NoExpressions, NoSortItems, null);
    }

    /// <summary>window_definition: one entry of the WINDOW clause.</summary>
    private WindowDefinition ParseWindowDefinition()
    {
        var name = ParseColumnId();
        Expect(Keyword.As);
        return ParseWindowSpecification(name);
    }

    private WindowDefinition ParseWindowSpecification(Identifier? name)
    {
        var start = name?.Range.Start ?? Start;
        Expect(TokenKind.LeftParenthesis);

        // gram.y prefers these words as the start of a clause to a window of that name.
        var baseName = AtColumnId() && Current.Keyword is not (Keyword.Partition or Keyword.Range or Keyword.Rows or Keyword.Groups)
            ? ParseColumnId()
            : null;
        var partitionBy = NoExpressions;
        if (Accept(Keyword.Partition))
        {
            Expect(Keyword.By);
            partitionBy = ParseExpressionList();
        }

        var orderBy = ParseOptionalOrderBy();
        var frame = ParseOptionalFrame();
        Expect(TokenKind.RightParenthesis);
        return new WindowDefinition(RangeFrom(start), name, baseName, partitionBy, orderBy, frame);
    }

    private WindowFrame? ParseOptionalFrame()
    {
        FrameMode? mode = Current.Keyword switch
        {
            Keyword.Range => FrameMode.Range,
            Keyword.Rows => FrameMode.Rows,
            Keyword.Groups => FrameMode.Groups,
            _ => null,
        };
        if (mode is null)
        {
            return null;
        }

        var start = Advance().Start;
        FrameBound first;
        FrameBound? last = null;
        if (Accept(Keyword.Between))
        {
            // A column may be called "between", but the grammar can't tell it from the word before it.
            if (At(Keyword.Between))
            {
                Fail("the start of the frame");
            }

            first = ParseFrameBound();
            Expect(Keyword.And);
            last = ParseFrameBound();
        }
        else
        {
            first = ParseFrameBound();
        }

        CheckFrame(first, last);
        var exclusion = ParseFrameExclusion();
        return new WindowFrame(RangeFrom(start), mode.Value, first, last, exclusion);
    }

    private FrameBound ParseFrameBound()
    {
        var start = Start;
        if (Current.Keyword == Keyword.Unbounded && Peek(1).Keyword is Keyword.Preceding or Keyword.Following)
        {
            Advance();
            var unbounded = Advance().Keyword == Keyword.Preceding ? FrameBoundKind.UnboundedPreceding : FrameBoundKind.UnboundedFollowing;
            return new FrameBound(RangeFrom(start), unbounded, null);
        }

        if (Accept(Keyword.Current, Keyword.Row))
        {
            return new FrameBound(RangeFrom(start), FrameBoundKind.CurrentRow, null);
        }

        var offset = ParseExpression();
        if (!At(Keyword.Preceding) && !At(Keyword.Following))
        {
            Fail("PRECEDING or FOLLOWING");
        }

        var kind = Advance().Keyword == Keyword.Preceding ? FrameBoundKind.Preceding : FrameBoundKind.Following;
        return new FrameBound(RangeFrom(start), kind, offset);
    }

    private void CheckFrame(FrameBound first, FrameBound? last)
    {
        var (message, place) = (first.Kind, last?.Kind) switch
        {
            (FrameBoundKind.UnboundedFollowing, _) => ("frame start cannot be UNBOUNDED FOLLOWING", first),
            (FrameBoundKind.Following, null) => ("frame starting from following row cannot end with current row", first),
            (_, FrameBoundKind.UnboundedPreceding) => ("frame end cannot be UNBOUNDED PRECEDING", last!),
            (FrameBoundKind.CurrentRow, FrameBoundKind.Preceding) => ("frame starting from current row cannot have preceding rows", last!),
            (FrameBoundKind.Following, FrameBoundKind.Preceding or FrameBoundKind.CurrentRow) =>
                ("frame starting from following row cannot have preceding rows", last!),
            _ => ("", first),
        };
        if (message.Length > 0)
        {
            FailWith(message, place.Range);
        }
    }

    private FrameExclusion ParseFrameExclusion()
    {
        if (!Accept(Keyword.Exclude))
        {
            return FrameExclusion.None;
        }

        switch (Current.Keyword)
        {
            case Keyword.Current:
                Advance();
                Expect(Keyword.Row);
                return FrameExclusion.CurrentRow;
            case Keyword.Group:
                Advance();
                return FrameExclusion.Group;
            case Keyword.Ties:
                Advance();
                return FrameExclusion.Ties;
            case Keyword.No:
                Advance();
                Expect(Keyword.Others);
                return FrameExclusion.None;
            default:
                Fail("CURRENT ROW, GROUP, TIES or NO OTHERS");
                return FrameExclusion.None;
        }
    }
}
