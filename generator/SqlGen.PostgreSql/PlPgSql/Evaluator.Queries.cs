using SqlGen.PostgreSql.Binding;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.PlPgSql;

// Queries: sources joined one after the other, each condition asked as soon as all that it names is there.
internal sealed partial class Evaluator
{
    // All the rows looked at for one catalog: a schema's worth of questions, not a database's.
    private int _rowsLeft = 3_000_000;

    private sealed record Source(string? Name, FromItem Item);

    private SqlValue Exists(QueryResult? result) =>
        result is null ? SqlValue.Unknown : result.Rows.Count > 0 ? SqlValue.Of(true) : result.IsCertain ? SqlValue.Of(false) : SqlValue.Unknown;

    private SqlValue Scalar(QueryStatement query, RowScope scope) => Query(query, scope) switch
    {
        { IsCertain: true, Rows: [] } => SqlValue.Null,
        { IsCertain: true, Rows: [var row] } => row.First,
        _ => SqlValue.Unknown,
    };

    private QueryResult? Query(QueryStatement query, RowScope scope)
    {
        if (query.With is not null || query.Limit is { Offset: not null })
        {
            return null;
        }

        var result = query switch
        {
            SelectStatement select => Select(select, scope),
            ValuesStatement values => new QueryResult([.. values.Rows.Select(r => ToRow([.. r.Select(v => Evaluate(v, scope))], []))], true),
            SetOperationStatement { Operator: SetOperator.Union, IsAll: true } union => Union(Query(union.Left, scope), Query(union.Right, scope)),
            _ => null,
        };
        if (result is not null && query.Limit?.Count is { } count)
        {
            return Evaluate(count, scope).AsInteger is { } most and >= 0 ? result with { Rows = [.. result.Rows.Take((int)Math.Min(most, int.MaxValue))] } : null;
        }

        return result;
    }

    private static QueryResult? Union(QueryResult? left, QueryResult? right) =>
        left is null || right is null ? null : new QueryResult([.. left.Rows, .. right.Rows], left.IsCertain && right.IsCertain);

    private QueryResult? Select(SelectStatement select, RowScope scope)
    {
        if (select.GroupBy is not null || select.Having is not null || select.DistinctOn.Count > 0 || select.Into is not null)
        {
            return null;
        }

        var sources = new List<Source>();
        var conditions = new List<Expression>();
        if (!select.From.All(f => Flatten(f, sources, conditions)))
        {
            return null;
        }

        AddConditions(select.Where, conditions);
        var found = new List<RowScope>();
        var levels = conditions.ConvertAll(c => LevelOf(c, sources));
        bool? isCertain = Join(sources, 0, new RowScope(scope), conditions, levels, found);
        if (isCertain is not { } certain)
        {
            return null;
        }

        // Nothing found among the names of a platform says nothing: they may be there all the same.
        certain = certain && (found.Count > 0 || !conditions.Exists(MentionsForeignSchema));
        if (select.Items.Any(static i => ExpressionTree.All(i.Value, inSubqueries: false).OfType<FunctionCall>().Any(IsAggregate)))
        {
            return certain ? new QueryResult([Aggregate(select, found, scope)], true) : null;
        }

        var rows = Sort(select, found).ConvertAll(s => Project(select.Items, s));
        return new QueryResult(select.IsDistinct ? Unique(rows) : rows, certain);
    }

    private QueryRow Aggregate(SelectStatement select, List<RowScope> found, RowScope scope)
    {
        var outer = _group;
        _group = found;
        var row = ToRow([.. select.Items.Select(i => Evaluate(i.Value, scope))], select.Items);
        _group = outer;
        return row;
    }

    private static List<QueryRow> Unique(List<QueryRow> rows)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return rows.FindAll(r => seen.Add(string.Join("\u0002", r.Values.Select(static v => v.Kind + (v.AsText ?? "")))));
    }

    private List<RowScope> Sort(SelectStatement select, List<RowScope> found)
    {
        if (select.OrderBy.Count != 1 || found.Count < 2)
        {
            return found;
        }

        var key = select.OrderBy[0];
        var keyed = found.ConvertAll(s => (Scope: s, Key: Evaluate(key.Value, s)));
        var order = Comparer<SqlValue>.Create(static (x, y) => SqlValue.Compare(x, y) ?? 0);
        return [.. (key.IsDescending == true ? keyed.OrderByDescending(static k => k.Key, order) : keyed.OrderBy(static k => k.Key, order)).Select(static k => k.Scope)];
    }

    private QueryRow Project(IReadOnlyList<SelectItem> items, RowScope scope)
    {
        if (items is [{ Value: StarExpression }] or [] && scope.Rows.Count > 0)
        {
            return new QueryRow([SqlValue.Unknown], column => scope.Rows.Select(r => r.Row(column)).FirstOrDefault(static v => v is not null));
        }

        return ToRow([.. items.Select(i => Evaluate(i.Value, scope))], items);
    }

    private static QueryRow ToRow(IReadOnlyList<SqlValue> values, IReadOnlyList<SelectItem> items) => new(values, column =>
    {
        for (var i = 0; i < items.Count; i++)
        {
            if ((items[i].Label?.Name ?? LabelOf(items[i].Value)) == column)
            {
                return values[i];
            }
        }

        return items.Count == 0 && column.StartsWith("column", StringComparison.Ordinal) && SqlValue.Of(column.Substring(6)).AsInteger is { } number
            && number > 0 && number <= values.Count ? values[(int)number - 1] : null;
    });

    private static string? LabelOf(Expression value) => value switch
    {
        ColumnReference c => c.Last.Name,
        FunctionCall f => f.Name.Name,
        CastExpression c => LabelOf(c.Operand) ?? c.Type.Name.Name,
        _ => null,
    };

    private static bool Flatten(FromItem item, List<Source> sources, List<Expression> conditions)
    {
        if (item is not JoinItem join)
        {
            sources.Add(new Source(NameOf(item), item));
            return true;
        }

        if (join.Kind is not (JoinKind.Inner or JoinKind.Cross) || join.IsNatural || join.Using.Count > 0 || join.Alias is not null)
        {
            return false;
        }

        AddConditions(join.On, conditions);
        return Flatten(join.Left, sources, conditions) && Flatten(join.Right, sources, conditions);
    }

    private static string? NameOf(FromItem item) => item.Alias?.Name?.Name ?? item switch
    {
        FromRelation r => r.Relation.Name.Name,
        FromFunction { Functions: [{ Call: FunctionCall call }] } => call.Name.Name,
        _ => null,
    };

    private static void AddConditions(Expression? condition, List<Expression> conditions)
    {
        if (condition is LogicalExpression { IsAnd: true } and)
        {
            conditions.AddRange(and.Operands);
        }
        else if (condition is not null)
        {
            conditions.Add(condition);
        }
    }

    /// <summary>The index of the source after which a condition can be asked.</summary>
    private static int LevelOf(Expression condition, List<Source> sources)
    {
        var level = 0;
        foreach (var expression in ExpressionTree.All(condition, inSubqueries: false))
        {
            if (ExpressionTree.QueryOf(expression) is not null)
            {
                return sources.Count - 1;
            }

            if (expression is ColumnReference reference)
            {
                var at = reference.Parts.Count > 1 ? sources.FindIndex(s => s.Name == reference.Parts[reference.Parts.Count - 2].Name) : sources.Count - 1;
                level = Math.Max(level, at);
            }
        }

        return level;
    }

    /// <summary>Adds every combination of rows that the conditions hold for; whether those are all, or null if a source isn't known.</summary>
    private bool? Join(List<Source> sources, int index, RowScope scope, List<Expression> conditions, List<int> levels, List<RowScope> found)
    {
        if (index == sources.Count)
        {
            if (index == 0 && conditions.Exists(c => Evaluate(c, scope).IsUnknown))
            {
                return false;
            }

            if (index > 0 || conditions.TrueForAll(c => Evaluate(c, scope).AsBoolean == true))
            {
                found.Add(scope);
            }

            return true;
        }

        if (RowsOf(sources[index], scope, conditions) is not { } rows)
        {
            return null;
        }

        var isCertain = true;
        foreach (var row in rows)
        {
            if (--_rowsLeft < 0)
            {
                return null;
            }

            var inner = scope.With(sources[index].Name, row);
            var holds = true;
            for (var i = 0; i < conditions.Count && holds; i++)
            {
                if (levels[i] == index)
                {
                    var value = Evaluate(conditions[i], inner);
                    holds = value.AsBoolean == true;
                    isCertain &= !value.IsUnknown || conditions.Where((_, other) => other > i && levels[other] == index).Any(c => Evaluate(c, inner).AsBoolean == false);
                }
            }

            if (holds)
            {
                if (Join(sources, index + 1, inner, conditions, levels, found) is not { } certain)
                {
                    return null;
                }

                isCertain &= certain;
            }
        }

        return isCertain;
    }

    /// <summary>What a source's columns must equal, by the conditions: its rows need not all be looked at.</summary>
    private Dictionary<string, string> WantedOf(Source source, RowScope scope, List<Expression> conditions)
    {
        var wanted = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var condition in conditions)
        {
            if (condition is BinaryExpression { Operator.Symbol: "=" } equation)
            {
                Add(equation.Left, equation.Right);
                Add(equation.Right, equation.Left);
            }
        }

        return wanted;

        void Add(Expression side, Expression other)
        {
            if (side is ColumnReference { Parts.Count: <= 2 } column && (column.Parts.Count == 1 || column.Parts[0].Name == source.Name)
                && other is not ColumnReference { Parts.Count: 1 } && Evaluate(other, scope).Data is string text)
            {
                wanted[column.Last.Name] = text;
            }
        }
    }

    private IEnumerable<RowFields>? RowsOf(Source source, RowScope scope, List<Expression> conditions)
    {
        switch (source.Item)
        {
            case FromRelation { Sample: null } relation:
                return _tables.Find(relation.Relation.Name, WantedOf(source, scope, conditions)) ?? RowsOfTable(relation.Relation.Name);
            case FromQuery { Alias.Columns.Count: 0 } query:
                return Query(query.Query, scope) is { IsCertain: true } result ? result.Rows.Select(static r => r.Fields) : null;
            case FromQuery { Alias: { } alias } query:
                return Query(query.Query, scope) is { IsCertain: true } named
                    ? named.Rows.Select(r => new RowFields(c => IndexOf(alias.Columns, c) is >= 0 and var at && at < r.Values.Count ? r.Values[at] : null)) : null;
            case FromFunction { Functions: [{ Call: FunctionCall call, Definitions.Count: 0 }], WithOrdinality: false } function:
                var column = function.Alias is { Columns: [var first, ..] } ? first.Name : function.Alias?.Name?.Name ?? call.Name.Name;
                return SetOf(call, scope)?.Select(v => new RowFields(c => c == column ? v : null));
            default:
                return null;
        }
    }

    private static int IndexOf(IReadOnlyList<Identifier> columns, string name)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }

    private IEnumerable<RowFields>? RowsOfTable(QualifiedName name) =>
        host.FindTable(name) is { } table && host.Rows.Find(table) is { } rows
            ? rows.Select(r => new RowFields(c => r.TryGetValue(c, out var value) ? value : table.FindColumn(c) is null ? null : SqlValue.Unknown))
            : null;

    private IEnumerable<SqlValue>? SetOf(FunctionCall call, RowScope scope)
    {
        var arguments = call.Arguments.Select(a => Evaluate(a.Value, scope)).ToList();
        switch (call.Name.Name)
        {
            case "generate_series" when arguments.Count is 2 or 3 && arguments.TrueForAll(static a => a.AsInteger is not null):
                return Series(arguments[0].AsInteger!.Value, arguments[1].AsInteger!.Value, arguments.Count == 3 ? arguments[2].AsInteger!.Value : 1);
            case "unnest" when arguments is [var array]:
                return array.IsNull ? [] : ToArray(array).Elements;
            case "string_to_table" when arguments is [var text, var separator] && text.AsText is { } t && separator.AsText is { Length: > 0 } s:
                return t.Split([s], StringSplitOptions.None).Select(static p => SqlValue.Of(p));
            default:
                return null;
        }
    }

    private static IEnumerable<SqlValue>? Series(long from, long to, long step)
    {
        const int Most = 10_000;
        if (step == 0 || Math.Abs((double)to - from) / Math.Abs((double)step) > Most)
        {
            return null;
        }

        var values = new List<SqlValue>();
        for (var i = from; step > 0 ? i <= to : i >= to; i += step)
        {
            values.Add(SqlValue.Of(i));
        }

        return values;
    }

    private bool MentionsForeignSchema(Expression condition) =>
        ExpressionTree.All(condition, inSubqueries: false).OfType<StringLiteral>()
            .Any(l => host.IsForeignSchema(l.Value.Split('.')[0].Trim('"')) && !host.Catalog.Schemas.Contains(l.Value.Split('.')[0].Trim('"')));
}
