using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Binding.Analysis;

/// <summary>
/// Says of a query's result columns what PostgreSQL's parse analysis would say: name, type, source. It assumes a query that PostgreSQL accepts; what can't be
/// known from the text stays unknown, with the reason.
/// </summary>
public sealed partial class QueryAnalyzer
{
    private readonly AnalysisScope _scope;
    private readonly CallResolver _calls;
    private readonly Dictionary<int, TypedValue> _parameters = [];

    private QueryAnalyzer(AnalysisScope scope)
    {
        _scope = scope;
        _calls = new CallResolver(scope);
        for (var i = 0; i < scope.Parameters.Count; i++)
        {
            if (scope.Parameters[i] is { } type)
            {
                _parameters[i + 1] = scope.Types.ValueOf(type, "");
            }
        }
    }

    /// <summary>The query's columns; null where a <c>*</c> stands for columns that no file tells of.</summary>
    public static IReadOnlyList<ResultColumn>? Bind(Statement query, AnalysisScope scope)
    {
        var rows = new QueryAnalyzer(scope).BindStatement(query, null);
        return rows.IsOpen ? null : ResolveUnknowns(rows).Columns.Select(static c => new ResultColumn(
            c.Name, c.Value.Type?.ToReference(c.Value.Modifier), c.Value.NotNull, c.Value.Source, c.Value.Reason)).ToList();
    }

    private RowSet BindStatement(Statement statement, QueryLevel? parent) => statement switch
    {
        QueryStatement query => BindQuery(query, parent),
        InsertStatement insert => BindReturning(insert.With, new FromRelation(insert.Range, new RelationReference(insert.Range, insert.Table, false), Alias(insert.Alias), null), [], insert.Returning, ReturnedRows.Of(insert), parent),
        UpdateStatement update => BindReturning(update.With, new FromRelation(update.Range, update.Table, Alias(update.Alias), null), update.From, update.Returning, ReturnedRows.Of(update), parent),
        DeleteStatement delete => BindReturning(delete.With, new FromRelation(delete.Range, delete.Table, Alias(delete.Alias), null), delete.Using, delete.Returning, ReturnedRows.Of(delete), parent),
        _ => new RowSet([], IsOpen: true),
    };

    private static TableAlias? Alias(Identifier? name) => name is null ? null : new TableAlias(name.Range, name, [], []);

    private RowSet BindReturning(WithClause? with, FromRelation target, IReadOnlyList<FromItem> others, IReadOnlyList<SelectItem> items, ReturnedRows rows, QueryLevel? parent)
    {
        var level = Open(with, parent);
        BindFrom(target, level);
        foreach (var item in others)
        {
            BindFrom(item, level);
        }

        AddReturned(rows, level);
        return BindItems(items, level);
    }

    /// <summary>The query's rows, unknown literals still unknown.</summary>
    private RowSet BindQuery(QueryStatement query, QueryLevel? parent)
    {
        if (!ExecutionStack.HasRoom())
        {
            return new RowSet([], IsOpen: true);
        }

        var level = Open(query.With, parent);
        return query switch
        {
            SelectStatement select => BindSelect(select, level),
            ValuesStatement values => BindValues(values, level),
            SetOperationStatement operation => Combine(BindQuery(operation.Left, level), BindQuery(operation.Right, level)),
            _ => new RowSet([], IsOpen: true),
        };
    }

    private QueryLevel Open(WithClause? with, QueryLevel? parent)
    {
        var level = new QueryLevel(parent);
        foreach (var table in with?.Tables ?? [])
        {
            // Without RECURSIVE a WITH query sees those before it, and by its own name the table outside.
            var seen = level;
            if (!with!.IsRecursive)
            {
                level = new QueryLevel(level);
            }

            level.CommonTables[table.Name.Name] = new CommonTable(table, seen);
        }

        return with is null || with.IsRecursive ? level : new QueryLevel(level);
    }

    private RowSet BindSelect(SelectStatement select, QueryLevel level)
    {
        foreach (var item in select.From)
        {
            BindFrom(item, level);
        }

        level.HasGroupingSets = select.GroupBy is { } group && group.Items.Any(static i => i is GroupingSet);
        return BindItems(select.Items, level);
    }

    private RowSet BindValues(ValuesStatement values, QueryLevel level)
    {
        var columns = new List<RowColumn>();
        for (var i = 0; i < values.Rows[0].Count; i++)
        {
            var cells = values.Rows.Where(r => r.Count > i).Select(r => BindExpression(r[i], level)).ToList();
            columns.Add(new RowColumn("column" + Number(i + 1), Common(cells, cells.TrueForAll(static c => c.NotNull))));
        }

        return new RowSet(columns);
    }

    private RowSet Combine(RowSet left, RowSet right)
    {
        if (left.IsOpen || left.Columns.Count != right.Columns.Count)
        {
            return left with { Columns = left.Columns.Select(static c => c with { Value = TypedValue.Unknown("the columns of the query's second part are not known") }).ToList() };
        }

        return new RowSet(left.Columns.Select((c, i) =>
        {
            var other = right.Columns[i].Value;
            return c with { Value = Common([c.Value, other], c.Value.NotNull && other.NotNull) };
        }).ToList());
    }

    /// <summary>select_common_type and select_common_typmod.</summary>
    private TypedValue Common(IReadOnlyList<TypedValue> values, bool notNull)
    {
        foreach (var value in values)
        {
            if (value.Type is null)
            {
                return TypedValue.Unknown(value.Reason!);
            }
        }

        // Casts of a type that somebody unknown brings aren't known.
        if (values.Any(static v => v.Type!.IsOpaque) && values.Any(v => v.Type != values[0].Type && !v.IsUnknownLiteral))
        {
            return TypedValue.Unknown($"the casts of type {values.First(static v => v.Type!.IsOpaque).Type} are not known");
        }

        if (_scope.Casts.CommonType(values.Select(static v => v.Type!).ToList()) is not { } type)
        {
            return TypedValue.Unknown($"types {values[0].Type} and {values.First(v => v.Type != values[0].Type).Type} have no common type");
        }

        var modifier = values.All(v => v.Type == type && v.Modifier == values[0].Modifier) ? values[0].Modifier : null;
        return new TypedValue(type, modifier, notNull, Row: values.Count == 1 ? values[0].Row : null);
    }

    /// <summary>A literal whose type stayed open is text once a query yields it.</summary>
    private static RowSet ResolveUnknowns(RowSet rows) => rows with
    {
        Columns = rows.Columns.Select(static c => c.Value.IsUnknownLiteral ? c with { Value = c.Value with { Type = TypeSpace.Named("text"), Modifier = null } } : c).ToList(),
    };

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
