using System.ComponentModel;
using System.Text;

namespace SqlGen.Internal;

/// <summary>INSERT of one row, for any set of columns; columns outside the set get their DEFAULT.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SqlInsert(string name, string table, SqlInsertColumn[] columns, string returning, SqlTraits traits = SqlTraits.None)
{
    private readonly StatementCache _statements = new();

    internal string Name => name;
    internal SqlTraits Traits => traits;
    internal string Table => table;
    internal string Returning => returning;
    internal SqlInsertColumn[] Columns => columns;

    /// <summary>The statement that inserts these columns and returns the row; parameters in the order of the columns.</summary>
    public SqlStatement For(SqlColumnSet set) => _statements.Find(set) ?? _statements.Keep(set, new(name, Text(set, null, returning), traits));

    internal string Text(SqlColumnSet set, string? onConflict, string? returned)
    {
        var names = new StringBuilder();
        var values = new StringBuilder();
        var parameters = 0;
        for (var i = 0; i < columns.Length; i++)
        {
            if (!set.Has(i))
                continue;
            names.Append(names.Length == 0 ? "" : ", ").Append(columns[i].Name);
            values.Append(values.Length == 0 ? "" : ", ");
            parameters += columns[i].Render(values, parameters);
        }
        var text = new StringBuilder("insert into ").Append(table);
        if (names.Length == 0)
            text.Append(" default values");
        else
            text.Append(" (").Append(names).Append(") values (").Append(values).Append(')');
        if (onConflict is not null)
            text.Append(' ').Append(onConflict);
        if (!string.IsNullOrEmpty(returned))
            text.Append(" returning ").Append(returned);
        return text.ToString();
    }
}
