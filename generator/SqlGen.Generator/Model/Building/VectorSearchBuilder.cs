using SqlGen.PostgreSql.Catalog;

namespace SqlGen.Generator.Model.Building;

/// <summary>A search for each vector column that an hnsw or ivfflat index orders.</summary>
public static class VectorSearchBuilder
{
    public static EquatableArray<VectorSearchModel> Build(Relation relation, EquatableArray<ColumnModel> columns)
    {
        var searches = new List<VectorSearchModel>();
        foreach (var index in relation.Indexes.Where(static i => i.Method is "hnsw" or "ivfflat" && i.Keys.Count == 1))
        {
            var ordinal = IndexOf(columns, index.Keys[0].Column);
            if (ordinal < 0 || !IsVector(columns[ordinal].Type) || Metric(index.Keys[0].OperatorClass) is not { } metric)
            {
                continue;
            }

            var name = columns[ordinal].PropertyName;
            name = searches.Exists(s => s.Name == name) ? name + metric.Suffix : name;
            if (searches.Exists(s => s.Name == name))
            {
                continue;
            }

            searches.Add(new VectorSearchModel
            {
                Name = name,
                Column = ordinal,
                Operator = metric.Operator,
                Metric = metric.Words,
                IndexName = index.Name,
                Predicate = index.Predicate,
                JsonFilters = JsonFilters(relation, columns),
            });
        }

        return searches.ToEquatableArray();
    }

    /// <summary>jsonb columns that a GIN index says are searched by what they contain.</summary>
    private static EquatableArray<int> JsonFilters(Relation relation, EquatableArray<ColumnModel> columns) => relation.Indexes
        .Where(static i => i.Method == "gin")
        .SelectMany(static i => i.Keys)
        .Select(k => IndexOf(columns, k.Column))
        .Where(ordinal => ordinal >= 0 && columns[ordinal].Type is { Kind: TypeKind.Json or TypeKind.JsonObject, NpgsqlDbType: "Jsonb", IsArray: false })
        .Distinct()
        .ToEquatableArray();

    private static int IndexOf(EquatableArray<ColumnModel> columns, string? name)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].SqlName == name)
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsVector(TypeModel type) => !type.IsArray && type.Kind is TypeKind.Vector or TypeKind.HalfVector or TypeKind.SparseVector;

    // ivfflat's default class is that of L2 distance; hnsw has none.
    private static (string Operator, string Words, string Suffix)? Metric(string? operatorClass)
    {
        var name = operatorClass?.Substring(operatorClass.LastIndexOf('.') + 1) ?? "vector_l2_ops";
        return name.Substring(name.IndexOf('_') + 1) switch
        {
            "cosine_ops" => ("<=>", "cosine distance", "Cosine"),
            "l2_ops" => ("<->", "Euclidean distance", "L2"),
            "ip_ops" => ("<#>", "negative inner product", "InnerProduct"),
            "l1_ops" => ("<+>", "taxicab distance", "L1"),
            _ => null,
        };
    }
}
