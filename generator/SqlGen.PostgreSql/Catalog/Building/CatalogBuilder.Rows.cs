using SqlGen.PostgreSql.PlPgSql;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Catalog;

// Rows that the files put into tables, as far as they are constants: blocks ask for them.
public sealed partial class CatalogBuilder
{
    private void InsertRows(InsertStatement statement)
    {
        if (LookupRelation(statement.Table) is not Relation { IsExternal: false, Kind: RelationKind.Table } table || !_rows.IsFollowed(table))
        {
            return;
        }

        var columns = statement.Columns.Count > 0 ? [.. statement.Columns.Select(static c => c.Column.Name)] : table.Columns.ConvertAll(static c => c.Name);
        if (statement.Query is not ValuesStatement { Rows.Count: <= 100 } values || statement.With is not null || statement.OnConflict is { DoesUpdate: true })
        {
            _rows.Forget(table);
            return;
        }

        foreach (var items in values.Rows)
        {
            var row = new Dictionary<string, SqlValue>(StringComparer.Ordinal);
            foreach (var column in table.Columns)
            {
                row[column.Name] = column.HasDefault || column.Identity != IdentityKind.None || column.GeneratedExpression is not null ? SqlValue.Unknown : SqlValue.Null;
            }

            for (var i = 0; i < items.Count && i < columns.Count; i++)
            {
                row[columns[i]] = items[i] is DefaultExpression ? SqlValue.Unknown : _evaluator.Evaluate(items[i], new RowScope(null));
            }

            _rows.Add(table, row);
        }

        if (statement.OnConflict is not null && values.Rows.Count > 0)
        {
            _rows.Forget(table);
        }
    }

    private void UpdateRows(UpdateStatement statement)
    {
        if (LookupRelation(statement.Table.Name) is not Relation table || _rows.Find(table) is not { Count: > 0 } rows)
        {
            return;
        }

        var changed = new List<Dictionary<string, SqlValue>>();
        foreach (var row in rows)
        {
            var scope = ScopeOf(statement.Alias?.Name ?? table.Name, row);
            var holds = statement.Where is { } where ? _evaluator.Evaluate(where, scope) : SqlValue.Of(true);
            if (statement.From.Count > 0 || statement.With is not null || holds.IsUnknown)
            {
                _rows.Forget(table);
                return;
            }

            var copy = row.ToDictionary(static p => p.Key, static p => p.Value, StringComparer.Ordinal);
            foreach (var assignment in holds.AsBoolean == true ? statement.Assignments : [])
            {
                foreach (var target in assignment.Targets)
                {
                    copy[target.Column.Name] = assignment.IsMultiple || target.Path is not ColumnReference ? SqlValue.Unknown : _evaluator.Evaluate(assignment.Value, scope);
                }
            }

            changed.Add(copy);
        }

        _rows.Replace(table, changed);
    }

    private void DeleteRows(DeleteStatement statement)
    {
        if (LookupRelation(statement.Table.Name) is not Relation table || _rows.Find(table) is not { Count: > 0 } rows)
        {
            return;
        }

        var kept = new List<Dictionary<string, SqlValue>>();
        foreach (var row in rows)
        {
            var holds = statement.Where is { } where ? _evaluator.Evaluate(where, ScopeOf(statement.Alias?.Name ?? table.Name, row)) : SqlValue.Of(true);
            if (statement.Using.Count > 0 || statement.With is not null || holds.IsUnknown)
            {
                _rows.Forget(table);
                return;
            }

            if (holds.AsBoolean != true)
            {
                kept.Add(row.ToDictionary(static p => p.Key, static p => p.Value, StringComparer.Ordinal));
            }
        }

        _rows.Replace(table, kept);
    }

    private void ForgetRows(QualifiedName? name)
    {
        if (name is not null && LookupRelation(name) is Relation table)
        {
            _rows.Forget(table);
        }
    }

    private static RowScope ScopeOf(string name, IReadOnlyDictionary<string, SqlValue> row) =>
        new RowScope(null).With(name, c => row.TryGetValue(c, out var value) ? value : null);
}
