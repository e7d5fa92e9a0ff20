using System.Collections.Immutable;
using System.Globalization;
using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

public sealed partial class Parser
{
    /// <summary>c_expr: what needs no operator.</summary>
    private Expression ParsePrimaryExpression()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Identifier or TokenKind.QuotedIdentifier or TokenKind.UnicodeIdentifier:
                return ParseNameExpression();
            case TokenKind.Integer:
                return ParseIntegerLiteral();
            case TokenKind.Number:
                Advance();
                return new NumericLiteral(token.Range, _text.Substring(token.Start, token.Length));
            case TokenKind.String or TokenKind.EscapeString or TokenKind.UnicodeString or TokenKind.DollarString:
                return ParseStringLiteral();
            case TokenKind.BitString or TokenKind.HexString:
                Advance();
                return new BitStringLiteral(token.Range, TokenText.GetString(_text, token), token.Kind == TokenKind.HexString);
            case TokenKind.Parameter:
                return ParseIndirection(ParseParameter());
            case TokenKind.NamedParameter:
                Advance();
                return ParseIndirection(new NamedParameterReference(token.Range, _text.Substring(token.Start + 1, token.Length - 1)));
            case TokenKind.LeftParenthesis:
                return ParseParenthesized();
            case TokenKind.Keyword:
                return ParseKeywordExpression();
            default:
                Fail("an expression");
                return new NullLiteral(new TextRange(Start, 0));
        }
    }

    private ParameterReference ParseParameter()
    {
        var token = Advance();
        _ = int.TryParse(_text.Substring(token.Start + 1, token.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        return new ParameterReference(token.Range, number);
    }

    private int ParseInteger() => ParseIntegerLiteral().Value;

    /// <summary>Iconst.</summary>
    private IntegerLiteral ParseIntegerLiteral()
    {
        var token = Expect(TokenKind.Integer);
        return new IntegerLiteral(token.Range, HasFailed ? 0 : GetInteger(token));
    }

    private int GetInteger(Token token)
    {
        var value = 0;
        var (radix, start) = token.Length > 1 && _text[token.Start] == '0'
            ? (_text[token.Start + 1] | 0x20) switch { 'x' => (16, 2), 'o' => (8, 2), 'b' => (2, 2), _ => (10, 0) }
            : (10, 0);
        for (var i = token.Start + start; i < token.End; i++)
        {
            var c = _text[i];
            if (c != '_')
            {
                value = (value * radix) + (c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
            }
        }

        return value;
    }

    /// <summary>Sconst: a string of any quoting.</summary>
    private StringLiteral ParseStringLiteral()
    {
        if (!AtString())
        {
            Fail("a string");
            return new StringLiteral(new TextRange(Start, 0), "");
        }

        var token = Advance();
        return new StringLiteral(token.Range, TokenText.GetString(_text, token));
    }

    private bool AtString() => IsString(Current.Kind);

    private static bool IsString(TokenKind kind) =>
        kind is TokenKind.String or TokenKind.EscapeString or TokenKind.UnicodeString or TokenKind.DollarString;

    /// <summary>What begins with a name: a column, a call, or a literal with its type before it.</summary>
    private Expression ParseNameExpression()
    {
        var start = Start;
        var next = Peek(1).Kind;
        if (next == TokenKind.LeftParenthesis)
        {
            return IsTypeFunctionName(Current) ? ParseCallOrTypedLiteral() : ParseColumnReference();
        }

        if (IsString(next) && IsTypeFunctionName(Current))
        {
            var type = ParseGenericType();
            return FinishTypedLiteral(start, type);
        }

        if (next != TokenKind.Dot)
        {
            return ParseColumnReference();
        }

        // Only behind the dots can be seen whether this is a function, a type or a column.
        var offset = 1;
        while (Peek(offset).Kind == TokenKind.Dot && (IsIdentifier(Peek(offset + 1)) || Peek(offset + 1).Kind == TokenKind.Keyword))
        {
            offset += 2;
        }

        var after = Peek(offset).Kind;
        if (after == TokenKind.LeftParenthesis)
        {
            return ParseCallOrTypedLiteral();
        }

        if (IsString(after))
        {
            var name = ParseAnyName();
            return FinishTypedLiteral(start, new TypeName(name.Range, name, NoExpressions, NoBounds));
        }

        return ParseColumnReference();
    }

    private CastExpression FinishTypedLiteral(int start, TypeName type)
    {
        var literal = ParseStringLiteral();
        return new CastExpression(RangeFrom(start), literal, type, CastSyntax.TypedLiteral);
    }

    /// <summary>columnref: its dots belong to it as far as the first subscript.</summary>
    private Expression ParseColumnReference()
    {
        var first = ParseColumnId();
        var parts = ParseColumnParts(first);
        if (At(TokenKind.Dot))
        {
            Advance();
            Advance();
            return FinishStar(new StarExpression(RangeFrom(first.Range.Start), parts));
        }

        var column = new ColumnReference(RangeFrom(first.Range.Start), parts);
        return At(TokenKind.LeftBracket) ? ParseIndirection(column) : column;
    }

    private ImmutableArray<Identifier> ParseColumnParts(Identifier first)
    {
        if (!At(TokenKind.Dot))
        {
            return ImmutableArray.Create(first);
        }

        var parts = ImmutableArray.CreateBuilder<Identifier>(2);
        parts.Add(first);
        while (At(TokenKind.Dot) && Peek(1).Kind != TokenKind.Star)
        {
            Advance();
            parts.Add(ParseColumnLabel());
        }

        return parts.ToImmutable();
    }

    /// <summary>opt_indirection: fields and subscripts.</summary>
    private Expression ParseIndirection(Expression operand)
    {
        var start = operand.Range.Start;
        while (true)
        {
            if (Accept(TokenKind.LeftBracket))
            {
                operand = ParseSubscript(operand);
            }
            else if (Accept(TokenKind.Dot))
            {
                if (Accept(TokenKind.Star))
                {
                    return FinishStar(new AllFieldsSelection(RangeFrom(start), operand));
                }

                var field = ParseColumnLabel();
                operand = new FieldSelection(RangeFrom(start), operand, field);
            }
            else
            {
                return operand;
            }

            if (++_height > MaxHeight)
            {
                FailTooDeep();
            }
        }
    }

    private Expression FinishStar(Expression star)
    {
        if (At(TokenKind.Dot) || At(TokenKind.LeftBracket))
        {
            // The server notices when the whole chain is read.
            var rest = ParseIndirection(star);
            FailNear("improper use of \"*\"", Current);
            return rest;
        }

        return star;
    }

    private Expression ParseSubscript(Expression operand)
    {
        var start = operand.Range.Start;
        var lower = At(TokenKind.Colon) ? null : ParseExpression();
        if (Accept(TokenKind.Colon))
        {
            var upper = At(TokenKind.RightBracket) ? null : ParseExpression();
            Expect(TokenKind.RightBracket);
            return new SliceExpression(RangeFrom(start), operand, lower, upper);
        }

        Expect(TokenKind.RightBracket);
        return new SubscriptExpression(RangeFrom(start), operand, lower!);
    }

    /// <summary>After "(": a query, a row, or an expression.</summary>
    private Expression ParseParenthesized()
    {
        var start = Advance().Start;
        if (ParseQueryOrExpression(out var first) is { } query)
        {
            Expect(TokenKind.RightParenthesis);
            return ParseIndirection(new SubqueryExpression(RangeFrom(start), query));
        }

        if (At(TokenKind.Comma))
        {
            var items = ImmutableArray.CreateBuilder<Expression>();
            items.Add(first!);
            while (Accept(TokenKind.Comma))
            {
                items.Add(ParseExpression());
            }

            Expect(TokenKind.RightParenthesis);
            return new RowExpression(RangeFrom(start), items.ToImmutable(), IsExplicit: false);
        }

        Expect(TokenKind.RightParenthesis);
        return ParseIndirection(first! with { Range = RangeFrom(start) });
    }

    private Expression ParseArray()
    {
        var start = Advance().Start;
        if (At(TokenKind.LeftParenthesis))
        {
            var query = ParseParenthesizedQuery();
            return new ArrayQueryExpression(RangeFrom(start), query);
        }

        return ParseArrayElements(start);
    }

    /// <summary>array_expr: a dimension holds either expressions or further dimensions.</summary>
    private ArrayExpression ParseArrayElements(int start)
    {
        Enter();
        Expect(TokenKind.LeftBracket);
        IReadOnlyList<Expression> elements = NoExpressions;
        if (At(TokenKind.LeftBracket))
        {
            elements = ParseCommaList<Expression>(() => ParseArrayElements(Start));
        }
        else if (!At(TokenKind.RightBracket))
        {
            elements = ParseExpressionList();
        }

        Expect(TokenKind.RightBracket);
        _depth--;
        return new ArrayExpression(RangeFrom(start), elements);
    }

    private CaseExpression ParseCase()
    {
        var start = Advance().Start;
        var operand = At(Keyword.When) ? null : ParseExpression();
        var whens = ImmutableArray.CreateBuilder<CaseWhen>();
        do
        {
            var whenStart = Start;
            Expect(Keyword.When);
            var condition = ParseExpression();
            Expect(Keyword.Then);
            var result = ParseExpression();
            whens.Add(new CaseWhen(RangeFrom(whenStart), condition, result));
        }
        while (At(Keyword.When));

        var otherwise = Accept(Keyword.Else) ? ParseExpression() : null;
        Expect(Keyword.End);
        return new CaseExpression(RangeFrom(start), operand, whens.ToImmutable(), otherwise);
    }

    private CastExpression ParseCast()
    {
        var start = Advance().Start;
        Expect(TokenKind.LeftParenthesis);
        var operand = ParseExpression();
        Expect(Keyword.As);
        var type = ParseTypeName();
        Expect(TokenKind.RightParenthesis);
        return new CastExpression(RangeFrom(start), operand, type, CastSyntax.Cast);
    }
}
