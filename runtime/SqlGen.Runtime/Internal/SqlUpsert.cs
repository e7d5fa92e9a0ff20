using System.ComponentModel;
using System.Text;

namespace SqlGen.Internal;

/// <summary>INSERT of one row that becomes an UPDATE where a row with the same key exists.</summary>
/// <param name="name">Relation and verb.</param>
/// <param name="insert">The insert it extends.</param>
/// <param name="conflictTarget">The key's columns as SQL: <c>id</c>, <c>user_id, lower(email)</c>.</param>
/// <param name="keyColumns">The positions of the key's columns in the insert: they are never changed.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SqlUpsert(string name, SqlInsert insert, string conflictTarget, params int[] keyColumns)
{
    private readonly StatementCache _statements = new();

    /// <summary>The statement that inserts these columns, or updates them in the row with the same key, and returns the row.</summary>
    public SqlStatement For(SqlColumnSet set) => _statements.Find(set) ?? _statements.Keep(set, new(name, Text(set), insert.Traits));

    private string Text(SqlColumnSet set)
    {
        var columns = insert.Columns;
        var assignments = new StringBuilder();
        for (var i = 0; i < columns.Length; i++)
            if (set.Has(i) && Array.IndexOf(keyColumns, i) < 0)
                assignments.Append(assignments.Length == 0 ? "" : ", ").Append(columns[i].Name).Append(" = excluded.").Append(columns[i].Name);

        // DO NOTHING would return no row.
        if (assignments.Length == 0)
        {
            var key = columns[keyColumns[0]].Name;
            assignments.Append(key).Append(" = excluded.").Append(key);
        }
        return insert.Text(set, $"on conflict ({conflictTarget}) do update set {assignments}", insert.Returning);
    }
}
