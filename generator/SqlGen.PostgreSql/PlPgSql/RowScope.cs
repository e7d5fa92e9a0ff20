using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.PlPgSql;

/// <summary>The rows that an expression's columns are looked up in, innermost query first, and the block's variables behind them.</summary>
internal sealed class RowScope(RowScope? outer)
{
    private readonly List<(string? Name, RowFields Row)> _rows = [];

    public RowScope With(string? name, RowFields row)
    {
        var scope = new RowScope(Outer);
        scope._rows.AddRange(_rows);
        scope._rows.Add((name, row));
        return scope;
    }

    public IReadOnlyList<(string? Name, RowFields Row)> Rows => _rows;

    public SqlValue? Find(ColumnReference reference)
    {
        var parts = reference.Parts;
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            if (parts.Count == 1)
            {
                foreach (var (name, row) in scope._rows)
                {
                    if (row(parts[0].Name) is { } value)
                    {
                        return value;
                    }

                    if (name == parts[0].Name)
                    {
                        return SqlValue.Of(row);
                    }
                }
            }
            else if (scope._rows.FindIndex(r => r.Name == parts[parts.Count - 2].Name) is >= 0 and var index)
            {
                return scope._rows[index].Row(reference.Last.Name) ?? SqlValue.Unknown;
            }
        }

        return null;
    }

    private RowScope? Outer { get; } = outer;
}
