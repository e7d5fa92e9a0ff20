namespace SqlGen.PostgreSql.PlPgSql;

/// <summary>A query's rows; where it isn't certain there may be others, too.</summary>
internal sealed record QueryResult(List<QueryRow> Rows, bool IsCertain);

/// <summary>One row: its values in order, and by name.</summary>
internal sealed record QueryRow(IReadOnlyList<SqlValue> Values, RowFields Fields)
{
    public SqlValue First => Values.Count > 0 ? Values[0] : SqlValue.Unknown;
}
