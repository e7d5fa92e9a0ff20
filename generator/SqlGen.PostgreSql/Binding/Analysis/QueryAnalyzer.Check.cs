using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Binding.Analysis;

// Names that mean nothing. Where a name could mean something that no file tells of, nothing is said: a finding is true or absent.
public sealed partial class QueryAnalyzer
{
    private readonly List<QueryProblem> _problems = [];
    private readonly Dictionary<Relation, TextRange> _relations = [];

    /// <summary>What the server would refuse in a statement that reads or writes rows. Other statements have no findings.</summary>
    public static QueryReport Check(Statement statement, AnalysisScope scope)
    {
        var analyzer = new QueryAnalyzer(scope);
        analyzer.CheckStatement(statement, null);

        // Which of several relations of one name is meant depends on the search_path of the session.
        var problems = analyzer._relations.Keys.Any(r => scope.Catalog.Relations.Exists(o => o.Name == r.Name && o != r))
            ? analyzer._problems.FindAll(static p => p.Kind is QueryProblemKind.UnknownRelation or QueryProblemKind.UnknownFunction)
            : analyzer._problems;
        return new QueryReport(problems.Distinct().OrderBy(static p => p.Range.Start).ToList(), analyzer._relations);
    }

    private void CheckStatement(Statement statement, QueryLevel? parent)
    {
        if (!ExecutionStack.HasRoom())
        {
            return;
        }

        switch (statement)
        {
            case QueryStatement query: CheckQuery(query, parent); break;
            case InsertStatement insert: CheckInsert(insert, parent); break;
            case UpdateStatement update: CheckUpdate(update, parent); break;
            case DeleteStatement delete: CheckDelete(delete, parent); break;
            case MergeStatement merge: CheckMerge(merge, parent); break;
            case ExplainStatement explain: CheckStatement(explain.Query, parent); break;
            case CallStatement call: CheckExpression(call.Call, new QueryLevel(parent)); break;
            case CopyStatement copy: CheckCopy(copy); break;
            case TruncateStatement truncate: CheckTruncate(truncate); break;
        }
    }

    private QueryLevel OpenChecked(WithClause? with, QueryLevel? parent)
    {
        var level = Open(with, parent);
        foreach (var table in with?.Tables ?? [])
        {
            CheckStatement(table.Statement, FindCommonTable(table.Name.Name, level)!.Level);
        }

        return level;
    }

    private void CheckQuery(QueryStatement query, QueryLevel? parent)
    {
        var level = OpenChecked(query.With, parent);
        HashSet<string>? outputs = null;
        switch (query)
        {
            case SelectStatement select:
                outputs = CheckSelect(select, level);
                break;
            case SetOperationStatement operation:
                CheckQuery(operation.Left, level);
                CheckQuery(operation.Right, level);
                outputs = query.OrderBy.Count > 0 && BindQuery(operation.Left, level) is { IsOpen: false } rows ? [.. rows.Columns.Select(static c => c.Name)] : null;
                break;
            case ValuesStatement values:
                CheckAll(values.Rows.SelectMany(static r => r), level);
                outputs = [.. values.Rows[0].Select(static (_, i) => "column" + Number(i + 1))];
                break;
        }

        if (outputs is not null)
        {
            CheckAll(query.OrderBy.Select(static o => o.Value), level, outputs);
        }

        CheckAll(new[] { query.Limit?.Count, query.Limit?.Offset }.OfType<Expression>(), level);
    }

    /// <summary>The names that ORDER BY and GROUP BY may use beside those of FROM.</summary>
    private HashSet<string> CheckSelect(SelectStatement select, QueryLevel level)
    {
        foreach (var item in select.From)
        {
            BindFrom(item, level);
        }

        foreach (var item in select.From)
        {
            CheckFrom(item, level);
        }

        var items = select.Items.Where(static i => i.Value is not (StarExpression or AllFieldsSelection));
        var outputs = new HashSet<string>(items.Select(static i => i.Label?.Name ?? ColumnLabel.Of(i.Value)), StringComparer.Ordinal);
        CheckAll(select.Items.Select(static i => i.Value), level);
        CheckAll(new[] { select.Where, select.Having }.OfType<Expression>(), level);
        CheckAll(select.DistinctOn.Concat(select.GroupBy?.Items.SelectMany(Grouped) ?? []), level, outputs);
        CheckAll(select.Windows.SelectMany(static w => w.PartitionBy.Concat(w.OrderBy.Select(static o => o.Value))), level);
        return outputs;
    }

    private static IEnumerable<Expression> Grouped(Expression item) => item is GroupingSet set ? set.Items.SelectMany(Grouped) : [item];

    private void CheckFrom(FromItem item, QueryLevel level)
    {
        switch (item)
        {
            case FromRelation relation:
                CheckRelation(relation.Relation.Name, level);
                break;
            case FromQuery query:
                CheckQuery(query.Query, query.IsLateral ? level : level.WithoutSources());
                break;
            case FromFunction function:
                CheckAll(function.Functions.Select(static f => f.Call), level, source: function);
                break;
            case JoinItem join:
                CheckFrom(join.Left, level);
                CheckFrom(join.Right, level);
                CheckAll(new[] { join.On }.OfType<Expression>(), level);
                break;
        }
    }

    private void CheckAll(IEnumerable<Expression> expressions, QueryLevel level, HashSet<string>? outputs = null, FromFunction? source = null)
    {
        foreach (var expression in expressions)
        {
            CheckExpression(expression, level, outputs, source);
        }
    }

    private void CheckExpression(Expression expression, QueryLevel level, HashSet<string>? outputs = null, FromFunction? source = null)
    {
        foreach (var part in ExpressionTree.All(expression, inSubqueries: false))
        {
            switch (part)
            {
                case ColumnReference column:
                    CheckColumn(column.Parts, level, outputs);
                    break;
                case StarExpression { Qualifier: { Count: > 0 } qualifier }:
                    CheckQualifier(qualifier, level);
                    break;
                case FunctionCall { IsSqlSyntax: false } call:
                    CheckFunction(call, level, source);
                    break;
            }

            if (ExpressionTree.QueryOf(part) is { } query)
            {
                CheckQuery(query, level);
            }
        }
    }
}
