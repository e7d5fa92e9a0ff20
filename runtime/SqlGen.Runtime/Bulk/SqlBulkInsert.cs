using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace SqlGen.Internal;

/// <summary>INSERT of many rows, in the fastest way the session allows.</summary>
/// <typeparam name="TNew">The record that is inserted.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SqlBulkInsert<TNew>
{
    private readonly StatementCache _unnest = new();
    private readonly SqlInsert _insert;
    private readonly Func<TNew, SqlColumnSet> _set;
    private readonly Action<SqlCall, TNew> _bind;
    private readonly SqlBulkColumn<TNew>?[] _columns;

    /// <summary>A bulk insert.</summary>
    /// <param name="insert">The insert of one row.</param>
    /// <param name="set">Which columns a record sets.</param>
    /// <param name="bind">Adds a record's values to a call of <paramref name="insert"/>.</param>
    /// <param name="columns">The columns in the order of <paramref name="insert"/>; null for one that can only travel row by row (a composite).</param>
    public SqlBulkInsert(SqlInsert insert, Func<TNew, SqlColumnSet> set, Action<SqlCall, TNew> bind, params SqlBulkColumn<TNew>?[] columns)
    {
        if (columns.Length != insert.Columns.Length)
            throw new ArgumentException($"{insert.Name} has {insert.Columns.Length} columns, {columns.Length} were given", nameof(columns));
        _insert = insert;
        _set = set;
        _bind = bind;
        _columns = columns;
    }

    internal string Name => _insert.Name;
    internal SqlTraits Traits => _insert.Traits;

    internal SqlColumnSet SetOf(TNew row)
    {
        ArgumentNullException.ThrowIfNull(row, "rows");
        return _set(row);
    }

    /// <summary>Whether every column of the set can travel in this way.</summary>
    internal bool Allows(SqlColumnSet set, SqlBulkWays way)
    {
        for (var i = 0; i < _columns.Length; i++)
            if (set.Has(i) && (_columns[i] is not { } column || (column.Ways & way) == 0))
                return false;
        return !set.IsEmpty;
    }

    internal void Check(TNew row, SqlColumnSet set)
    {
        for (var i = 0; i < _columns.Length; i++)
            if (set.Has(i))
                _columns[i]?.Check(row);
    }

    internal int SizeOf(TNew row, SqlColumnSet set)
    {
        var size = 0;
        for (var i = 0; i < _columns.Length; i++)
            if (set.Has(i))
                size += _columns[i]?.SizeOf(row) ?? 64;
        return size;
    }

    /// <summary>One statement for each share of the rows where the columns allow it, otherwise one a row.</summary>
    internal void Bind(SqlSession session, SqlColumnSet set, BulkGroup<TNew> group, List<BoundStatement> statements)
    {
        var rows = group.Rows;
        if (rows.Count > 1 && Allows(set, SqlBulkWays.Unnest))
        {
            var unnest = _unnest.Find(set) ?? _unnest.Keep(set, new(Name, UnnestText(set), Traits));
            foreach (var share in group.TakeShares())
            {
                var parameters = new SqlParameters();
                for (var i = 0; i < _columns.Length; i++)
                    if (set.Has(i))
                        parameters.Add(_columns[i]!.ToArray(CollectionsMarshal.AsSpan(rows)[share]));
                statements.Add(new(unnest, parameters));
            }
            return;
        }
        var statement = new SqlStatement(Name, _insert.Text(set, null, null), Traits);
        foreach (var row in rows)
        {
            var call = new SqlCall(session, statement);
            _bind(call, row);
            statements.Add(new(statement, call.Parameters));
        }
    }

    internal string CopyText(SqlColumnSet set)
    {
        var text = new StringBuilder("copy ").Append(_insert.Table).Append(" (");
        AppendNames(text, set);
        return text.Append(") from stdin (format binary)").ToString();
    }

    internal async ValueTask WriteAsync(Npgsql.NpgsqlBinaryImporter importer, SqlColumnSet set, TNew row, CancellationToken cancellationToken)
    {
        await importer.StartRowAsync(cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < _columns.Length; i++)
            if (set.Has(i))
                await _columns[i]!.WriteAsync(importer, row, cancellationToken).ConfigureAwait(false);
    }

    private string UnnestText(SqlColumnSet set)
    {
        var text = new StringBuilder("insert into ").Append(_insert.Table).Append(" (");
        var count = AppendNames(text, set);
        text.Append(") select ");
        for (int i = 0, n = 0; i < _columns.Length; i++)
            if (set.Has(i))
            {
                text.Append(n++ == 0 ? "" : ", ");
                _insert.Columns[i].Render(text, "u.c" + n);
            }
        text.Append(" from unnest(");
        for (var n = 1; n <= count; n++)
            text.Append(n == 1 ? "$" : ", $").Append(n);
        text.Append(") as u(");
        for (var n = 1; n <= count; n++)
            text.Append(n == 1 ? "c" : ", c").Append(n);
        return text.Append(')').ToString();
    }

    private int AppendNames(StringBuilder text, SqlColumnSet set)
    {
        var count = 0;
        for (var i = 0; i < _columns.Length; i++)
            if (set.Has(i))
                text.Append(count++ == 0 ? "" : ", ").Append(_insert.Columns[i].Name);
        return count;
    }
}
