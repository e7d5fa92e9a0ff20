using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Binding;

// FROM: relations, subqueries, functions, joins.
internal sealed partial class QueryBinder
{
    private FromBinding BindFrom(FromItem item, QueryScope scope) => !ExecutionStack.HasRoom() ? new FromBinding([], [], IsComplete: false) : item switch
    {
        FromRelation relation => Single(BindRelation(relation, scope)),
        FromQuery query => Single(BindSubquery(query, scope)),
        FromFunction function => Single(BindFunction(function, scope)),
        JoinItem join => BindJoin(join, scope),
        _ => new FromBinding([], [], IsComplete: false),
    };

    private static FromBinding Single(ScopeEntry entry) => new([entry], entry.Columns, entry.IsComplete);

    private ScopeEntry BindRelation(FromRelation item, QueryScope scope)
    {
        var name = item.Relation.Name;
        if (name.Parts.Count == 1 && scope.FindWith(name.Name) is { } with)
        {
            return Aliased(with, item.Alias);
        }

        if (names.FindRelation(name) is not { } relation)
        {
            return Aliased(new ScopeEntry(name.Name, [], IsComplete: false), item.Alias);
        }

        Sources.Add(relation);
        var columns = relation.Columns.Select(c => new BoundColumn(c.Name, c.Type, item.Range, (relation, c))).ToList();
        return Aliased(new ScopeEntry(relation.Name, columns, !relation.IsExternal, relation.Schema, relation), item.Alias);
    }

    private static ScopeEntry Aliased(ScopeEntry entry, TableAlias? alias) => alias is null
        ? entry
        : entry with { Name = alias.Name?.Name ?? entry.Name, Schema = alias.Name is null ? entry.Schema : null, Columns = Renamed(entry.Columns, alias.Columns) };

    private ScopeEntry BindSubquery(FromQuery item, QueryScope scope)
    {
        var columns = BindQuery(item.Query, scope)?.Select(Settle).ToList();
        return Aliased(new ScopeEntry("", columns ?? [], columns is not null), item.Alias);
    }

    private ScopeEntry BindFunction(FromFunction item, QueryScope scope)
    {
        var columns = new List<BoundColumn>();
        var isComplete = true;
        foreach (var source in item.Functions)
        {
            Read(source.Call, scope);
            var found = FunctionColumns(source, item, scope);
            columns.AddRange(found ?? []);
            isComplete &= found is not null;
        }

        if (item.WithOrdinality)
        {
            columns.Add(new BoundColumn("ordinality", TypeReference.BuiltIn("int8"), item.Range));
        }

        return Aliased(new ScopeEntry(ColumnLabel.Of(item.Functions[0].Call), columns, isComplete), item.Alias);
    }

    private List<BoundColumn>? FunctionColumns(RowsFunction source, FromFunction item, QueryScope scope)
    {
        var definitions = source.Definitions.Count > 0 ? source.Definitions : item.Alias?.Definitions ?? [];
        if (definitions.Count > 0)
        {
            return definitions.Select(d => new BoundColumn(d.Name.Name, names.FindType(d.Type), item.Range)).ToList();
        }

        if (source.Call is FunctionCall call)
        {
            var found = names.FindFunctions(call.Name);
            if (found.Count > 0)
            {
                return found.Count == 1 ? ColumnsOf(found[0], call, item, scope) : SameColumns(found, call, item, scope);
            }

            if (FunctionTypes.TableColumns(call.Name.Name, call.Arguments.Select(a => TypeOf(a.Value, scope)).ToList()) is { } known)
            {
                return known.Select(c => new BoundColumn(c.Name, c.Type, item.Range)).ToList();
            }

            if (TypeOf(call, scope) is null && !BuiltInFunctions.MayExist(call.Name.Name))
            {
                return null;
            }
        }

        var type = TypeOf(source.Call, scope);
        if (type is not null && names.FindAttributes(type) is { } attributes)
        {
            return attributes.Select(a => new BoundColumn(a.Name, a.Type, item.Range)).ToList();
        }

        if (type is null && source.Call is FunctionCall { Name.Name: not ("unnest" or "generate_series") })
        {
            return null;
        }

        return [new BoundColumn(ScalarName(source, item), type, item.Range)];
    }

    private static string ScalarName(RowsFunction source, FromFunction item) =>
        item is { Functions.Count: 1, Alias.Name: { } alias } ? alias.Name : ColumnLabel.Of(source.Call);

    private List<BoundColumn>? SameColumns(IReadOnlyList<Function> overloads, FunctionCall call, FromFunction item, QueryScope scope)
    {
        var byCount = overloads.Where(f => f.InputArguments.Count() >= call.Arguments.Count
            && f.InputArguments.Count(static a => a.Default is null && a.Mode != ArgumentMode.Variadic) <= call.Arguments.Count).ToList();
        var candidates = byCount.Count > 0 ? byCount : [.. overloads];
        var first = ColumnsOf(candidates[0], call, item, scope);
        return first is not null && candidates.TrueForAll(f => ColumnsOf(f, call, item, scope) is { } other && other.SequenceEqual(first)) ? first : null;
    }

    private List<BoundColumn>? ColumnsOf(Function function, FunctionCall call, FromFunction item, QueryScope scope)
    {
        var outputs = function.Arguments.FindAll(static a => a.Mode is ArgumentMode.Out or ArgumentMode.InOut or ArgumentMode.Table);
        if (outputs.Count > 1 || outputs is [{ Mode: ArgumentMode.Table }])
        {
            return outputs.Select((a, i) => new BoundColumn(
                a.Name is { Length: > 0 } ? a.Name : "column" + (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), Concrete(a.Type), item.Range)).ToList();
        }

        if (names.FindAttributes(function.ReturnType) is { } attributes)
        {
            return attributes.Select(a => new BoundColumn(a.Name, a.Type, item.Range)).ToList();
        }

        if (function.ReturnType is { IsBuiltIn: true, Name: "record" })
        {
            return null;
        }

        var name = outputs is [{ Name: { Length: > 0 } given }] ? given : item is { Functions.Count: 1, Alias.Name: { } alias } ? alias.Name : call.Name.Name;
        return [new BoundColumn(name, Concrete(function.ReturnType) ?? TypeOf(call, scope), item.Range)];
    }

    private static TypeReference? Concrete(TypeReference type) => type.IsBuiltIn && BuiltInTypes.IsPolymorphic(type.Name) ? null : type;

    private FromBinding BindJoin(JoinItem join, QueryScope scope)
    {
        var left = BindFrom(join.Left, scope);

        // A lateral item on the right sees the left.
        var inner = new QueryScope(scope);
        inner.Add(left);
        var right = BindFrom(join.Right, inner);
        inner.Add(right);
        if (join.On is not null)
        {
            Read(join.On, inner);
        }

        var shared = join.IsNatural
            ? left.Columns.Select(static c => c.Name).Where(n => right.Columns.Any(c => c.Name == n)).ToList()
            : join.Using.Select(static u => u.Name).ToList();
        var merged = shared.Select(n => Merge(join.Kind, left.Columns.FirstOrDefault(c => c.Name == n), right.Columns.FirstOrDefault(c => c.Name == n), n, join)).ToList();
        merged.ForEach(Use);
        List<BoundColumn> columns = [.. merged, .. left.Columns.Where(c => !shared.Contains(c.Name)), .. right.Columns.Where(c => !shared.Contains(c.Name))];
        var isComplete = left.IsComplete && right.IsComplete;
        if (join.Alias?.Name is { } alias)
        {
            return Single(Aliased(new ScopeEntry(alias.Name, columns, isComplete), join.Alias));
        }

        List<ScopeEntry> entries = [.. left.Entries, .. right.Entries];
        if (join.UsingAlias is { } usingAlias)
        {
            entries.Add(new ScopeEntry(usingAlias.Name, merged, isComplete));
        }

        return new FromBinding(entries, columns, isComplete);
    }

    private static BoundColumn Merge(JoinKind kind, BoundColumn? left, BoundColumn? right, string name, JoinItem join)
    {
        if (left is null || right is null)
        {
            return left ?? right ?? new BoundColumn(name, null, join.Range);
        }

        var type = left.Type == right.Type ? left.Type : TypeRules.Common([left.Type, right.Type]);
        return kind switch
        {
            JoinKind.Full => new BoundColumn(name, type, join.Range),
            JoinKind.Right => right with { Type = type },
            _ => left with { Type = type },
        };
    }
}
