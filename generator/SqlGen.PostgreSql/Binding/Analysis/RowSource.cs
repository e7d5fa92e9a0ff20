using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Binding.Analysis;

/// <summary>One source of rows under its name, as parse_relation.c's namespace items.</summary>
internal sealed class RowSource(string? name, IReadOnlyList<RowColumn> columns)
{
    public string? Name => name;

    public string? Schema { get; init; }

    /// <summary>The call in FROM that yields the rows.</summary>
    public FromFunction? Call { get; init; }

    /// <summary>A join without a name: its columns are those of the sources beside it.</summary>
    public bool IsRepetition { get; init; }

    public IReadOnlyList<RowColumn> Columns { get; private set; } = columns;

    /// <summary>Other columns may exist that no file tells of.</summary>
    public bool IsOpen { get; init; }

    /// <summary>What a reference to the whole row is; null for an anonymous record.</summary>
    public TypedValue? WholeRow { get; init; }

    public bool HasSystemColumns { get; init; }

    public bool IsNameVisible { get; set; } = true;

    public bool AreColumnsVisible { get; set; } = true;

    public RowColumn? Find(string column)
    {
        foreach (var candidate in Columns)
        {
            if (candidate.Name == column)
            {
                return candidate;
            }
        }

        return null;
    }

    /// <summary>On the far side of an outer join every column may be null.</summary>
    public void MakeNullable() => Columns = Columns.Select(static c => c with { Value = c.Value with { NotNull = false } }).ToList();
}

/// <summary>A query of WITH: bound when it is first named, for a recursive WITH may name one that comes later.</summary>
internal sealed class CommonTable(CommonTableExpression syntax, QueryLevel level)
{
    public CommonTableExpression Syntax => syntax;

    public QueryLevel Level => level;

    public bool IsBinding { get; set; }

    public RowSet? Rows { get; set; }
}

/// <summary>What a query yields; open where it has columns that nobody can name.</summary>
internal sealed record RowSet(IReadOnlyList<RowColumn> Columns, bool IsOpen = false);

/// <summary>The names that one SELECT can use, and those of the queries around it.</summary>
internal sealed class QueryLevel(QueryLevel? parent)
{
    public QueryLevel? Parent => parent;

    public List<RowSource> Sources { get; } = [];

    public Dictionary<string, CommonTable> CommonTables { get; private init; } = new(StringComparer.Ordinal);

    /// <summary>Grouping sets turn grouped columns into null.</summary>
    public bool HasGroupingSets { get; set; }

    /// <summary>What a query in FROM sees without LATERAL: the same WITH, none of the sources beside it.</summary>
    public QueryLevel WithoutSources() => new(parent) { CommonTables = CommonTables };
}
