using System.ComponentModel;
using System.Text;

namespace SqlGen.Internal;

/// <summary>UPDATE of the row with a key, for any set of columns. Parameters: the values in the order of the columns, then the key.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SqlUpdate(string name, string table, SqlInsertColumn[] columns, SqlInsertColumn[] keyColumns, SqlTraits traits = SqlTraits.None)
{
    private readonly StatementCache _statements = new();

    /// <summary>The statement that updates these columns.</summary>
    /// <exception cref="ArgumentException">The set is empty.</exception>
    public SqlStatement For(SqlColumnSet set) => _statements.Find(set) ?? _statements.Keep(set, new(name, Text(set), traits));

    private string Text(SqlColumnSet set)
    {
        if (set.IsEmpty)
            throw new ArgumentException($"the patch of {name} sets no column; set at least one, or leave the call out", "patch");
        var text = new StringBuilder("update ").Append(table).Append(" set ");
        var parameters = 0;
        var first = true;
        for (var i = 0; i < columns.Length; i++)
        {
            if (!set.Has(i))
                continue;
            text.Append(first ? "" : ", ").Append(columns[i].Name).Append(" = ");
            first = false;
            parameters += columns[i].Render(text, parameters);
        }
        for (var i = 0; i < keyColumns.Length; i++)
        {
            text.Append(i == 0 ? " where " : " and ").Append(keyColumns[i].Name).Append(" = ");
            parameters += keyColumns[i].Render(text, parameters);
        }
        return text.ToString();
    }
}
