namespace SqlGen.Generator.Model;

/// <summary>A primary key, unique constraint or unique index over plain columns. <c>Columns</c> index into <see cref="RelationModel.Columns"/>.</summary>
public sealed record KeyModel
{
    /// <summary>What comes after <c>GetBy</c> and <c>UpsertOn</c>: <c>Slug</c>, <c>UserIdAndSlug</c>.</summary>
    public required string Name { get; init; }

    public required EquatableArray<int> Columns { get; init; }

    /// <summary>The constraint's or index's name in the database.</summary>
    public required string SqlName { get; init; }

    /// <summary>ON CONFLICT may name it: not deferrable.</summary>
    public bool CanUpsert { get; init; }
}

/// <summary>
/// Rows by a foreign key or an index prefix, a page at a time. <c>Equal</c>, <c>Range</c> and <c>Order</c> index into
/// <see cref="RelationModel.Columns"/>.
/// </summary>
public sealed record ListModel
{
    /// <summary>What comes after <c>ListBy</c>: <c>UserId</c>, <c>UserIdAndCreatedAt</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Columns compared with <c>=</c>.</summary>
    public required EquatableArray<int> Equal { get; init; }

    /// <summary>A date or timestamp column that lists from … to (to excluded); null if none.</summary>
    public int? Range { get; init; }

    /// <summary>NOT NULL columns that order the pages and end with a key; empty where rows can't be paged.</summary>
    public EquatableArray<OrderModel> Order { get; init; }
}

public sealed record OrderModel(int Column, bool Descending);

/// <summary>A vector column with an index: <c>NearestBy{Name}</c>.</summary>
public sealed record VectorSearchModel
{
    public required string Name { get; init; }

    /// <summary>Indexes into <see cref="RelationModel.Columns"/>.</summary>
    public required int Column { get; init; }

    /// <summary>The distance operator of the index's class, not qualified: calls of a search look it up wherever the extension lives.</summary>
    public required string Operator { get; init; }

    /// <summary>In words: <c>cosine distance</c>.</summary>
    public required string Metric { get; init; }

    public required string IndexName { get; init; }

    /// <summary>The partial index's condition, which the search must repeat to use it; null if none.</summary>
    public string? Predicate { get; init; }

    /// <summary>jsonb columns that may narrow the search (<c>@&gt;</c>).</summary>
    public EquatableArray<int> JsonFilters { get; init; }
}
