using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Binding;

/// <summary>Walks queries.</summary>
internal static class QueryTree
{
    /// <summary>Every expression of a query and of the queries inside its FROM and WITH, without descending into subqueries of expressions.</summary>
    public static IEnumerable<Expression> Expressions(QueryStatement query)
    {
        var own = query switch
        {
            SelectStatement s => OfSelect(s),
            SetOperationStatement s => Expressions(s.Left).Concat(Expressions(s.Right)),
            ValuesStatement s => s.Rows.SelectMany(static r => r),
            _ => [],
        };
        var with = query.With?.Tables.Select(static t => t.Statement).OfType<QueryStatement>().SelectMany(Expressions) ?? [];
        return with.Concat(own).Concat(query.OrderBy.Select(static o => o.Value));
    }

    /// <summary>What the first column of a query is called, as <c>(select …)</c> takes its name from it.</summary>
    public static string? FirstColumnName(QueryStatement query) => query switch
    {
        SelectStatement { Items.Count: > 0 } s => s.Items[0].Label?.Name ?? ColumnLabel.Of(s.Items[0].Value),
        SetOperationStatement s => FirstColumnName(s.Left),
        ValuesStatement => "column1",
        _ => null,
    };

    private static IEnumerable<Expression> OfSelect(SelectStatement select) =>
        select.Items.Select(static i => i.Value)
            .Concat(select.DistinctOn)
            .Concat(select.From.SelectMany(OfFrom))
            .Concat(Present(select.Where))
            .Concat(select.GroupBy?.Items.SelectMany(OfGrouping) ?? [])
            .Concat(Present(select.Having))
            .Concat(select.Windows.SelectMany(static w => w.PartitionBy.Concat(w.OrderBy.Select(static o => o.Value))));

    private static IEnumerable<Expression> OfFrom(FromItem item) => item switch
    {
        FromQuery f => Expressions(f.Query),
        FromFunction f => f.Functions.Select(static s => s.Call),
        JoinItem j => OfFrom(j.Left).Concat(OfFrom(j.Right)).Concat(Present(j.On)),
        _ => [],
    };

    private static IEnumerable<Expression> OfGrouping(Expression item) => item is GroupingSet set ? set.Items.SelectMany(OfGrouping) : [item];

    private static IEnumerable<Expression> Present(Expression? expression) => expression is null ? [] : [expression];
}
