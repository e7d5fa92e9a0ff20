using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Binding;

/// <summary>
/// Finds the columns that a query yields: names always as the server gives them, types where they follow from columns, casts and literals for sure.
/// </summary>
internal sealed partial class QueryBinder(INameResolver names)
{
    private readonly Dictionary<QueryStatement, IReadOnlyList<BoundColumn>?> _bound = new(ByReference<QueryStatement>.Comparer);

    /// <summary>Relations, columns and functions that the query reads.</summary>
    public HashSet<object> Sources { get; } = [];

    /// <summary>The query's columns; null, and reported if need be, where a <c>*</c> stands for columns that nobody knows.</summary>
    public IReadOnlyList<BoundColumn>? Bind(QueryStatement query) => BindQuery(query, null)?.Select(Settle).ToList();

    /// <summary>A literal whose type stayed open is text once a query yields it.</summary>
    private static BoundColumn Settle(BoundColumn column) => column.Type == UnknownType ? column with { Type = TypeReference.BuiltIn("text") } : column;

    private static readonly TypeReference UnknownType = TypeReference.BuiltIn("unknown");

    // A query stands in one place: what is found there once holds. Both its type and what it reads are asked for at each level.
    private IReadOnlyList<BoundColumn>? BindQuery(QueryStatement query, QueryScope? outer)
    {
        if (!_bound.TryGetValue(query, out var columns))
        {
            _bound[query] = columns = BindUnbound(query, outer);
        }

        return columns;
    }

    private IReadOnlyList<BoundColumn>? BindUnbound(QueryStatement query, QueryScope? outer)
    {
        var scope = new QueryScope(outer);
        if (query.With is not null)
        {
            BindWith(query.With, scope);
        }

        return !ExecutionStack.HasRoom() ? null : query switch
        {
            SelectStatement select => BindSelect(select, scope),
            SetOperationStatement operation => BindSetOperation(operation, scope),
            ValuesStatement values => BindValues(values, scope),
            _ => null,
        };
    }

    private void BindWith(WithClause with, QueryScope scope)
    {
        foreach (var table in with.Tables)
        {
            var columns = table.Statement switch
            {
                // A recursive query's types are those of its first part.
                SetOperationStatement operation when with.IsRecursive => BindQuery(operation.Left with { With = operation.With ?? operation.Left.With }, scope),
                QueryStatement query => BindQuery(query, scope),
                InsertStatement insert => BindReturning(new FromRelation(insert.Range, new RelationReference(insert.Table.Range, insert.Table, false), Alias(insert.Alias), null), insert.Returning, insert.ReturningAliases, scope),
                UpdateStatement update => BindReturning(new FromRelation(update.Range, update.Table, Alias(update.Alias), null), update.Returning, update.ReturningAliases, scope, update.From),
                DeleteStatement delete => BindReturning(new FromRelation(delete.Range, delete.Table, Alias(delete.Alias), null), delete.Returning, delete.ReturningAliases, scope, delete.Using),
                _ => null,
            };
            scope.AddWith(new ScopeEntry(table.Name.Name, Renamed(columns ?? [], table.Columns), columns is not null));
            if (with.IsRecursive && table.Statement is SetOperationStatement recursive)
            {
                Read(recursive.Right, scope);
            }
        }
    }

    private static TableAlias? Alias(Identifier? name) => name is null ? null : new TableAlias(name.Range, name, [], []);

    private IReadOnlyList<BoundColumn>? BindReturning(FromItem table, IReadOnlyList<SelectItem> items, IReadOnlyList<ReturningAlias> aliases, QueryScope outer, IReadOnlyList<FromItem>? others = null)
    {
        var scope = new QueryScope(outer);
        foreach (var item in new[] { table }.Concat(others ?? []))
        {
            scope.Add(BindFrom(item, scope));
        }

        // The rows before and after the change, from version 18 on.
        var target = scope.Entries[0];
        foreach (var name in aliases.Select(static a => a.Alias.Name).Concat(["old", "new"]))
        {
            scope.Entries.Add(target with { Name = name, Schema = null });
        }

        return BindItems(items, scope);
    }

    private IReadOnlyList<BoundColumn>? BindSelect(SelectStatement select, QueryScope scope)
    {
        foreach (var item in select.From)
        {
            scope.Add(BindFrom(item, scope));
        }

        foreach (var expression in QueryTree.Expressions(select with { From = [], With = null, Items = [] }))
        {
            Read(expression, scope);
        }

        return BindItems(select.Items, scope);
    }

    private IReadOnlyList<BoundColumn>? BindItems(IReadOnlyList<SelectItem> items, QueryScope scope)
    {
        var columns = new List<BoundColumn>();
        foreach (var item in items)
        {
            switch (item.Value)
            {
                case StarExpression star when ExpandStar(star, scope) is { } expanded:
                    columns.AddRange(expanded.Select(c => c with { Place = item.Range }));
                    break;
                case StarExpression:
                    return null;
                case AllFieldsSelection fields when TypeOf(fields.Operand, scope) is { } type && names.FindAttributes(type) is { } attributes:
                    columns.AddRange(attributes.Select(a => new BoundColumn(a.Name, a.Type, item.Range)));
                    break;
                case AllFieldsSelection:
                    return null;
                default:
                    Read(item.Value, scope);
                    CheckReferences(item.Value, scope);
                    columns.Add(new BoundColumn(item.Label?.Name ?? ColumnLabel.Of(item.Value), TypeOf(item.Value, scope), item.Range, SourceOf(item.Value, scope)));
                    break;
            }
        }

        return columns;
    }

    private IReadOnlyList<BoundColumn>? ExpandStar(StarExpression star, QueryScope scope)
    {
        if (star.Qualifier.Count == 0)
        {
            scope.Columns.ForEach(Use);
            return scope.IsComplete ? scope.Columns : null;
        }

        var name = star.Qualifier[star.Qualifier.Count - 1];
        var entry = scope.FindEntry(name.Name, star.Qualifier.Count > 1 ? star.Qualifier[star.Qualifier.Count - 2].Name : null);
        if (entry is null)
        {
            names.Report(SqlRules.UnknownRelation, star.Range, $"missing FROM-clause entry for table \"{name.Name}\"; add it to FROM or use the name given there");
            return null;
        }

        foreach (var column in entry.Columns)
        {
            Use(column);
        }

        return entry.IsComplete ? entry.Columns : null;
    }

    private IReadOnlyList<BoundColumn>? BindSetOperation(SetOperationStatement operation, QueryScope scope)
    {
        var left = BindQuery(operation.Left, scope);
        var right = BindQuery(operation.Right, scope);
        if (left is null || right is null)
        {
            return left;
        }

        if (left.Count != right.Count)
        {
            names.Report(SqlRules.InvalidDefinition, operation.Right.Range,
                $"each {operation.Operator.ToString().ToUpperInvariant()} query must have the same number of columns; this one has {right.Count}, the first {left.Count}");
            return left;
        }

        return left.Select((c, i) => c with { Type = TypeRules.Common([c.Type, right[i].Type]), Source = null }).ToList();
    }

    private List<BoundColumn> BindValues(ValuesStatement values, QueryScope scope) =>
        values.Rows[0].Select((e, i) => new BoundColumn(
            "column" + (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture),
            TypeRules.Common(values.Rows.Where(r => r.Count > i).Select(r => TypeOf(r[i], scope)).ToList()),
            e.Range)).ToList();

    /// <summary>Gives columns the names of an alias list; those past its end keep theirs.</summary>
    private static IReadOnlyList<BoundColumn> Renamed(IReadOnlyList<BoundColumn> columns, IReadOnlyList<Identifier> aliases) =>
        aliases.Count == 0 ? columns : columns.Select((c, i) => i < aliases.Count ? c with { Name = aliases[i].Name } : c).ToList();

    private static (Relation, Column)? SourceOf(Expression value, QueryScope scope) =>
        value is ColumnReference reference ? scope.FindColumn(reference)?.Source : null;

    private void Use(BoundColumn column)
    {
        if (column.Source is var (relation, source))
        {
            Sources.Add(relation);
            Sources.Add(source);
        }
    }

    /// <summary>Notes what an expression reads, subqueries included.</summary>
    private void Read(Expression expression, QueryScope scope)
    {
        foreach (var part in ExpressionTree.All(expression, inSubqueries: false))
        {
            switch (part)
            {
                case ColumnReference reference when scope.FindColumn(reference) is { } column:
                    Use(column);
                    break;
                case FunctionCall call:
                    Sources.UnionWith(names.FindFunctions(call.Name));
                    break;
            }

            if (ExpressionTree.QueryOf(part) is { } query)
            {
                Read(query, scope);
            }
        }
    }

    private void Read(QueryStatement query, QueryScope scope) => _ = BindQuery(query, scope);

    private void CheckReferences(Expression expression, QueryScope scope)
    {
        foreach (var reference in ExpressionTree.ColumnReferences(expression, inSubqueries: false))
        {
            if (scope.FindColumn(reference) is not null || !scope.IsKnown)
            {
                continue;
            }

            var name = reference.Parts[reference.Parts.Count - 1].Name;
            if (reference.Parts.Count == 1)
            {
                var known = scope.ColumnNames.ToList();
                if (!known.Contains(name) && scope.FindEntry(name) is null && !SystemColumns.Contains(name))
                {
                    names.Report(SqlRules.UnknownColumn, reference.Range, $"column \"{name}\" does not exist{Suggestion.For(name, known)}");
                }

                continue;
            }

            var qualifier = reference.Parts[reference.Parts.Count - 2].Name;
            if (scope.FindEntry(qualifier) is not { } entry)
            {
                names.Report(SqlRules.UnknownRelation, reference.Range,
                    $"missing FROM-clause entry for table \"{qualifier}\"; add it to FROM or use the name given there");
            }
            else if (!SystemColumns.Contains(name) && names.FindFunctions(new QualifiedName(reference.Range, [reference.Parts[reference.Parts.Count - 1]])).Count == 0)
            {
                names.Report(SqlRules.UnknownColumn, reference.Range,
                    $"column {qualifier}.{name} does not exist{Suggestion.For(name, entry.Columns.Select(static c => c.Name))}");
            }
        }
    }

    private static readonly HashSet<string> SystemColumns = new(StringComparer.Ordinal) { "tableoid", "ctid", "xmin", "xmax", "cmin", "cmax" };
}
