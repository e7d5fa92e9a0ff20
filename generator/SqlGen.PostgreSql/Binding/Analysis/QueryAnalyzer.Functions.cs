using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Binding.Analysis;

// Functions in FROM: addRangeTableEntryForFunction of parse_relation.c.
public sealed partial class QueryAnalyzer
{
    private RowSource BindFunctionSource(FromFunction item, QueryLevel level)
    {
        var columns = new List<RowColumn>();
        var isOpen = false;
        TypedValue? single = null;
        foreach (var function in item.Functions.SelectMany(SplitUnnest))
        {
            var definitions = function.Definitions.Count > 0 ? function.Definitions : item.Alias?.Definitions ?? [];
            var (value, signature) = BindSourceCall(function.Call, level);
            var name = ScalarName(function.Call, signature, item);
            var rows = RowsOf(value, name, definitions);
            columns.AddRange(rows.Columns);
            isOpen |= rows.IsOpen;
            single = value.Type is not null && (value.Type.Base.IsComposite || !value.Type.IsBuiltIn("record")) ? value : null;
        }

        if (item.WithOrdinality)
        {
            columns.Add(new RowColumn("ordinality", BigInteger(true)));
        }

        var first = item.Functions[0].Call;
        return new RowSource(item.Alias?.Name?.Name ?? ColumnLabel.Of(first), Renamed(columns, item.Alias))
        {
            Call = item,
            IsOpen = isOpen,
            WholeRow = item.Functions.Count == 1 && !item.WithOrdinality ? single : null,
        };
    }

    /// <summary>In FROM, unnest of several arrays is as many calls side by side.</summary>
    private static IEnumerable<RowsFunction> SplitUnnest(RowsFunction source) =>
        source.Call is FunctionCall { Name: { Name: "unnest", Parts.Count: 1 }, Arguments.Count: > 1 } call
            ? call.Arguments.Select(a => source with { Call = call with { Arguments = [a] } })
            : [source];

    private (TypedValue Value, Signature? Signature) BindSourceCall(Expression call, QueryLevel level)
    {
        if (call is not FunctionCall function)
        {
            return (BindExpression(call, level) with { NotNull = false, Source = null }, null);
        }

        var value = BindCall(function, level, out var signature);
        return (value with { NotNull = false }, signature);
    }

    /// <summary>chooseScalarFunctionAlias: the only OUT argument's name, else the alias, else the function's name.</summary>
    private static string ScalarName(Expression call, Signature? signature, FromFunction item) =>
        signature is { OutColumns: [{ Name.Length: > 0 } only] } ? only.Name
        : item.Functions.Count == 1 && item.Alias?.Name is { } alias ? alias.Name
        : ColumnLabel.Of(call);

    private RowSet RowsOf(TypedValue value, string name, IReadOnlyList<ColumnAlias> definitions)
    {
        if (definitions.Count > 0)
        {
            return new RowSet(definitions.Select(d => new RowColumn(d.Name.Name, ValueOf(d.Type))).ToList());
        }

        if (value.Row is { } row)
        {
            return new RowSet(row);
        }

        if (value.Type is null || value.Type.IsBuiltIn("record"))
        {
            return new RowSet([], IsOpen: true);
        }

        return value.Type.Base.RowColumns is { } columns && value.Type.Element is null
            ? new RowSet(columns().Select(static c => c with { Value = c.Value.AsExpression(false) }).ToList())
            : new RowSet([new RowColumn(name, value)]);
    }

    // Columns of their own come before those of nested paths.
    private List<RowColumn> JsonTableColumns(IReadOnlyList<JsonTableColumn> columns) => columns.OrderBy(static c => c is JsonNestedColumns).SelectMany(c => c switch
    {
        JsonOrdinalityColumn ordinality => [new RowColumn(ordinality.Name.Name, Integer(false))],
        JsonValueColumn value => [new RowColumn(value.Name.Name, ValueOf(value.Type))],
        JsonNestedColumns nested => JsonTableColumns(nested.Columns),
        _ => Enumerable.Empty<RowColumn>(),
    }).ToList();
}
