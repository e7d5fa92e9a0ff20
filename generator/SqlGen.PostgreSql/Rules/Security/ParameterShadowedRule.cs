using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Rules.Security;

/// <summary>SQLG414: in LANGUAGE sql a column wins over a parameter of its name, so it is compared with itself.</summary>
internal sealed class ParameterShadowedRule : IAdviceRule
{
    public IEnumerable<SqlDiagnostic> Check(AdviceContext context)
    {
        foreach (var function in context.Functions)
        {
            var parameters = function.InputArguments.Select(static a => a.Name).OfType<string>().ToList();
            var hidden = (context.Body(function) ?? []).SelectMany(BodyTree.Expressions).OfType<BinaryExpression>()
                .Where(static c => c.Operator.Symbol is "=" or "<>" or "<" or "<=" or ">" or ">=")
                .Select(c => Hidden(function, parameters, c)).OfType<string>().Distinct();
            foreach (var name in hidden)
            {
                yield return AdviceContext.At(AdviceRules.ParameterShadowed, function.Origin!,
                    $"parameter \"{name}\" of function \"{function.Name}\" is hidden by the column of its name, which is compared with itself; "
                    + $"write \"{SqlIdentifier.Quote(function.Name)}.{SqlIdentifier.Quote(name)}\" for the parameter");
            }
        }
    }

    private static string? Hidden(Function function, List<string> parameters, BinaryExpression comparison)
    {
        if (comparison is not { Left: ColumnReference left, Right: ColumnReference right } || left.Last.Name != right.Last.Name || !parameters.Contains(left.Last.Name))
        {
            return null;
        }

        var isBare = left.Parts.Count == 1 || right.Parts.Count == 1;
        var namesFunction = new[] { left, right }.Any(r => r.Parts.Count > 1 && r.Parts[r.Parts.Count - 2].Name == function.Name);
        return isBare && !namesFunction ? left.Last.Name : null;
    }
}
