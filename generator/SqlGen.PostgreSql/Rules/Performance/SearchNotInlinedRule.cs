using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Rules.Performance;

/// <summary>SQLG508: PostgreSQL merges a set-returning function into its caller's query only on conditions (inline_set_returning_function in clauses.c).</summary>
internal sealed class SearchNotInlinedRule : IAdviceRule
{
    public IEnumerable<SqlDiagnostic> Check(AdviceContext context)
    {
        var operators = new HashSet<string>(context.Tables.SelectMany(static t => t.Indexes).Where(VectorSearch.IsApproximate).Select(VectorSearch.OperatorOf).OfType<string>(), StringComparer.Ordinal);
        foreach (var function in context.Functions.Where(f => f is { Kind: FunctionKind.Function, ReturnsSet: true } && Searches(context, f, operators)))
        {
            var reasons = Reasons(context, function).ToList();
            if (reasons.Count > 0)
            {
                yield return AdviceContext.At(AdviceRules.SearchNotInlined, function.Origin!,
                    $"function \"{function.Name}\" can't be inlined, because {Objects.List([.. reasons.Select(static r => r.Why)])}, so its search is planned once for all arguments and may pass the vector index by; "
                    + Mend(function, reasons));
            }
        }
    }

    private static IEnumerable<(string Why, string? Option)> Reasons(AdviceContext context, Catalog.Function function)
    {
        if (function.Language != "sql")
        {
            yield return ($"it is LANGUAGE {function.Language}", null);
        }

        if (function.Volatility == Volatility.Volatile)
        {
            yield return ("it is VOLATILE", "stable");
        }

        if (function.IsStrict)
        {
            yield return ("it is STRICT", "called on null input");
        }

        if (function.SecurityDefiner)
        {
            yield return ("it is SECURITY DEFINER", "security invoker");
        }

        foreach (var setting in function.Settings.Keys.OrderBy(static s => s, StringComparer.Ordinal))
        {
            yield return ($"it has SET {setting}", "reset " + setting);
        }

        if (function.Language == "sql" && context.Body(function) is { } body && body is not [QueryStatement])
        {
            yield return ("its body is not one SELECT", null);
        }
    }

    private static string Mend(Catalog.Function function, List<(string Why, string? Option)> reasons) =>
        reasons.TrueForAll(static r => r.Option is not null)
            ? $"write \"alter function {function.Signature()} {string.Join(" ", reasons.Select(static r => r.Option))}\""
            : "write it as LANGUAGE sql STABLE with one SELECT for its body, SECURITY INVOKER, not STRICT, without SET";

    /// <summary>SQL is parsed; of PL/pgSQL the text shows an ORDER BY and the operator of an index.</summary>
    private static bool Searches(AdviceContext context, Catalog.Function function, HashSet<string> operators) => function.Language switch
    {
        "sql" => VectorSearch.In(context, function).Any(static s => s.Indexes.Count > 0),
        "plpgsql" => Operators(function.Body ?? "").Any(operators.Contains),
        _ => false,
    };

    private static IEnumerable<string> Operators(string body)
    {
        var tokens = TokenList.Read(body, new LexerOptions());
        return tokens.Items.Take(tokens.Count).Where(static t => t.Kind == TokenKind.Operator).Select(t => body.Substring(t.Start, t.Length));
    }
}
