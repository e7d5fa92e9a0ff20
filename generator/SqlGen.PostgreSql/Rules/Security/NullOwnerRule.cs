using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Rules.Security;

/// <summary>SQLG416: where NULL means public, forgetting the owner publishes.</summary>
internal sealed class NullOwnerRule : IAdviceRule
{
    public IEnumerable<SqlDiagnostic> Check(AdviceContext context)
    {
        foreach (var table in context.Tables.Where(static t => t.RowSecurity))
        {
            var owners = table.Policies.SelectMany(p => PolicyOwners.Columns(context, table, p)).Distinct().ToList();
            foreach (var policy in table.Policies.Where(static p => p is { Permissive: true, Origin: not null } && p.Covers(PolicyCommand.Select)))
            {
                var column = Alternatives(context.Parse(policy.Using)).OfType<IsExpression>()
                    .Where(static e => e is { Test: IsTest.Null, IsNegated: false }).Select(e => PolicyOwners.ColumnOf(table, e.Operand))
                    .FirstOrDefault(c => c is not null && owners.Contains(c) && table.FindColumn(c) is { NotNull: false });
                if (column is not null)
                {
                    yield return AdviceContext.At(AdviceRules.NullOwnerPublishes, policy.Origin!,
                        $"policy \"{policy.Name}\" shows rows of table \"{table.Name}\" whose \"{column}\" is NULL to {Objects.List(policy.Roles)}, so an insert that leaves the owner out publishes the row; "
                        + $"write \"alter table {table.Sql()} alter column {SqlIdentifier.Quote(column)} set not null\" and say public in a column of its own");
                    break;
                }
            }
        }
    }

    private static IEnumerable<Expression> Alternatives(Expression? condition) => condition switch
    {
        null => [],
        LogicalExpression { IsAnd: false } or => or.Operands.SelectMany(Alternatives),
        _ => [condition],
    };
}
