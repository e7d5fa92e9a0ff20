using System.Globalization;
using SqlGen.Generator.Emit.RelationVerbs;
using SqlGen.Generator.Model;

namespace SqlGen.Generator.Emit;

/// <summary>The class of a function's statement and reader, and the one body that all scopes' methods share.</summary>
internal static class FunctionSqlEmitter
{
    public static void Write(CodeWriter writer, FunctionModel function)
    {
        using (writer.Block($"internal static class {function.SqlClassName}"))
        {
            FactsWriter.Write(writer, function.Facts);
            writer.Gap();
            FunctionStatementWriter.Write(writer, function);
            writer.Gap();
            WriteCall(writer, function);
            WriteRead(writer, function.Result);
        }
    }

    private static void WriteCall(CodeWriter writer, FunctionModel function)
    {
        var result = function.Result;
        var isStream = FunctionMethodWriter.IsStream(result);
        string[] parameters =
        [
            $"{KnownTypes.SqlScope} scope",
            .. function.Parameters.Select(static p => $"{FunctionMethodWriter.ParameterType(p)} {p.ParameterName}"),
            .. isStream ? Array.Empty<string>() : [$"{KnownTypes.CancellationToken} cancellationToken"],
        ];
        using (writer.Block(Signature.Of($"internal static {FunctionMethodWriter.ReturnType(result)} Call", parameters)))
        {
            WriteOrderChecks(writer, function);
            var optional = function.Parameters.Where(FunctionMethodWriter.IsOptional).Select(static p => p.ParameterName + ".IsSet").ToArray();
            writer.Line($"var call = scope.Call(Statement{(optional.Length == 0 ? "" : $".For([{string.Join(", ", optional)}])")});");
            foreach (var parameter in function.Parameters)
            {
                var value = parameter.ParameterName + (FunctionMethodWriter.IsOptional(parameter) ? ".GetValueOrDefault()" : "");
                writer.Lines(ValueBinder.Bind(parameter.Type, isNullable: true, value, parameter.ParameterName.TrimStart('@')));
            }

            writer.Line("return " + Execution(result));
        }
    }

    private static string Execution(ResultModel result)
    {
        var read = result.Kind == ResultKind.Relation ? $"{result.RelationSqlClassName}.Read" : "Read";
        return result.Kind switch
        {
            ResultKind.Void => "call.ExecuteAsync(cancellationToken);",
            _ when result.IsSet => $"call.Rows({read});",
            ResultKind.Relation => $"call.SingleOrDefaultAsync({read}, cancellationToken);",
            _ => $"call.SingleAsync({read}, cancellationToken);",
        };
    }

    // An argument without a name is passed by position, so that none before it can be missing.
    private static void WriteOrderChecks(CodeWriter writer, FunctionModel function)
    {
        for (var i = 0; i + 1 < function.Parameters.Count; i++)
        {
            var (parameter, next) = (function.Parameters[i], function.Parameters[i + 1]);
            if (!FunctionMethodWriter.IsOptional(parameter) || !FunctionMethodWriter.IsOptional(next) || FunctionStatementWriter.IsNamed(function, i))
            {
                continue;
            }

            using (writer.Block($"if (!{parameter.ParameterName}.IsSet && {next.ParameterName}.IsSet)"))
            {
                var message = $"{function.SqlName} gives argument {(i + 1).ToString(CultureInfo.InvariantCulture)} no name, so it can't be left out when a later one is given";
                writer.Line($"throw new global::System.ArgumentException({Literal.Of(message)}, nameof({parameter.ParameterName}));");
            }

            writer.Line("");
        }
    }

    private static void WriteRead(CodeWriter writer, ResultModel result)
    {
        var signature = $"Read({KnownTypes.Reader} reader)";
        switch (result.Kind)
        {
            case ResultKind.Scalar:
                writer.Gap();
                writer.Line($"internal static {result.Scalar!.For(result.IsNullable)} {signature} =>\n    {ValueReader.Read(result.Scalar, result.IsNullable, null, 0, "the result")};");
                break;

            case ResultKind.Composite:
                writer.Gap();
                writer.Line($"internal static {result.RecordName}? {signature} =>\n    reader.GetBoolean(0) ? {result.RecordName}Sql.Read(reader, 1) : null;");
                break;

            case ResultKind.Record:
                writer.Gap();
                var values = ValueReader.ReadAll(result.Columns.Select(static c => (c.Type, c.IsNullable, c.SqlName)));
                ReadWriter.Write(writer, signature, result.RecordName!, result.Columns.Select(static c => c.PropertyName), values);
                break;
        }
    }
}
