using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

/// <summary>CREATE AGGREGATE, and aggregates by name and arguments.</summary>
public sealed partial class Parser
{
    /// <summary>CREATE [OR REPLACE] AGGREGATE name (arguments) (definition), or the old form without arguments</summary>
    private CreateAggregateStatement ParseCreateAggregate(int start, bool orReplace)
    {
        Expect(Keyword.Aggregate);
        var nameStart = Start;
        var name = ParseFunctionName();
        if (AtOldAggregateDefinition())
        {
            var reference = new RoutineReference(RangeFrom(nameStart), ObjectKind.Aggregate, name, Parameters: null);
            var oldDefinition = ParseParenthesizedList(ParseOldAggregateElement);
            return new CreateAggregateStatement(RangeFrom(start), reference, oldDefinition) { OrReplace = orReplace, IsOldForm = true };
        }

        var aggregate = ParseAggregateArguments(nameStart, name);
        var definition = ParseDefinition();
        return new CreateAggregateStatement(RangeFrom(start), aggregate, definition) { OrReplace = orReplace };
    }

    // Only a plain word may name an element of the old form; no argument has an equals sign after its first word.
    private bool AtOldAggregateDefinition() => At(TokenKind.LeftParenthesis) && IsIdentifier(Peek(1)) && Peek(2).Kind == TokenKind.Equal;

    private DefinitionElement ParseOldAggregateElement()
    {
        var start = Start;
        if (!IsIdentifier(Current))
        {
            Fail("a name");
        }

        var name = ParseColumnId();
        Expect(TokenKind.Equal);
        var value = ParseDefinitionValue();
        return new DefinitionElement(RangeFrom(start), Namespace: null, name, value);
    }

    /// <summary>aggregate_with_argtypes</summary>
    private RoutineReference ParseAggregateReference()
    {
        var start = Start;
        return ParseAggregateArguments(start, ParseFunctionName());
    }

    /// <summary>(*) | (arguments) | ([arguments] ORDER BY arguments)</summary>
    private RoutineReference ParseAggregateArguments(int start, QualifiedName name)
    {
        Expect(TokenKind.LeftParenthesis);
        var parameters = new List<RoutineParameter>();
        var direct = -1;
        if (!Accept(TokenKind.Star))
        {
            if (!At(Keyword.Order))
            {
                parameters.AddRange(ParseCommaList(ParseAggregateParameter));
            }

            if (Accept(Keyword.Order))
            {
                Expect(Keyword.By);
                direct = parameters.Count;
                parameters.AddRange(ParseCommaList(ParseAggregateParameter));
            }
        }

        Expect(TokenKind.RightParenthesis);
        if (direct > 0 && parameters[direct - 1].Mode == ParameterMode.Variadic)
        {
            CheckOrderedSetArguments(parameters, direct);
        }

        return new RoutineReference(RangeFrom(start), ObjectKind.Aggregate, name, parameters) { DirectParameters = direct };
    }

    private RoutineParameter ParseAggregateParameter()
    {
        var parameter = ParseRoutineParameter();
        if (parameter.Mode is ParameterMode.Out or ParameterMode.InOut)
        {
            FailWith("aggregates cannot have output arguments", parameter.Range);
        }

        return parameter;
    }

    private void CheckOrderedSetArguments(List<RoutineParameter> parameters, int direct)
    {
        var last = parameters[direct - 1];
        var ordered = parameters[direct];
        if (parameters.Count != direct + 1 || ordered.Mode != ParameterMode.Variadic || !IsSameType(last.Type, ordered.Type))
        {
            FailWith("an ordered-set aggregate with a VARIADIC direct argument must have one VARIADIC aggregated argument of the same data type", ordered.Type.Range);
        }
    }

    private static bool IsSameType(TypeName a, TypeName b) => a.Name.ToString() == b.Name.ToString()
        && a.IsArray == b.IsArray && a.IsSetOf == b.IsSetOf && a.Modifiers.Count == b.Modifiers.Count;
}
