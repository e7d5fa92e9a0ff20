using SqlGen.Generator.Model;

namespace SqlGen.Generator.Emit;

/// <summary>The method that a scope has for a function.</summary>
internal static class FunctionMethodWriter
{
    public static void Write(CodeWriter writer, FunctionModel function)
    {
        var variadic = function.Parameters.LastOrDefault() is { IsVariadic: true } last ? last : null;
        if (IsStream(function.Result))
        {
            Write(writer, function, Declarations(function, variadic));
            return;
        }

        if (variadic is null)
        {
            Write(writer, function, [.. Declarations(function, null), KnownTypes.CancellationParameter]);
            return;
        }

        // "params" must come last, so that a token needs an overload.
        Write(writer, function, Declarations(function, variadic), "default");
        writer.Gap();
        Write(writer, function, [.. Declarations(function, null), KnownTypes.CancellationToken + " cancellationToken"]);
    }

    public static bool IsStream(ResultModel result) => result.IsSet && result.Kind != ResultKind.Void;

    public static string ReturnType(ResultModel result)
    {
        var row = RowType(result);
        return IsStream(result) ? $"{KnownTypes.SqlRows}<{row}>" : row is null ? KnownTypes.Task : $"{KnownTypes.Task}<{row}>";
    }

    /// <summary>The C# type of one result; null for void.</summary>
    public static string? RowType(ResultModel result) => result.Kind switch
    {
        ResultKind.Void => null,
        ResultKind.Scalar => result.Scalar!.For(result.IsNullable),
        ResultKind.Record => result.RecordName!,
        ResultKind.Relation => result.IsSet ? result.RecordName! : result.RecordName + "?",
        _ => result.RecordName + "?",
    };

    /// <summary>The parameter's type: an optional one can be left out, which isn't the same as null.</summary>
    public static string ParameterType(ParameterModel parameter)
    {
        var type = parameter.Type.For(parameter.IsNullable);
        return IsOptional(parameter) ? $"{KnownTypes.SqlArgument}<{type}>" : type;
    }

    /// <summary>VARIADIC isn't: no values are an empty array.</summary>
    public static bool IsOptional(ParameterModel parameter) => parameter is { HasDefault: true, IsVariadic: false };

    private static void Write(CodeWriter writer, FunctionModel function, IReadOnlyList<string> declarations, string token = "cancellationToken")
    {
        writer.Doc(function.Doc);
        foreach (var parameter in function.Parameters)
        {
            var doc = parameter.Doc;
            writer.Param(parameter.ParameterName, doc.Comment is null ? doc.Sql : doc.Comment + " " + doc.Sql);
        }

        if (!function.Parameters.IsEmpty && !IsStream(function.Result) && token != "default")
        {
            writer.Param("cancellationToken", "Cancels the call.");
        }

        var method = function.MethodName + (IsStream(function.Result) ? "" : "Async");
        string[] arguments = ["this", .. function.Parameters.Select(static p => p.ParameterName), .. IsStream(function.Result) ? Array.Empty<string>() : [token]];
        writer.Line(Signature.Of($"public {ReturnType(function.Result)} {method}", declarations, " =>"));
        using (writer.Indent())
        {
            writer.Line($"{function.SqlClassName}.Call({string.Join(", ", arguments)});");
        }
    }

    private static IReadOnlyList<string> Declarations(FunctionModel function, ParameterModel? variadic) =>
    [
        .. function.Parameters.Select(p => p == variadic
            ? $"params {p.Type.CSharpType} {p.ParameterName}"
            : $"{SchemaMark.Dimensions(p.Type)}{ParameterType(p)} {p.ParameterName}{(IsOptional(p) ? " = default" : "")}"),
    ];
}
