using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Rules.Performance;

/// <summary>SQLG503 and SQLG515: the column that every statement under row level security is filtered by.</summary>
internal sealed class PolicyColumnRule : IAdviceRule
{
    public IEnumerable<SqlDiagnostic> Check(AdviceContext context)
    {
        foreach (var table in context.Tables.Where(static t => t.RowSecurity))
        {
            var said = new HashSet<string>(StringComparer.Ordinal);
            foreach (var policy in table.Policies.Where(static p => p is { Origin: not null, Using: not null }))
            {
                foreach (var (column, cast, _) in PolicyOwners.Comparisons(context, table, policy.Using))
                {
                    if (column is not null && !table.HasIndexOn([column]) && said.Add(column))
                    {
                        yield return AdviceContext.At(AdviceRules.PolicyColumnWithoutIndex, policy.Origin!,
                            $"column \"{column}\" of table \"{table.Name}\" has no index that begins with it, but policy \"{policy.Name}\" filters by it, so each statement reads the whole table; "
                            + $"write \"create index on {table.Sql()} ({SqlIdentifier.Quote(column)})\"");
                    }

                    if (cast is not null && PolicyOwners.ColumnOf(table, cast.Operand) is { } hidden && table.HasIndexOn([hidden]) && !IsSameBytes(table, hidden, cast) && said.Add("::" + hidden))
                    {
                        yield return AdviceContext.At(AdviceRules.CastOnPolicyColumn, policy.Origin!,
                            $"policy \"{policy.Name}\" casts column \"{hidden}\" of table \"{table.Name}\", so the index on it is not used; "
                            + $"compare \"{SqlIdentifier.Quote(hidden)}\" itself, and cast the other side to {table.FindColumn(hidden)!.Type}");
                    }
                }
            }
        }
    }

    /// <summary>varchar to text is relabelled, not computed: the index is used all the same.</summary>
    private static bool IsSameBytes(Relation table, string column, CastExpression cast) => table.FindColumn(column)!.Type is not { } type
        || type.Name == cast.Type.Name.Name || (type.Name == "varchar" && cast.Type.Name.Name == "text");
}
