using SqlGen.PostgreSql.Binding;
using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Rules;

/// <summary>A SELECT in a body that orders by the distance of a column and takes the first rows.</summary>
public sealed record VectorSearch(SelectStatement Query, Relation Table, string Column, string Operator, bool IsOrderedByDistance)
{
    private static readonly Dictionary<string, string> OperatorOfClass = new(StringComparer.Ordinal)
    {
        ["l2"] = "<->", ["ip"] = "<#>", ["cosine"] = "<=>", ["l1"] = "<+>", ["hamming"] = "<~>", ["jaccard"] = "<%>",
    };

    /// <summary>Approximate indexes on the column.</summary>
    public List<RelationIndex> Indexes => Table.Indexes.FindAll(i => IsApproximate(i) && i.Keys.Exists(k => k.Column == Column));

    public static bool IsApproximate(RelationIndex index) => index.Method is "hnsw" or "ivfflat";

    /// <summary>The operator an approximate index answers: <c>vector_cosine_ops</c> → <c>&lt;=&gt;</c>. ivfflat's default is L2.</summary>
    public static string? OperatorOf(RelationIndex index)
    {
        var name = index.Keys.FirstOrDefault()?.OperatorClass ?? "vector_l2_ops";
        var words = name.Split('.').Last().Split('_');
        return words.Length == 3 && OperatorOfClass.TryGetValue(words[1], out var symbol) ? symbol : null;
    }

    public static string ClassFor(string typeName, string symbol) => $"{typeName}_{OperatorOfClass.First(p => p.Value == symbol).Key}_ops";

    public static bool IsDistance(string symbol) => OperatorOfClass.ContainsValue(symbol);

    public static IEnumerable<VectorSearch> In(AdviceContext context, Catalog.Function function) =>
        (context.Body(function) ?? []).OfType<QueryStatement>().SelectMany(BodyTree.Selects).Select(s => Of(context, s)).OfType<VectorSearch>();

    private static VectorSearch? Of(AdviceContext context, SelectStatement query)
    {
        if (query.OrderBy.Count == 0 || query.Limit?.Count is null)
        {
            return null;
        }

        var key = Aliased(query, query.OrderBy[0].Value);
        foreach (var distance in ExpressionTree.All(key, inSubqueries: false).OfType<BinaryExpression>().Where(static b => IsDistance(b.Operator.Symbol)))
        {
            if ((Find(context, query, distance.Left) ?? Find(context, query, distance.Right)) is var (table, column))
            {
                // An index scan yields rows by rising distance, and knows no other order.
                return new VectorSearch(query, table, column, distance.Operator.Symbol, ReferenceEquals(key, distance) && !IsDescending(query.OrderBy[0]));
            }
        }

        return null;
    }

    private static bool IsDescending(SortItem item) => item.IsDescending == true;

    private static Expression Aliased(SelectStatement query, Expression key) => key is ColumnReference { Parts: [var name] }
        ? query.Items.FirstOrDefault(i => i.Label?.Name == name.Name)?.Value ?? key
        : key;

    private static (Relation Table, string Column)? Find(AdviceContext context, SelectStatement query, Expression side)
    {
        if (side is not ColumnReference reference)
        {
            return null;
        }

        foreach (var source in query.From.SelectMany(BodyTree.Relations))
        {
            var called = source.Alias?.Name?.Name ?? source.Relation.Name.Name;
            var table = context.FindTable(source.Relation.Name);
            if (table?.FindColumn(reference.Last.Name) is { Type.Name: "vector" or "halfvec" or "sparsevec" or "bit" } column
                && (reference.Parts.Count == 1 || reference.Parts[reference.Parts.Count - 2].Name == called))
            {
                return (table, column.Name);
            }
        }

        return null;
    }
}
