using SqlGen.PostgreSql.Binding;
using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Rules.Security;

/// <summary>SQLG417: a setting that was local to a transaction is the empty string after it, not NULL.</summary>
internal sealed class SettingWithoutNullIfRule : IAdviceRule
{
    private static readonly HashSet<string> TextTypes = new(StringComparer.Ordinal) { "text", "varchar", "bpchar", "name", "citext" };

    public IEnumerable<SqlDiagnostic> Check(AdviceContext context)
    {
        foreach (var (table, policy) in context.Policies)
        {
            foreach (var text in new[] { policy.Using, policy.WithCheck }.OfType<string>())
            {
                var cast = context.Parse(text) is { } condition ? ExpressionTree.All(condition, inSubqueries: true).OfType<CastExpression>().FirstOrDefault(IsBare) : null;
                if (cast is not null)
                {
                    var call = AdviceContext.TextOf(text, cast.Operand);
                    yield return AdviceContext.At(AdviceRules.SettingWithoutNullIf, policy.Origin!,
                        $"policy \"{policy.Name}\" for table \"{table.Name}\" casts {call}, which is the empty string once a transaction has set it, so the next one on the connection fails; "
                        + $"write \"{AdviceContext.Replace(text, cast.Operand, $"nullif({call}, '')")}\"");
                    break;
                }
            }
        }
    }

    private static bool IsBare(CastExpression cast) =>
        cast.Operand is FunctionCall { Name.Name: "current_setting" } && !TextTypes.Contains(cast.Type.Name.Name);
}
