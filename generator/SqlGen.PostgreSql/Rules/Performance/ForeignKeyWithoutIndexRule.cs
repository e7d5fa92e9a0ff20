using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Diagnostics;

namespace SqlGen.PostgreSql.Rules.Performance;

/// <summary>SQLG504: deleting a referenced row looks for the rows that refer to it.</summary>
internal sealed class ForeignKeyWithoutIndexRule : IAdviceRule
{
    public IEnumerable<SqlDiagnostic> Check(AdviceContext context) =>
        from table in context.Tables
        from key in table.Constraints
        where key is { Type: ConstraintType.Foreign, Origin: not null, FromParent: false } && !table.HasIndexOn(key.Columns)
        select AdviceContext.At(AdviceRules.ForeignKeyWithoutIndex, key.Origin!,
            $"foreign key \"{key.Name}\" of table \"{table.Name}\" has no index that begins with its columns, so each delete from \"{key.ReferencedTable}\" reads the whole table; "
            + $"write \"create index on {table.Sql()} ({Objects.Columns(key.Columns)})\"");
}
