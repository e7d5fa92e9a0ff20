using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Binding.Analysis;

// FROM: sources of rows and joins, as parse_clause.c's transformFromClauseItem.
public sealed partial class QueryAnalyzer
{
    /// <summary>Adds the item's sources to the level; the last one added is the item itself.</summary>
    private RowSource BindFrom(FromItem item, QueryLevel level)
    {
        var source = !ExecutionStack.HasRoom() ? new RowSource(item.Alias?.Name?.Name, []) { IsOpen = true } : item switch
        {
            FromRelation relation => BindRelation(relation, level),
            FromQuery query => Source(query.Alias, null, ResolveUnknowns(BindQuery(query.Query, query.IsLateral ? level : level.WithoutSources()))),
            FromFunction function => BindFunctionSource(function, level),
            FromJsonTable table => Source(table.Alias, "json_table", new RowSet(JsonTableColumns(table.Columns))),
            FromXmlTable table => Source(table.Alias, "xmltable", new RowSet(table.Columns.Select(c => new RowColumn(c.Name.Name, c.Type is null ? Integer(false) : ValueOf(c.Type) with { NotNull = c.IsNotNull })).ToList())),
            JoinItem join => BindJoin(join, level),
            _ => new RowSource(item.Alias?.Name?.Name, []) { IsOpen = true },
        };
        level.Sources.Add(source);
        return source;
    }

    private static RowSource Source(TableAlias? alias, string? name, RowSet rows) =>
        new(alias?.Name?.Name ?? name, Renamed(rows.Columns, alias)) { IsOpen = rows.IsOpen };

    private static IReadOnlyList<RowColumn> Renamed(IReadOnlyList<RowColumn> columns, TableAlias? alias) => Renamed(columns, alias?.Columns ?? []);

    private static IReadOnlyList<RowColumn> Renamed(IReadOnlyList<RowColumn> columns, IReadOnlyList<Identifier> names) =>
        names.Count == 0 ? columns : columns.Select((c, i) => i < names.Count ? c with { Name = names[i].Name } : c).ToList();

    private RowSource BindRelation(FromRelation item, QueryLevel level)
    {
        var name = item.Relation.Name;
        if (name.Schema is null && FindCommonTable(name.Name, level) is { } table)
        {
            return Source(item.Alias, name.Name, BindCommonTable(table));
        }

        if (_scope.FindRelation(name) is { } type)
        {
            var relation = _scope.Types.Holder(type.Schema, type.Name) as Relation;
            return new RowSource(item.Alias?.Name?.Name ?? name.Name, Renamed(type.RowColumns!(), item.Alias))
            {
                Schema = item.Alias?.Name is null ? type.Schema : null,
                // A view whose columns could not be told has none in the catalog.
                IsOpen = relation is { IsOpen: true } or { Columns.Count: 0, Kind: RelationKind.View or RelationKind.MaterializedView },
                WholeRow = new TypedValue(type, NotNull: true),
                HasSystemColumns = true,
            };
        }

        var sequences = _scope.Catalog.Sequences.Where(s => s.Name == name.Name && (name.Schema is null ? _scope.Path.Contains(s.Schema) : s.Schema == name.Schema));
        RowColumn[] columns = sequences.Any()
            ? [new("last_value", BigInteger(true)), new("log_cnt", BigInteger(true)), new("is_called", Boolean(true))]
            : [];
        return new RowSource(item.Alias?.Name?.Name ?? name.Name, Renamed(columns, item.Alias)) { IsOpen = columns.Length == 0, HasSystemColumns = true };
    }

    private static CommonTable? FindCommonTable(string name, QueryLevel? level)
    {
        for (; level is not null; level = level.Parent)
        {
            if (level.CommonTables.TryGetValue(name, out var table))
            {
                return table;
            }
        }

        return null;
    }

    private RowSet BindCommonTable(CommonTable table)
    {
        if (table.Rows is not null)
        {
            return table.Rows;
        }

        if (table.IsBinding)
        {
            // Only its own recursive part may name it, and by then its first part is known.
            return new RowSet([], IsOpen: true);
        }

        table.IsBinding = true;
        var syntax = table.Syntax;
        table.Rows = syntax.Statement is SetOperationStatement operation && table.Level.CommonTables.ContainsKey(syntax.Name.Name)
            ? BindRecursive(table, operation)
            : Named(ResolveUnknowns(BindStatement(syntax.Statement, table.Level)), syntax);
        table.Rows = table.Rows with { Columns = [.. table.Rows.Columns, .. SearchColumns(syntax, table.Level)] };
        return table.Rows;
    }

    private static RowSet Named(RowSet rows, CommonTableExpression syntax) => rows with { Columns = Renamed(rows.Columns, syntax.Columns) };

    /// <summary>The types are those of the first part; the second may only add nulls.</summary>
    private RowSet BindRecursive(CommonTable table, SetOperationStatement operation)
    {
        var level = Open(operation.With, table.Level);
        var first = Named(ResolveUnknowns(BindQuery(operation.Left, level)), table.Syntax);
        var extra = SearchColumns(table.Syntax, table.Level);
        table.Rows = first with { Columns = [.. first.Columns.Select(static c => c with { Value = c.Value.AsExpression(false) }), .. extra] };
        var second = BindQuery(operation.Right, level);
        var columns = first.Columns.Select((c, i) => c with { Value = c.Value.AsExpression(c.Value.NotNull && i < second.Columns.Count && second.Columns[i].Value.NotNull) });
        return first with { Columns = columns.ToList() };
    }

    /// <summary>The columns that SEARCH and CYCLE add.</summary>
    private List<RowColumn> SearchColumns(CommonTableExpression syntax, QueryLevel level)
    {
        var record = TypeSpace.Named("record");
        var columns = new List<RowColumn>();
        if (syntax.Search is { } search)
        {
            columns.Add(new RowColumn(search.Sequence.Name, new TypedValue(search.IsDepthFirst ? record.Array : record)));
        }

        if (syntax.Cycle is { } cycle)
        {
            var mark = cycle.Value is null || cycle.Default is null
                ? Boolean(false)
                : Common([BindExpression(cycle.Value, level), BindExpression(cycle.Default, level)], false);
            columns.Add(new RowColumn(cycle.Mark.Name, mark));
            columns.Add(new RowColumn(cycle.Path.Name, new TypedValue(record.Array)));
        }

        return columns;
    }

    private RowSource BindJoin(JoinItem join, QueryLevel level)
    {
        var start = level.Sources.Count;
        var left = BindFrom(join.Left, level);
        var middle = level.Sources.Count;
        var right = BindFrom(join.Right, level);
        for (var i = start; i < level.Sources.Count; i++)
        {
            var source = level.Sources[i];
            source.AreColumnsVisible = false;
            source.IsNameVisible &= join.Alias?.Name is null;
            if (join.Kind == JoinKind.Full || join.Kind == (i < middle ? JoinKind.Right : JoinKind.Left))
            {
                source.MakeNullable();
            }
        }

        var names = join.IsNatural
            ? left.Columns.Select(static c => c.Name).Where(n => right.Find(n) is not null).ToList()
            : join.Using.Select(static u => u.Name).ToList();
        var isOpen = left.IsOpen || right.IsOpen;
        var merged = names.ConvertAll(n => new RowColumn(n, join.IsNatural && isOpen ? TypedValue.Unknown("the columns of a NATURAL JOIN are not known") : Merge(join.Kind, left.Find(n), right.Find(n))));
        if (join.UsingAlias is { } alias)
        {
            level.Sources.Add(new RowSource(alias.Name, merged) { AreColumnsVisible = false });
        }

        List<RowColumn> columns = [.. merged, .. left.Columns.Where(c => !names.Contains(c.Name)), .. right.Columns.Where(c => !names.Contains(c.Name))];
        return new RowSource(join.Alias?.Name?.Name, Renamed(columns, join.Alias)) { IsOpen = isOpen, IsRepetition = join.Alias is null };
    }

    /// <summary>buildMergedJoinVar: a USING column is one side's where its type doesn't change, else an expression.</summary>
    private TypedValue Merge(JoinKind kind, RowColumn? left, RowColumn? right)
    {
        if (left is not { } l || right is not { } r)
        {
            return TypedValue.Unknown("a USING column's table is not known");
        }

        var isNotNull = l.Value.NotNull || r.Value.NotNull;
        var common = Common([l.Value, r.Value], isNotNull);
        bool IsSame(TypedValue side) => side.Type == common.Type && side.Modifier == common.Modifier;

        return common.Type is null || kind == JoinKind.Full ? common with { NotNull = false }
            : kind == JoinKind.Right ? (IsSame(r.Value) ? r.Value : common with { NotNull = r.Value.NotNull })
            : IsSame(l.Value) ? l.Value
            : kind == JoinKind.Left ? common with { NotNull = l.Value.NotNull }
            : IsSame(r.Value) ? r.Value
            : common;
    }
}
