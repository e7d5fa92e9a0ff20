using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Diagnostics;

namespace SqlGen.PostgreSql.Rules.Performance;

/// <summary>SQLG506: a row without a key can be neither named nor replicated.</summary>
internal sealed class NoPrimaryKeyRule : IAdviceRule
{
    public IEnumerable<SqlDiagnostic> Check(AdviceContext context) =>
        from table in context.Tables
        where table.PrimaryKey is null && !table.IsPartition && table.Inherits.Count == 0
        select AdviceContext.At(AdviceRules.NoPrimaryKey, table.Origin!,
            $"table \"{table.Name}\" has no primary key, so its rows can't be fetched, changed or replicated one by one; "
            + $"write \"alter table {table.Sql()} add primary key (…)\"");
}
