using SqlGen.PostgreSql.Catalog;

namespace SqlGen.PostgreSql.PlPgSql;

/// <summary>
/// The rows that the files themselves put into tables: what a fresh database holds. Migrations keep their version in one; a table of many
/// rows, or of rows that are computed, is not followed.
/// </summary>
internal sealed class KnownRows
{
    private const int MaxRows = 100;

    private readonly Dictionary<Relation, List<Dictionary<string, SqlValue>>?> _tables = [];

    /// <summary>The rows of a table; null where they aren't known.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, SqlValue>>? Find(Relation table) =>
        table.IsExternal || table.Kind is not (RelationKind.Table or RelationKind.PartitionedTable) || table.Inherits.Count > 0 ? null
        : _tables.TryGetValue(table, out var rows) ? rows : [];

    public bool IsFollowed(Relation table) => !_tables.TryGetValue(table, out var rows) || rows is not null;

    public void Add(Relation table, Dictionary<string, SqlValue> row)
    {
        if (!_tables.TryGetValue(table, out var rows))
        {
            _tables[table] = rows = [];
        }

        if (rows is not null && rows.Count < MaxRows)
        {
            rows.Add(row);
        }
        else
        {
            Forget(table);
        }
    }

    public void Replace(Relation table, List<Dictionary<string, SqlValue>> rows) => _tables[table] = rows;

    public void Forget(Relation table) => _tables[table] = null;
}
