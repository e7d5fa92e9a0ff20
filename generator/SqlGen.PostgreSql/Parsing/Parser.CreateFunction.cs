using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

/// <summary>CREATE FUNCTION, CREATE PROCEDURE, ALTER FUNCTION, and parameters wherever they stand.</summary>
public sealed partial class Parser
{
    /// <summary>CREATE [OR REPLACE] FUNCTION | PROCEDURE name (parameters) [RETURNS …] [option …] [body]</summary>
    private CreateFunctionStatement ParseCreateFunction(int start, bool orReplace)
    {
        var isProcedure = Advance().Keyword == Keyword.Procedure;
        var name = ParseFunctionName();
        var parameters = ParseParameterList(ParseParameterWithDefault);
        TypeName? returns = null;
        var returnsTable = false;

        // RETURNS NULL ON NULL INPUT is an option.
        if (!isProcedure && At(Keyword.Returns) && Peek(1).Keyword != Keyword.Null)
        {
            Advance();
            returnsTable = At(Keyword.Table);
            if (returnsTable)
            {
                parameters = ParseReturnsTable(parameters);
            }
            else
            {
                returns = ParseFunctionType();
            }
        }

        var options = ParseFunctionOptions();
        var body = ParseOptionalRoutineBody();
        if (returnsTable)
        {
            CheckTableFunctionParameters(parameters);
        }

        return new CreateFunctionStatement(RangeFrom(start), name, parameters)
        {
            OrReplace = orReplace,
            IsProcedure = isProcedure,
            Returns = returns,
            ReturnsTable = returnsTable,
            Options = options,
            Body = body,
        };
    }

    /// <summary>TABLE (name type, …)</summary>
    private List<RoutineParameter> ParseReturnsTable(IReadOnlyList<RoutineParameter> parameters)
    {
        Expect(Keyword.Table);
        return [.. parameters, .. ParseParenthesizedList(ParseTableColumn)];
    }

    // The grammar notices when it has read the whole statement.
    private void CheckTableFunctionParameters(IReadOnlyList<RoutineParameter> parameters)
    {
        foreach (var parameter in parameters)
        {
            if (parameter.Mode is ParameterMode.Out or ParameterMode.InOut)
            {
                FailWith("OUT and INOUT arguments aren't allowed in TABLE functions", parameter.Range);
            }
        }
    }

    private RoutineParameter ParseTableColumn()
    {
        var start = Start;
        var name = ParseTypeFunctionName();
        var type = ParseFunctionType();
        return new RoutineParameter(RangeFrom(start), ParameterMode.Table, name, type);
    }

    /// <summary>'(' [parameter, …] ')'</summary>
    private IReadOnlyList<RoutineParameter> ParseParameterList(Func<RoutineParameter> parseParameter)
    {
        Expect(TokenKind.LeftParenthesis);
        if (Accept(TokenKind.RightParenthesis))
        {
            return [];
        }

        var parameters = ParseCommaList(parseParameter);
        if (!Accept(TokenKind.RightParenthesis))
        {
            Fail("\",\" or \")\" after the parameter");
        }

        return parameters;
    }

    /// <summary>func_arg_with_default: a parameter [DEFAULT | = expression]</summary>
    private RoutineParameter ParseParameterWithDefault()
    {
        var parameter = ParseRoutineParameter();
        if (!Accept(Keyword.Default) && !Accept(TokenKind.Equal))
        {
            return parameter;
        }

        var value = ParseExpression();
        return parameter with { Default = value, Range = RangeFrom(parameter.Range.Start) };
    }

    /// <summary>func_arg: [mode] [name] type, or name mode type</summary>
    private RoutineParameter ParseRoutineParameter()
    {
        var start = Start;
        var mode = ParseParameterMode();
        Identifier? name = null;
        if (AtParameterName())
        {
            name = ParseTypeFunctionName();
            mode = mode == ParameterMode.Default ? ParseParameterMode() : mode;
        }

        var type = ParseFunctionType();
        return new RoutineParameter(RangeFrom(start), mode, name, type);
    }

    // A word is the name and not yet the type if another type, or a mode, begins after it.
    private bool AtParameterName() => IsTypeFunctionName(Current)
        && (IsTypeFunctionName(Peek(1)) || IsTypeKeyword(Peek(1).Keyword) || IsParameterMode(Peek(1).Keyword));

    private static bool IsParameterMode(Keyword keyword) => keyword is Keyword.In or Keyword.Out or Keyword.Inout or Keyword.Variadic;

    /// <summary>The words of SQL's own types that are neither function names nor unreserved.</summary>
    private static bool IsTypeKeyword(Keyword keyword) => keyword is Keyword.Setof or Keyword.Int or Keyword.Integer or Keyword.Smallint
        or Keyword.Bigint or Keyword.Real or Keyword.Float or Keyword.Decimal or Keyword.Dec or Keyword.Numeric or Keyword.Boolean
        or Keyword.Bit or Keyword.Character or Keyword.Char or Keyword.Varchar or Keyword.National or Keyword.Nchar
        or Keyword.Timestamp or Keyword.Time or Keyword.Interval or Keyword.Json;

    private ParameterMode ParseParameterMode()
    {
        switch (Current.Keyword)
        {
            case Keyword.In:
                Advance();
                return Accept(Keyword.Out) ? ParameterMode.InOut : ParameterMode.In;
            case Keyword.Out:
                Advance();
                return ParameterMode.Out;
            case Keyword.Inout:
                Advance();
                return ParameterMode.InOut;
            case Keyword.Variadic:
                Advance();
                return ParameterMode.Variadic;
            default:
                return ParameterMode.Default;
        }
    }

    /// <summary>ALTER FUNCTION | PROCEDURE | ROUTINE name: options, or the forms that all objects have.</summary>
    private Statement ParseAlterFunction(int start)
    {
        var kind = ParseRoutineKind();
        var target = ParseRoutineReference(kind);

        // SET SCHEMA 'x' is a setting, SET SCHEMA x moves the function.
        var movesSchema = At(Keyword.Set, Keyword.Schema) && IsColumnId(Peek(2));
        if (movesSchema || At(Keyword.Rename) || At(Keyword.Owner) || At(Keyword.Depends) || At(Keyword.No))
        {
            return ParseAlterObject(start, target, AlterForms.All | AlterForms.Depends);
        }

        var options = new List<FunctionOption>();
        while (ParseCommonFunctionOption() is { } option)
        {
            options.Add(option);
        }

        if (options.Count == 0)
        {
            Fail("an option, RENAME TO, OWNER TO, SET SCHEMA or DEPENDS ON EXTENSION");
        }

        Accept(Keyword.Restrict);
        return new AlterFunctionStatement(RangeFrom(start), target, options);
    }

    /// <summary>FUNCTION | PROCEDURE | ROUTINE</summary>
    private ObjectKind ParseRoutineKind() => Advance().Keyword switch
    {
        Keyword.Procedure => ObjectKind.Procedure,
        Keyword.Routine => ObjectKind.Routine,
        _ => ObjectKind.Function,
    };
}
