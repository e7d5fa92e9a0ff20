using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Binding.Analysis;

// The rows before and after a change, which RETURNING can name from version 18 on (parse_clause.c: addNSItemForReturning).
public sealed partial class QueryAnalyzer
{
    private void CheckReturning(IReadOnlyList<SelectItem> items, ReturnedRows rows, QueryLevel level)
    {
        var before = level.Sources.Count;
        AddReturned(rows, level);
        CheckAll(items.Select(static i => i.Value), level);
        level.Sources.RemoveRange(before, level.Sources.Count - before);
    }

    private void AddReturned(ReturnedRows rows, QueryLevel level)
    {
        if (_scope.Catalog.Version >= PostgresVersion.V18 && level.Sources.Count > 0)
        {
            var target = level.Sources[0];
            AddReturned(rows.Aliases.FirstOrDefault(static a => !a.IsNew), "old", rows.MayLackOld, target, level);
            AddReturned(rows.Aliases.FirstOrDefault(static a => a.IsNew), "new", rows.MayLackNew, target, level);
        }
    }

    private static void AddReturned(ReturningAlias? alias, string usual, bool mayBeMissing, RowSource target, QueryLevel level)
    {
        // A table that is called so hides the row; an alias of its own would be an error.
        var name = alias?.Alias.Name ?? usual;
        if (level.Sources.Exists(s => s.Name == name))
        {
            return;
        }

        var row = new RowSource(name, target.Columns)
        {
            IsOpen = target.IsOpen,
            WholeRow = mayBeMissing && target.WholeRow is { } whole ? whole with { NotNull = false } : target.WholeRow,
            HasSystemColumns = target.HasSystemColumns,
            AreColumnsVisible = false,
        };
        if (mayBeMissing)
        {
            row.MakeNullable();
        }

        level.Sources.Add(row);
    }

    /// <summary>What RETURNING of a statement calls the rows, and whether each of them may be missing: then its columns are null.</summary>
    private readonly record struct ReturnedRows(IReadOnlyList<ReturningAlias> Aliases, bool MayLackOld, bool MayLackNew)
    {
        public static ReturnedRows Of(InsertStatement insert) => new(insert.ReturningAliases, true, false);

        public static ReturnedRows Of(UpdateStatement update) => new(update.ReturningAliases, false, false);

        public static ReturnedRows Of(DeleteStatement delete) => new(delete.ReturningAliases, false, true);

        public static ReturnedRows Of(MergeStatement merge) => new(merge.ReturningAliases, true, true);
    }
}
