using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Diagnostics;

namespace SqlGen.PostgreSql.Rules.Security;

/// <summary>SQLG407 and SQLG408: names in a function are looked up where its caller says.</summary>
internal sealed class SearchPathRule : IAdviceRule
{
    public IEnumerable<SqlDiagnostic> Check(AdviceContext context)
    {
        foreach (var function in context.Functions.Where(f => f.Kind is FunctionKind.Function or FunctionKind.Procedure && f.Language is not ("c" or "internal") && !f.Settings.ContainsKey("search_path") && !IsBoundEarly(f)))
        {
            var mend = $"write \"alter {(function.Kind == FunctionKind.Procedure ? "procedure" : "function")} {function.Signature()} set search_path = ''\" and qualify the names inside";
            yield return function.SecurityDefiner
                ? AdviceContext.At(AdviceRules.DefinerWithoutSearchPath, function.Origin!,
                    $"function \"{function.Name}\" runs with its owner's rights and looks names up in its caller's search_path, so a caller's own table or operator can take the place of yours; {mend}")
                : AdviceContext.At(AdviceRules.MutableSearchPath, function.Origin!,
                    $"function \"{function.Name}\" looks names up in its caller's search_path; {mend}, or write its body as BEGIN ATOMIC");
        }
    }

    /// <summary>BEGIN ATOMIC and RETURN resolve every name when the function is created.</summary>
    private static bool IsBoundEarly(Function function) =>
        function is { Language: "sql", Body: { } body } && IsBody(body.TrimStart());

    private static bool IsBody(string body) =>
        body.StartsWith("begin atomic", StringComparison.OrdinalIgnoreCase) || body.StartsWith("return ", StringComparison.OrdinalIgnoreCase);
}
