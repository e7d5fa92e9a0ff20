using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

/// <summary>What follows a function's signature: its options and its body.</summary>
public sealed partial class Parser
{
    private List<FunctionOption> ParseFunctionOptions()
    {
        var options = new List<FunctionOption>();
        while (ParseFunctionOption() is { } option)
        {
            options.Add(option);
        }

        return options;
    }

    /// <summary>AS source | LANGUAGE name | TRANSFORM … | WINDOW, or an option that ALTER FUNCTION takes too; null where none follows.</summary>
    private FunctionOption? ParseFunctionOption()
    {
        var start = Start;
        switch (Current.Keyword)
        {
            case Keyword.As:
                Advance();
                var source = ParseString();
                var symbol = Accept(TokenKind.Comma) ? ParseString() : null;
                return new FunctionSource(RangeFrom(start), source, symbol);
            case Keyword.Language:
                Advance();
                var language = ParseWordOrString();
                return new FunctionLanguage(RangeFrom(start), language);
            case Keyword.Transform:
                Advance();
                var types = ParseCommaList(ParseTransformType);
                return new FunctionTransforms(RangeFrom(start), types);
            case Keyword.Window:
                Advance();
                return new FunctionWindow(RangeFrom(start));
            default:
                return ParseCommonFunctionOption();
        }
    }

    private TypeName ParseTransformType()
    {
        Expect(Keyword.For, Keyword.Type);
        return ParseTypeName();
    }

    /// <summary>common_func_opt_item, or null where none follows.</summary>
    private FunctionOption? ParseCommonFunctionOption()
    {
        var start = Start;
        switch (Current.Keyword)
        {
            case Keyword.Called:
                Advance();
                ExpectOnNullInput();
                return new FunctionStrictness(RangeFrom(start), Strict: false);
            case Keyword.Returns:
                Advance();
                Expect(Keyword.Null);
                ExpectOnNullInput();
                return new FunctionStrictness(RangeFrom(start), Strict: true);
            case Keyword.Strict:
                Advance();
                return new FunctionStrictness(RangeFrom(start), Strict: true);
            case Keyword.Immutable:
                Advance();
                return new FunctionVolatility(RangeFrom(start), VolatilityWord.Immutable);
            case Keyword.Stable:
                Advance();
                return new FunctionVolatility(RangeFrom(start), VolatilityWord.Stable);
            case Keyword.Volatile:
                Advance();
                return new FunctionVolatility(RangeFrom(start), VolatilityWord.Volatile);
            case Keyword.External or Keyword.Security:
                Accept(Keyword.External);
                Expect(Keyword.Security);
                var definer = Accept(Keyword.Definer);
                if (!definer && !Accept(Keyword.Invoker))
                {
                    Fail("DEFINER or INVOKER");
                }

                return new FunctionSecurity(RangeFrom(start), definer);
            case Keyword.Leakproof:
                Advance();
                return new FunctionLeakproof(RangeFrom(start), Leakproof: true);
            case Keyword.Not:
                Advance();
                Expect(Keyword.Leakproof);
                return new FunctionLeakproof(RangeFrom(start), Leakproof: false);
            case Keyword.Cost:
                Advance();
                var cost = ParseNumber();
                return new FunctionCost(RangeFrom(start), cost);
            case Keyword.Rows:
                Advance();
                var rows = ParseNumber();
                return new FunctionRows(RangeFrom(start), rows);
            case Keyword.Support:
                Advance();
                var support = ParseAnyName();
                return new FunctionSupport(RangeFrom(start), support);
            case Keyword.Parallel:
                Advance();
                var parallel = ParseColumnId();
                return new FunctionParallel(RangeFrom(start), parallel);
            case Keyword.Set or Keyword.Reset:
                var setting = At(Keyword.Set) ? ParseFunctionSet() : ParseResetClause();
                return new FunctionSetting(RangeFrom(start), setting);
            default:
                return null;
        }
    }

    private void ExpectOnNullInput()
    {
        Expect(Keyword.On, Keyword.Null);
        Expect(Keyword.Input);
    }

    /// <summary>RETURN expression | BEGIN ATOMIC statement; … END</summary>
    private RoutineBody? ParseOptionalRoutineBody()
    {
        var start = Start;
        if (Accept(Keyword.Return))
        {
            var value = ParseExpression();
            return new ReturnBody(RangeFrom(start), value);
        }

        if (!Accept(Keyword.Begin))
        {
            return null;
        }

        Expect(Keyword.Atomic);
        var statements = new List<Statement>();
        while (!HasFailed && !Accept(Keyword.End))
        {
            if (!At(TokenKind.Semicolon))
            {
                statements.Add(ParseBodyStatement());
            }

            Expect(TokenKind.Semicolon);
        }

        return new AtomicBody(RangeFrom(start), statements);
    }

    private Statement ParseBodyStatement()
    {
        // CREATE FUNCTION may stand in a body.
        Enter();
        var statement = ParseReturnOrStatement();
        _depth--;
        return statement;
    }

    private Statement ParseReturnOrStatement()
    {
        var start = Start;
        if (At(Keyword.Begin))
        {
            // Only a statement of the top level may be BEGIN.
            Fail("a statement");
        }

        if (!Accept(Keyword.Return))
        {
            return ParseStatement();
        }

        var value = ParseExpression();
        return new ReturnStatement(RangeFrom(start), value);
    }
}
