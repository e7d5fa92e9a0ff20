using System.Collections.Immutable;
using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Parsing;

public sealed partial class Parser
{
    private Precedence GetInfixPrecedence(bool isRestricted)
    {
        switch (Current.Kind)
        {
            case TokenKind.Less or TokenKind.Greater or TokenKind.Equal:
            case TokenKind.LessEqual or TokenKind.GreaterEqual or TokenKind.NotEqual:
                return Precedence.Comparison;
            case TokenKind.Operator:
                return Precedence.Operator;
            case TokenKind.Plus or TokenKind.Minus:
                return Precedence.Additive;
            case TokenKind.Star or TokenKind.Slash or TokenKind.Percent:
                return Precedence.Multiplicative;
            case TokenKind.Caret:
                return Precedence.Power;
            case TokenKind.TypeCast:
                return Precedence.TypeCast;
            case TokenKind.Keyword:
                break;
            default:
                return Precedence.None;
        }

        if (AtLabelOfOperator())
        {
            return Precedence.None;
        }

        switch (Current.Keyword)
        {
            case Keyword.Operator when Peek(1).Kind == TokenKind.LeftParenthesis || !_mayBeLabelled:
                return Precedence.Operator;
            case Keyword.Is:
                return Precedence.Is;
        }

        return isRestricted ? Precedence.None : Current.Keyword switch
        {
            Keyword.Similar when _depth == _substringDepth && Peek(1).Keyword != Keyword.To => Precedence.None,
            Keyword.Or => Precedence.Or,
            Keyword.And => Precedence.And,
            Keyword.Isnull or Keyword.Notnull => Precedence.Is,
            Keyword.Between or Keyword.In or Keyword.Like or Keyword.Ilike or Keyword.Similar => Precedence.Pattern,
            Keyword.Not when IsNegatable(Peek(1).Keyword) => Precedence.Pattern,
            Keyword.At => Precedence.AtTimeZone,
            Keyword.Collate => Precedence.Collate,
            _ => Precedence.None,
        };
    }

    /// <summary>Whether the word is the label of a select list's column, as no operand follows it: <c>select 1 and</c>.</summary>
    private bool AtLabelOfOperator() => _mayBeLabelled && At(TokenKind.Keyword) && Keywords.IsBareLabel(Current.Keyword) && IsSelectItemEnd(Peek(1));

    /// <summary>The level without associativity that an operator of words has.</summary>
    private static Precedence LevelOfWord(Keyword keyword) => IsNegatable(keyword) ? Precedence.Pattern : keyword == Keyword.Is ? Precedence.Is : Precedence.None;

    /// <summary>What can't continue an expression, but ends a column of a select list.</summary>
    private static bool IsSelectItemEnd(in Token token) =>
        token.Kind is TokenKind.End or TokenKind.Comma or TokenKind.RightParenthesis or TokenKind.Semicolon or TokenKind.PsqlCommand
        || token.Keyword is Keyword.From or Keyword.Into or Keyword.Where or Keyword.Group or Keyword.Having or Keyword.Window
            or Keyword.Union or Keyword.Intersect or Keyword.Except or Keyword.Order or Keyword.Limit or Keyword.Offset
            or Keyword.Fetch or Keyword.For or Keyword.With or Keyword.On or Keyword.Returning;

    /// <summary>The words that make NOT part of an operator.</summary>
    private static bool IsNegatable(Keyword keyword) =>
        keyword is Keyword.Between or Keyword.In or Keyword.Like or Keyword.Ilike or Keyword.Similar;

    private Expression ParseInfix(Expression left, Precedence precedence, bool isRestricted, ref Precedence closed)
    {
        var start = left.Range.Start;
        switch (precedence)
        {
            case Precedence.Or or Precedence.And:
                return ParseLogical(left, precedence);
            case Precedence.Is:
                return ParseIs(left, isRestricted, ref closed);
            case Precedence.Pattern:
                return ParsePattern(left, ref closed);
            case Precedence.TypeCast:
                Advance();
                var type = ParseTypeName();
                return new CastExpression(RangeFrom(start), left, type, CastSyntax.DoubleColon);
            case Precedence.Collate:
                Advance();
                var collation = ParseAnyName();
                return new CollateExpression(RangeFrom(start), left, collation);
            case Precedence.AtTimeZone:
                return ParseAtTimeZone(left);
        }

        var name = ParseQualifiedOperator();
        if (!isRestricted && Current.Keyword is Keyword.Any or Keyword.All or Keyword.Some)
        {
            return ParseQuantified(left, name);
        }

        var right = ParseExpression(precedence + 1, isRestricted);
        closed = precedence == Precedence.Comparison ? precedence : Precedence.None;
        return new BinaryExpression(RangeFrom(start), name, left, right);
    }

    /// <summary>A chain of ANDs or ORs becomes one node, so that long conditions don't make deep trees.</summary>
    private LogicalExpression ParseLogical(Expression left, Precedence precedence)
    {
        var keyword = Current.Keyword;
        var operands = ImmutableArray.CreateBuilder<Expression>(2);
        operands.Add(left);
        while (At(keyword) && !AtLabelOfOperator())
        {
            Advance();
            operands.Add(ParseExpression(precedence + 1, isRestricted: false));
        }

        return new LogicalExpression(RangeFrom(left.Range.Start), precedence == Precedence.And, operands.ToImmutable());
    }

    private Expression ParseAtTimeZone(Expression left)
    {
        Advance();
        if (Accept(Keyword.Local))
        {
            return new AtTimeZoneExpression(RangeFrom(left.Range.Start), left, null);
        }

        if (!At(Keyword.Time))
        {
            Fail("TIME ZONE or LOCAL");
        }

        Expect(Keyword.Time, Keyword.Zone);
        var zone = ParseExpression(Precedence.AtTimeZone + 1, isRestricted: false);
        return new AtTimeZoneExpression(RangeFrom(left.Range.Start), left, zone);
    }

    private QuantifiedExpression ParseQuantified(Expression left, OperatorName name)
    {
        var isAll = Advance().Keyword == Keyword.All;
        Expect(TokenKind.LeftParenthesis);
        var query = ParseQueryOrExpression(out var array);
        Expect(TokenKind.RightParenthesis);
        return new QuantifiedExpression(RangeFrom(left.Range.Start), left, name, isAll, array, query);
    }

    private Expression ParsePattern(Expression left, ref Precedence closed)
    {
        var start = left.Range.Start;
        var operatorStart = Start;
        var isNegated = Accept(Keyword.Not);
        switch (Advance().Keyword)
        {
            case Keyword.In:
                return ParseIn(left, isNegated);
            case Keyword.Between:
                var isSymmetric = Accept(Keyword.Symmetric);
                if (!isSymmetric)
                {
                    Accept(Keyword.Asymmetric);
                }

                var lower = ParseRestrictedExpression();
                Expect(Keyword.And);
                var upper = ParseExpression(Precedence.Pattern + 1, isRestricted: false);
                closed = Precedence.Pattern;
                return new BetweenExpression(RangeFrom(start), left, lower, upper, isSymmetric, isNegated);
            case Keyword.Similar:
                Expect(Keyword.To);
                return ParseLike(left, PatternKind.SimilarTo, isNegated, ref closed);
            case Keyword.Ilike:
                return Current.Keyword is Keyword.Any or Keyword.All or Keyword.Some
                    ? ParseQuantified(left, PatternOperator(operatorStart, isNegated ? "!~~*" : "~~*"))
                    : ParseLike(left, PatternKind.ILike, isNegated, ref closed);
            default:
                return Current.Keyword is Keyword.Any or Keyword.All or Keyword.Some
                    ? ParseQuantified(left, PatternOperator(operatorStart, isNegated ? "!~~" : "~~"))
                    : ParseLike(left, PatternKind.Like, isNegated, ref closed);
        }
    }

    private OperatorName PatternOperator(int start, string symbol) => new(RangeFrom(start), ImmutableArray<Identifier>.Empty, symbol);

    private LikeExpression ParseLike(Expression left, PatternKind kind, bool isNegated, ref Precedence closed)
    {
        var pattern = ParseExpression(Precedence.Pattern + 1, isRestricted: false);
        var escape = Accept(Keyword.Escape) ? ParseExpression(Precedence.Pattern + 1, isRestricted: false) : null;
        closed = Precedence.Pattern;
        return new LikeExpression(RangeFrom(left.Range.Start), left, kind, pattern, escape, isNegated);
    }

    private InExpression ParseIn(Expression left, bool isNegated)
    {
        Expect(TokenKind.LeftParenthesis);
        var items = NoExpressions;
        var query = ParseQueryOrExpression(out var first);
        if (query is null)
        {
            var all = ImmutableArray.CreateBuilder<Expression>();
            all.Add(first!);
            while (Accept(TokenKind.Comma))
            {
                all.Add(ParseExpression());
            }

            items = all.ToImmutable();
        }

        Expect(TokenKind.RightParenthesis);
        return new InExpression(RangeFrom(left.Range.Start), left, items, query, isNegated);
    }

    private Expression ParseIs(Expression left, bool isRestricted, ref Precedence closed)
    {
        var start = left.Range.Start;
        switch (Advance().Keyword)
        {
            case Keyword.Isnull:
                return new IsExpression(RangeFrom(start), left, IsTest.Null, false);
            case Keyword.Notnull:
                return new IsExpression(RangeFrom(start), left, IsTest.Null, true);
        }

        var isNegated = Accept(Keyword.Not);
        if (isRestricted && !At(Keyword.Distinct) && !At(Keyword.Document))
        {
            Fail("DISTINCT FROM or DOCUMENT");
        }

        switch (Current.Keyword)
        {
            case Keyword.Distinct:
                Advance();
                Expect(Keyword.From);
                var right = ParseExpression(Precedence.Is + 1, isRestricted);
                closed = Precedence.Is;
                return new DistinctFromExpression(RangeFrom(start), left, right, isNegated);
            case Keyword.Json:
                return ParseIsJson(left, isNegated);
            case Keyword.Nfc or Keyword.Nfd or Keyword.Nfkc or Keyword.Nfkd:
                var form = Keywords.GetText(Advance().Keyword).ToUpperInvariant();
                Expect(Keyword.Normalized);
                return new IsExpression(RangeFrom(start), left, IsTest.Normalized, isNegated, form);
        }

        IsTest? test = Current.Keyword switch
        {
            Keyword.Null => IsTest.Null,
            Keyword.True => IsTest.True,
            Keyword.False => IsTest.False,
            Keyword.Unknown => IsTest.Unknown,
            Keyword.Document => IsTest.Document,
            Keyword.Normalized => IsTest.Normalized,
            _ => null,
        };
        if (test is null)
        {
            Fail("NULL, TRUE, FALSE, UNKNOWN or DISTINCT FROM");
        }

        Advance();
        return new IsExpression(RangeFrom(start), left, test ?? IsTest.Null, isNegated);
    }

    private IsJsonExpression ParseIsJson(Expression left, bool isNegated)
    {
        Advance();
        var kind = Current.Keyword switch
        {
            Keyword.Object => JsonItemKind.Object,
            Keyword.Array => JsonItemKind.Array,
            Keyword.Scalar => JsonItemKind.Scalar,
            _ => JsonItemKind.Any,
        };
        if (kind != JsonItemKind.Any || At(Keyword.Value))
        {
            Advance();
        }

        var uniqueKeys = ParseJsonKeyUniqueness() ?? false;
        return new IsJsonExpression(RangeFrom(left.Range.Start), left, kind, uniqueKeys, isNegated);
    }

    /// <summary>WITH or WITHOUT UNIQUE [KEYS]; null where not given.</summary>
    private bool? ParseJsonKeyUniqueness()
    {
        // Before TIME and ORDINALITY they are tokens of their own; elsewhere the grammar takes them for these, whatever follows.
        if (!(At(Keyword.With) && Peek(1).Keyword is not (Keyword.Time or Keyword.Ordinality)) && !(At(Keyword.Without) && Peek(1).Keyword != Keyword.Time))
        {
            return null;
        }

        var isUnique = Advance().Keyword == Keyword.With;
        Expect(Keyword.Unique);
        Accept(Keyword.Keys);
        return isUnique;
    }
}
