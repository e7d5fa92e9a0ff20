using System.Collections.Immutable;
using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

public sealed partial class Parser
{
    private static readonly IReadOnlyList<FunctionArgument> NoArguments = ImmutableArray<FunctionArgument>.Empty;

    /// <summary>func_expr_windowless: a call without OVER, as indexes and FROM take it.</summary>
    private Expression ParseFunctionExpression()
    {
        if (At(TokenKind.Keyword) && ParseSpecialFunction() is { } special)
        {
            return special;
        }

        var start = Start;
        var name = ParseFunctionName();
        return ParseCall(start, name);
    }

    /// <summary>A call, or a literal whose type has modifiers: <c>numeric(3,1) '1.5'</c> by another name.</summary>
    private Expression ParseCallOrTypedLiteral()
    {
        var start = Start;
        var name = ParseFunctionName();
        var call = ParseCall(start, name);
        if (AtString() && !call.IsStar && !call.IsVariadic && !call.IsDistinct && call.Arguments.Count > 0)
        {
            return FinishTypeWithModifiers(start, call);
        }

        return ParseCallSuffixes(call);
    }

    private CastExpression FinishTypeWithModifiers(int start, FunctionCall call)
    {
        var modifiers = ImmutableArray.CreateBuilder<Expression>(call.Arguments.Count);
        foreach (var argument in call.Arguments)
        {
            modifiers.Add(argument.Value);
        }

        var type = new TypeName(call.Range, call.Name, modifiers.ToImmutable(), NoBounds);
        var literal = FinishTypedLiteral(start, type);
        foreach (var argument in call.Arguments)
        {
            if (argument.Name is not null)
            {
                FailWith("type modifier cannot have parameter name", argument.Range);
            }
        }

        if (call.OrderBy.Count > 0)
        {
            FailWith("type modifier cannot have ORDER BY", call.OrderBy[0].Range);
        }

        return literal;
    }

    /// <summary>func_application, from its "(".</summary>
    private FunctionCall ParseCall(int start, QualifiedName name)
    {
        Expect(TokenKind.LeftParenthesis);
        if (Accept(TokenKind.RightParenthesis))
        {
            return new FunctionCall(RangeFrom(start), name, NoArguments);
        }

        if (Accept(TokenKind.Star))
        {
            Expect(TokenKind.RightParenthesis);
            return new FunctionCall(RangeFrom(start), name, NoArguments, IsStar: true);
        }

        var isDistinct = Accept(Keyword.Distinct);
        var hasQuantifier = isDistinct || Accept(Keyword.All);
        var arguments = ParseArguments(allowVariadic: !hasQuantifier, out var isVariadic);
        var orderBy = ParseOptionalOrderBy();
        Expect(TokenKind.RightParenthesis);
        return new FunctionCall(RangeFrom(start), name, arguments, IsDistinct: isDistinct, IsVariadic: isVariadic) { OrderBy = orderBy };
    }

    private IReadOnlyList<FunctionArgument> ParseArguments(bool allowVariadic, out bool isVariadic)
    {
        isVariadic = allowVariadic && Accept(Keyword.Variadic);
        var first = ParseArgument();
        if (isVariadic || !At(TokenKind.Comma))
        {
            return ImmutableArray.Create(first);
        }

        var arguments = ImmutableArray.CreateBuilder<FunctionArgument>();
        arguments.Add(first);
        while (!isVariadic && Accept(TokenKind.Comma))
        {
            isVariadic = allowVariadic && Accept(Keyword.Variadic);
            arguments.Add(ParseArgument());
        }

        return arguments.ToImmutable();
    }

    private FunctionArgument ParseArgument()
    {
        var start = Start;
        if (Peek(1).Kind is TokenKind.ColonEquals or TokenKind.EqualsGreater && IsTypeFunctionName(Current))
        {
            var name = ParseTypeFunctionName();
            Advance();
            var named = ParseExpression();
            return new FunctionArgument(RangeFrom(start), name, named);
        }

        var value = ParseExpression();
        return new FunctionArgument(value.Range, null, value);
    }

    /// <summary>WITHIN GROUP, FILTER and OVER.</summary>
    private FunctionCall ParseCallSuffixes(FunctionCall call)
    {
        var start = call.Range.Start;
        if (At(Keyword.Within))
        {
            var place = Advance().Start;
            Expect(Keyword.Group);
            Expect(TokenKind.LeftParenthesis);
            if (!At(Keyword.Order))
            {
                Fail("ORDER BY");
            }

            var orderBy = ParseOptionalOrderBy();
            Expect(TokenKind.RightParenthesis);
            CheckWithinGroup(call, RangeFrom(place));
            call = call with { Range = RangeFrom(start), OrderBy = orderBy, IsWithinGroup = true };
        }

        if (At(Keyword.Filter))
        {
            var filter = ParseFilter();
            call = call with { Range = RangeFrom(start), Filter = filter };
        }

        if (At(Keyword.Over))
        {
            var over = ParseOver();
            call = call with { Range = RangeFrom(start), Over = over };
        }

        return call;
    }

    private void CheckWithinGroup(FunctionCall call, TextRange place)
    {
        var clash = call.OrderBy.Count > 0 ? "multiple ORDER BY clauses" : call.IsDistinct ? "DISTINCT" : call.IsVariadic ? "VARIADIC" : null;
        if (clash is not null)
        {
            FailWith($"cannot use {clash} with WITHIN GROUP", place);
        }
    }

    private Expression ParseFilter()
    {
        Expect(Keyword.Filter);
        Expect(TokenKind.LeftParenthesis);
        Expect(Keyword.Where);
        var condition = ParseExpression();
        Expect(TokenKind.RightParenthesis);
        return condition;
    }
}
