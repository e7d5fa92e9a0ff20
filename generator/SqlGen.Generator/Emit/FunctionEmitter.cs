using SqlGen.Generator.Model;

namespace SqlGen.Generator.Emit;

/// <summary>Everything about one function or procedure, in one file.</summary>
public static class FunctionEmitter
{
    public static string Emit(DatabaseContext context, FunctionModel function)
    {
        var kind = function.IsProcedure ? "procedure" : "function";
        var writer = EmittedFile.Begin(context, $"create {kind} {function.SqlName}");
        if (function.Result is { Kind: ResultKind.Record, RecordName: { } recordName } result)
        {
            writer.Summary(result.IsSet ? $"A row that <c>{Xml.Escape(function.SqlName)}</c> returns." : $"What <c>{Xml.Escape(function.SqlName)}</c> returns.");
            RecordEmitter.WriteFields(writer, context, recordName, result.Columns);
            writer.Gap();
        }

        using (writer.Block($"partial class {context.ClassName}"))
        {
            ScopePartWriter.Write(writer, context, function.Scopes, (part, _) => FunctionMethodWriter.Write(part, function));
            AbsenceWriter.Write(writer, context, function);
            writer.Gap();
            FunctionSqlEmitter.Write(writer, function);
        }

        return writer.ToString();
    }
}
