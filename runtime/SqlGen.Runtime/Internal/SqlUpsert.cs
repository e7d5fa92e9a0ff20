using System.ComponentModel;
using System.Text;

namespace SqlGen.Internal;

/// <summary>INSERT of one row that becomes an UPDATE where a row with the same key exists.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SqlUpsert
{
    private readonly StatementCache _statements = new();
    private readonly string _name;
    private readonly SqlInsert _insert;
    private readonly string _conflictTarget;
    private readonly int[] _kept;
    private readonly int[] _unread;
    private readonly string? _touched;

    /// <summary>Of somebody who may read and update every column.</summary>
    /// <param name="name">Relation and verb.</param>
    /// <param name="insert">The insert it extends.</param>
    /// <param name="conflictTarget">The key's columns as SQL: <c>id</c>, <c>user_id, slug</c>.</param>
    /// <param name="keyColumns">The positions of the key's columns in the insert: they are never changed.</param>
    public SqlUpsert(string name, SqlInsert insert, string conflictTarget, params int[] keyColumns)
        : this(name, insert, conflictTarget, keyColumns, [], insert.Columns[keyColumns[0]].Name)
    {
    }

    /// <summary>Of a role whose grants name columns.</summary>
    /// <param name="name">Relation and verb.</param>
    /// <param name="insert">The insert it extends.</param>
    /// <param name="conflictTarget">The key's columns as SQL.</param>
    /// <param name="kept">The positions of the columns that stay as they are in the row that exists: the key's, and those without an UPDATE grant.</param>
    /// <param name="unread">The positions of the columns with an UPDATE grant but none for SELECT, which <c>excluded</c> would need.</param>
    /// <param name="touched">A column that is written over itself where nothing else is to be changed; null if there is none that may be read and updated.</param>
    public SqlUpsert(string name, SqlInsert insert, string conflictTarget, int[] kept, int[] unread, string? touched)
    {
        (_name, _insert, _conflictTarget, _kept, _unread, _touched) = (name, insert, conflictTarget, kept, unread, touched);
    }

    /// <summary>The statement that inserts these columns, or updates them in the row with the same key, and returns the row.</summary>
    public SqlStatement For(SqlColumnSet set) => _statements.Find(set) ?? _statements.Keep(set, new(_name, Text(set), _insert.Traits));

    private string Text(SqlColumnSet set)
    {
        var assignments = new StringBuilder();
        var parameters = 0;
        for (var i = 0; i < _insert.Columns.Length; i++)
        {
            if (!set.Has(i))
                continue;
            var column = _insert.Columns[i];
            if (Array.IndexOf(_kept, i) < 0)
            {
                assignments.Append(assignments.Length == 0 ? "" : ", ").Append(column.Name).Append(" = ");
                if (Array.IndexOf(_unread, i) < 0)
                    assignments.Append("excluded.").Append(column.Name);
                else
                    column.Render(assignments, parameters);
            }
            parameters += column.ParameterCount;
        }

        // DO NOTHING would return no row.
        if (assignments.Length == 0)
        {
            if (_touched is null)
                throw new ArgumentException($"the row of {_name} sets no column that the role may change in a row that exists; set one, or insert it");
            assignments.Append(_touched).Append(" = ").Append(_insert.Table).Append('.').Append(_touched);
        }
        return _insert.Text(set, $"on conflict ({_conflictTarget}) do update set {assignments}", _insert.Returning);
    }
}
