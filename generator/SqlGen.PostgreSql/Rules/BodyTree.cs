using SqlGen.PostgreSql.Binding;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Rules;

/// <summary>Walks the statements of a body.</summary>
internal static class BodyTree
{
    /// <summary>Every expression, those in subqueries too.</summary>
    public static IEnumerable<Expression> Expressions(Statement statement)
    {
        var roots = statement switch
        {
            QueryStatement s => QueryTree.Expressions(s),
            InsertStatement s => (s.Query is null ? [] : QueryTree.Expressions(s.Query)).Concat(Present(s.OnConflict?.Where)),
            UpdateStatement s => s.Assignments.Select(static a => a.Value).Concat(Present(s.Where)),
            DeleteStatement s => Present(s.Where),
            ReturnStatement s => [s.Value],
            _ => [],
        };
        return roots.SelectMany(static e => ExpressionTree.All(e, inSubqueries: true));
    }

    /// <summary>Every SELECT of a query: itself, and those in WITH, FROM and set operations.</summary>
    public static IEnumerable<SelectStatement> Selects(QueryStatement query)
    {
        var own = query switch
        {
            SelectStatement s => new[] { s }.Concat(s.From.SelectMany(Queries).SelectMany(Selects)),
            SetOperationStatement s => Selects(s.Left).Concat(Selects(s.Right)),
            _ => [],
        };
        return own.Concat(query.With?.Tables.Select(static t => t.Statement).OfType<QueryStatement>().SelectMany(Selects) ?? []);
    }

    /// <summary>The tables that FROM names, with what they are called there.</summary>
    public static IEnumerable<FromRelation> Relations(FromItem item) => item switch
    {
        FromRelation f => [f],
        JoinItem j => Relations(j.Left).Concat(Relations(j.Right)),
        _ => [],
    };

    private static IEnumerable<QueryStatement> Queries(FromItem item) => item switch
    {
        FromQuery f => [f.Query],
        JoinItem j => Queries(j.Left).Concat(Queries(j.Right)),
        _ => [],
    };

    private static IEnumerable<Expression> Present(Expression? expression) => expression is null ? [] : [expression];
}
