using System.Collections.Immutable;
using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

public sealed partial class Parser
{
    /// <summary>func_expr_common_subexpr: functions with a syntax of their own; null if there is none here.</summary>
    private Expression? ParseSpecialFunction()
    {
        switch (Current.Keyword)
        {
            case Keyword.Cast:
                return ParseCast();
            case Keyword.CurrentSchema when Peek(1).Kind is TokenKind.LeftParenthesis or TokenKind.Dot || IsString(Peek(1).Kind):
                return null;
            case Keyword.CurrentDate or Keyword.CurrentRole or Keyword.CurrentUser or Keyword.SessionUser or Keyword.SystemUser:
            case Keyword.User or Keyword.CurrentCatalog or Keyword.CurrentSchema:
                var value = Advance();
                return new ValueFunctionExpression(value.Range, value.Keyword, null);
            case Keyword.CurrentTime or Keyword.CurrentTimestamp or Keyword.Localtime or Keyword.Localtimestamp:
                return ParseTimeFunction();
            case Keyword.Collation when Peek(1).Keyword == Keyword.For:
                return ParseCollationFor();
        }

        if (Peek(1).Kind != TokenKind.LeftParenthesis)
        {
            return null;
        }

        var start = Start;
        switch (Current.Keyword)
        {
            case Keyword.Coalesce:
                Advance();
                var items = ParseParenthesizedExpressions();
                return new CoalesceExpression(RangeFrom(start), items);
            case Keyword.Greatest or Keyword.Least:
                var isLeast = Advance().Keyword == Keyword.Least;
                var candidates = ParseParenthesizedExpressions();
                return new GreatestExpression(RangeFrom(start), isLeast, candidates);
            case Keyword.Nullif:
                return ParseNullIf();
            case Keyword.Treat:
                return ParseTreat();
            case Keyword.Extract:
                return ParseExtract();
            case Keyword.Normalize:
                return ParseNormalize();
            case Keyword.Overlay:
                return ParseOverlay();
            case Keyword.Position:
                return ParsePosition();
            case Keyword.Substring:
                return ParseSubstring();
            case Keyword.Trim:
                return ParseTrim();
            case Keyword.MergeAction:
                Advance();
                Expect(TokenKind.LeftParenthesis);
                Expect(TokenKind.RightParenthesis);
                return new MergeActionExpression(RangeFrom(start));
            default:
                return ParseXmlFunction() ?? ParseJsonFunction();
        }
    }

    private ValueFunctionExpression ParseTimeFunction()
    {
        var function = Advance();
        int? precision = null;
        if (Accept(TokenKind.LeftParenthesis))
        {
            precision = ParseInteger();
            Expect(TokenKind.RightParenthesis);
        }

        return new ValueFunctionExpression(RangeFrom(function.Start), function.Keyword, precision);
    }

    private FunctionCall ParseCollationFor()
    {
        var start = Advance().Start;
        Advance();
        Expect(TokenKind.LeftParenthesis);
        var operand = ParseExpression();
        return FinishSqlFunction(start, "pg_collation_for", operand);
    }

    /// <summary>The ")" of a function in SQL's own syntax, and the call it stands for.</summary>
    private FunctionCall FinishSqlFunction(int start, string name, params Expression?[] values)
    {
        Expect(TokenKind.RightParenthesis);
        var arguments = ImmutableArray.CreateBuilder<FunctionArgument>(values.Length);
        foreach (var value in values)
        {
            if (value is not null)
            {
                arguments.Add(new FunctionArgument(value.Range, null, value));
            }
        }

        var nameRange = TextRange.FromBounds(start, Math.Max(start, _text.IndexOf('(', start)));
        return new FunctionCall(RangeFrom(start), SystemName(nameRange, name), arguments.ToImmutable(), IsSqlSyntax: true);
    }

    private NullIfExpression ParseNullIf()
    {
        var start = Advance().Start;
        Expect(TokenKind.LeftParenthesis);
        var left = ParseExpression();
        Expect(TokenKind.Comma);
        var right = ParseExpression();
        Expect(TokenKind.RightParenthesis);
        return new NullIfExpression(RangeFrom(start), left, right);
    }

    private TreatExpression ParseTreat()
    {
        var start = Advance().Start;
        Expect(TokenKind.LeftParenthesis);
        var operand = ParseExpression();
        Expect(Keyword.As);
        var type = ParseTypeName();
        Expect(TokenKind.RightParenthesis);
        return new TreatExpression(RangeFrom(start), operand, type);
    }

    private FunctionCall ParseExtract()
    {
        var start = Advance().Start;
        Expect(TokenKind.LeftParenthesis);
        StringLiteral field;
        if (AtString())
        {
            field = ParseStringLiteral();
        }
        else
        {
            var token = Current;
            if (!IsIdentifier(token) && IntervalField(token.Keyword) == IntervalFields.None)
            {
                Fail("a field, as YEAR or EPOCH");
            }

            field = new StringLiteral(token.Range, HasFailed ? "" : TakeIdentifier().Name);
        }

        Expect(Keyword.From);
        var operand = ParseExpression();
        return FinishSqlFunction(start, "extract", field, operand);
    }

    private FunctionCall ParseNormalize()
    {
        var start = Advance().Start;
        Expect(TokenKind.LeftParenthesis);
        var operand = ParseExpression();
        StringLiteral? form = null;
        if (Accept(TokenKind.Comma))
        {
            if (Current.Keyword is not (Keyword.Nfc or Keyword.Nfd or Keyword.Nfkc or Keyword.Nfkd))
            {
                Fail("NFC, NFD, NFKC or NFKD");
            }

            var token = Advance();
            form = new StringLiteral(token.Range, HasFailed ? "" : Keywords.GetText(token.Keyword).ToUpperInvariant());
        }

        return FinishSqlFunction(start, "normalize", operand, form);
    }

    private FunctionCall ParseOverlay()
    {
        var start = Start;
        var name = Advance();
        Expect(TokenKind.LeftParenthesis);
        if (At(TokenKind.RightParenthesis))
        {
            return FinishPlainFunction(name, NoArguments);
        }

        var first = ParseArgument();
        if (first.Name is not null || !Accept(Keyword.Placing))
        {
            return FinishPlainFunction(name, ParseMoreArguments(first));
        }

        var replacement = ParseExpression();
        Expect(Keyword.From);
        var from = ParseExpression();
        var count = Accept(Keyword.For) ? ParseExpression() : null;
        return FinishSqlFunction(start, "overlay", first.Value, replacement, from, count);
    }

    private IReadOnlyList<FunctionArgument> ParseMoreArguments(FunctionArgument first)
    {
        var arguments = ImmutableArray.CreateBuilder<FunctionArgument>();
        arguments.Add(first);
        while (Accept(TokenKind.Comma))
        {
            arguments.Add(ParseArgument());
        }

        return arguments.ToImmutable();
    }

    /// <summary>OVERLAY and SUBSTRING may also be called like any function.</summary>
    private FunctionCall FinishPlainFunction(Token name, IReadOnlyList<FunctionArgument> arguments)
    {
        Expect(TokenKind.RightParenthesis);
        var identifier = new Identifier(name.Range, Keywords.GetText(name.Keyword));
        return new FunctionCall(RangeFrom(name.Start), new QualifiedName(name.Range, [identifier]), arguments);
    }

    private FunctionCall ParsePosition()
    {
        var start = Advance().Start;
        Expect(TokenKind.LeftParenthesis);
        var part = ParseRestrictedExpression();
        Expect(Keyword.In);
        var whole = ParseRestrictedExpression();
        return FinishSqlFunction(start, "position", whole, part);
    }

    private FunctionCall ParseSubstring()
    {
        var name = Advance();
        var start = name.Start;
        Expect(TokenKind.LeftParenthesis);
        if (At(TokenKind.RightParenthesis))
        {
            return FinishPlainFunction(name, NoArguments);
        }

        var outer = _substringDepth;
        _substringDepth = _depth + 1;
        var first = ParseArgument();
        _substringDepth = outer;
        if (first.Name is not null)
        {
            return FinishPlainFunction(name, ParseMoreArguments(first));
        }

        switch (Current.Keyword)
        {
            case Keyword.From:
                Advance();
                var from = ParseExpression();
                var count = Accept(Keyword.For) ? ParseExpression() : null;
                return FinishSqlFunction(start, "substring", first.Value, from, count);
            case Keyword.For:
                Advance();
                var length = ParseExpression();
                if (Accept(Keyword.From))
                {
                    var late = ParseExpression();
                    return FinishSqlFunction(start, "substring", first.Value, late, length);
                }

                // Without FROM the server counts from 1 and casts the length to integer.
                var one = new IntegerLiteral(new TextRange(length.Range.Start, 0), 1);
                var type = new TypeName(length.Range, SystemName(length.Range, "int4"), NoExpressions, NoBounds);
                return FinishSqlFunction(start, "substring", first.Value, one, new CastExpression(length.Range, length, type, CastSyntax.Cast));
            case Keyword.Similar:
                Advance();
                var pattern = ParseExpression();
                Expect(Keyword.Escape);
                var escape = ParseExpression();
                return FinishSqlFunction(start, "substring", first.Value, pattern, escape);
            default:
                return FinishPlainFunction(name, ParseMoreArguments(first));
        }
    }

    private FunctionCall ParseTrim()
    {
        var start = Advance().Start;
        Expect(TokenKind.LeftParenthesis);
        var function = Current.Keyword switch { Keyword.Leading => "ltrim", Keyword.Trailing => "rtrim", _ => "btrim" };
        if (Current.Keyword is Keyword.Leading or Keyword.Trailing or Keyword.Both)
        {
            Advance();
        }

        // trim_list: characters FROM text, or a list that begins with the text.
        IReadOnlyList<Expression> values = At(Keyword.From) ? NoExpressions : [ParseExpression()];
        if (Accept(Keyword.From))
        {
            values = [.. ParseExpressionList(), .. values];
        }
        else if (Accept(TokenKind.Comma))
        {
            values = [.. values, .. ParseExpressionList()];
        }

        return FinishSqlFunction(start, function, [.. values]);
    }
}
