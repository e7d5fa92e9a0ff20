using System.Collections.Immutable;
using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

public sealed partial class Parser
{
    // A level of nesting takes 1 to 2.5 kB of stack, and the compiler runs the generator on threads with 1 MB or more.
    private const int MaxDepth = 400;

    // Chains like a + b + c cost no stack here, but what walks their tree descends once an operator.
    private const int MaxHeight = 1000;

    private int _depth;
    private int _height;

    // SUBSTRING(text SIMILAR pattern ESCAPE c): where SIMILAR ends the text instead of asking for TO.
    private int _substringDepth;

    private bool _mayBeLabelled;

    /// <summary>a_expr.</summary>
    private Expression ParseExpression() => ParseUnlabelled(isRestricted: false);

    /// <summary>b_expr: without the operators that could be confused with what surrounds it (AND, IN, LIKE, NOT, IS NULL, …).</summary>
    private Expression ParseRestrictedExpression() => ParseUnlabelled(isRestricted: true);

    /// <summary>The expression of a select list's column, whose label may be a word that is an operator elsewhere: <c>select 1 and</c>.</summary>
    private Expression ParseLabelledExpression()
    {
        var outer = _mayBeLabelled;
        _mayBeLabelled = true;
        var expression = ParseExpression(Precedence.Lowest, isRestricted: false);
        _mayBeLabelled = outer;
        return expression;
    }

    private Expression ParseUnlabelled(bool isRestricted)
    {
        var outer = _mayBeLabelled;
        _mayBeLabelled = false;
        var expression = ParseExpression(Precedence.Lowest, isRestricted);
        _mayBeLabelled = outer;
        return expression;
    }

    /// <summary>expr_list.</summary>
    private IReadOnlyList<Expression> ParseExpressionList()
    {
        var first = ParseExpression();
        if (!At(TokenKind.Comma))
        {
            return ImmutableArray.Create(first);
        }

        var items = ImmutableArray.CreateBuilder<Expression>();
        items.Add(first);
        while (Accept(TokenKind.Comma))
        {
            items.Add(ParseExpression());
        }

        return items.ToImmutable();
    }

    /// <summary>An expression of operators that bind at least as tightly as <paramref name="minimum"/>.</summary>
    private Expression ParseExpression(Precedence minimum, bool isRestricted)
    {
        Enter();
        var outerHeight = _height;
        _height = 0;

        // Inside an operand the word is an operator, whatever follows: no label could end the operand.
        var outerLabel = _mayBeLabelled;
        _mayBeLabelled = outerLabel && minimum == Precedence.Lowest;
        var left = ParsePrefix(isRestricted);

        // The level of an operator without associativity whose right operand has just ended: the same level can't follow.
        var closed = Precedence.None;
        while (true)
        {
            var precedence = GetInfixPrecedence(isRestricted);
            if (precedence == Precedence.None && closed != Precedence.None && AtLabelOfOperator() && LevelOfWord(Current.Keyword) == closed)
            {
                precedence = closed;
            }

            if (precedence < minimum || precedence == Precedence.None)
            {
                break;
            }

            if (precedence == closed)
            {
                Fail();
                break;
            }

            closed = Precedence.None;
            left = ParseInfix(left, precedence, isRestricted, ref closed);
            if (++_height > MaxHeight)
            {
                FailTooDeep();
            }
        }

        _mayBeLabelled = outerLabel;
        _height = Math.Max(outerHeight, _height + 1);
        _depth--;
        return left;
    }

    /// <summary>One level down; too many are an error of the statement, and so is a thread with too small a stack.</summary>
    private void Enter()
    {
        if (++_depth > MaxDepth || (_depth % 16 == 0 && !ExecutionStack.HasRoom()))
        {
            FailTooDeep();
        }
    }

    private Expression ParsePrefix(bool isRestricted)
    {
        var start = Start;
        switch (Current.Kind)
        {
            case TokenKind.Plus or TokenKind.Minus:
                var sign = TakeOperator();
                var signed = ParseExpression(Precedence.Sign, isRestricted);
                return new UnaryExpression(RangeFrom(start), sign, signed);
            case TokenKind.Operator:
                return ParsePrefixOperator(isRestricted);
            case TokenKind.Keyword:
                switch (Current.Keyword)
                {
                    case Keyword.Not when !isRestricted:
                        Advance();
                        var negated = ParseExpression(Precedence.Not, isRestricted);
                        return new NotExpression(RangeFrom(start), negated);
                    case Keyword.Operator when Peek(1).Kind == TokenKind.LeftParenthesis:
                        return ParsePrefixOperator(isRestricted);
                    case Keyword.Default when !isRestricted:
                        return new DefaultExpression(Advance().Range);
                    case Keyword.Unique when !isRestricted:
                        return ParseUniquePredicate();
                }

                break;
        }

        var primary = ParsePrimaryExpression();
        return !isRestricted && primary is RowExpression row && At(Keyword.Overlaps) ? ParseOverlaps(row) : primary;
    }

    private Expression ParsePrefixOperator(bool isRestricted)
    {
        var start = Start;
        var name = ParseQualifiedOperator();
        var operand = ParseExpression(Precedence.Operator + 1, isRestricted);
        return new UnaryExpression(RangeFrom(start), name, operand);
    }

    private Expression ParseUniquePredicate()
    {
        var start = Advance().Range;
        if (Accept(Keyword.Nulls))
        {
            Accept(Keyword.Not);
            Expect(Keyword.Distinct);
        }

        var query = ParseParenthesizedQuery();
        FailWith("UNIQUE predicate is not yet implemented", start);
        return new ExistsExpression(start, query);
    }

    private Expression ParseOverlaps(RowExpression left)
    {
        Advance();
        if (!At(TokenKind.LeftParenthesis) && !(At(Keyword.Row) && Peek(1).Kind == TokenKind.LeftParenthesis))
        {
            Fail("a row of two values");
        }

        var place = Start;
        var right = ParsePrimaryExpression() as RowExpression;
        if (right is null)
        {
            Fail("a row of two values");
            right = new RowExpression(TextRange.FromBounds(place, place), NoExpressions, false);
        }

        if (left.Items.Count != 2)
        {
            FailWith("wrong number of parameters on left side of OVERLAPS expression", left.Range);
        }
        else if (right.Items.Count != 2)
        {
            FailWith("wrong number of parameters on right side of OVERLAPS expression", right.Range);
        }

        return new OverlapsExpression(RangeFrom(left.Range.Start), left, right);
    }

    private OperatorName TakeOperator()
    {
        var token = Advance();
        return new OperatorName(token.Range, ImmutableArray<Identifier>.Empty, GetSymbol(token));
    }

    private string GetSymbol(Token token) => token.Kind switch
    {
        TokenKind.Plus => "+",
        TokenKind.Minus => "-",
        TokenKind.Star => "*",
        TokenKind.Slash => "/",
        TokenKind.Percent => "%",
        TokenKind.Caret => "^",
        TokenKind.Less => "<",
        TokenKind.Greater => ">",
        TokenKind.Equal => "=",
        TokenKind.LessEqual => "<=",
        TokenKind.GreaterEqual => ">=",
        TokenKind.NotEqual => "<>",
        _ => _names.GetFolded(token),
    };

    /// <summary>all_Op: any operator alone.</summary>
    private static bool IsOperator(TokenKind kind) => kind is TokenKind.Operator or (>= TokenKind.Plus and <= TokenKind.NotEqual);

    /// <summary>qual_all_Op: an operator, perhaps as <c>OPERATOR(schema.+)</c>.</summary>
    private OperatorName ParseQualifiedOperator()
    {
        if (!At(Keyword.Operator))
        {
            return ParseOperatorName();
        }

        var start = Advance().Start;
        Expect(TokenKind.LeftParenthesis);
        var name = ParseOperatorName();
        Expect(TokenKind.RightParenthesis);
        return name with { Range = RangeFrom(start) };
    }

    /// <summary>any_operator: an operator with its schema before it, as in CREATE OPERATOR.</summary>
    private OperatorName ParseOperatorName()
    {
        var start = Start;
        var qualifier = ImmutableArray.CreateBuilder<Identifier>(0);
        while (AtColumnId())
        {
            qualifier.Add(ParseColumnId());
            Expect(TokenKind.Dot);
        }

        if (!IsOperator(Current.Kind))
        {
            Fail("an operator");
        }

        var symbol = GetSymbol(Advance());
        return new OperatorName(RangeFrom(start), qualifier.ToImmutable(), symbol);
    }
}
