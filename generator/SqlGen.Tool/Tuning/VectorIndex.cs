using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Text;

namespace SqlGen.Tool.Tuning;

/// <summary>An index of a vector column as it is in the database; names and expressions are SQL that can be run.</summary>
internal sealed record VectorIndex
{
    public required uint Oid { get; init; }

    public required string Schema { get; init; }

    public required string Name { get; init; }

    /// <summary><c>hnsw</c> or <c>ivfflat</c>.</summary>
    public required string Method { get; init; }

    public required uint TableOid { get; init; }

    /// <summary>The table's name, qualified and quoted.</summary>
    public required string Table { get; init; }

    public required string TableSchema { get; init; }

    public required string TableName { get; init; }

    /// <summary>The columns that the key names: one, also where the key is an expression such as a cast to halfvec.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    public required string Key { get; init; }

    public required string Type { get; init; }

    public required string OperatorClass { get; init; }

    /// <summary>The distance, as <c>operator(schema.&lt;-&gt;)</c>.</summary>
    public required string Distance { get; init; }

    public required string? Predicate { get; init; }

    public required string? Tablespace { get; init; }

    public required string? Comment { get; init; }

    public required HnswParameters Parameters { get; init; }

    public required bool IsValid { get; init; }

    public required bool IsPartitioned { get; init; }

    public required bool IsOfPartition { get; init; }

    /// <summary>Whether the search path finds it without its schema.</summary>
    public required bool IsVisible { get; init; }

    public required bool IsTableVisible { get; init; }

    public string Sql => Qualify(Name);

    /// <summary>For people: with its schema where the search path doesn't find it.</summary>
    public string Display => IsVisible ? Name : $"{Schema}.{Name}";

    /// <summary>What the new index is called until it takes the old one's name.</summary>
    public string NewName => ObjectNames.Make(Name, null, "sqlgen_tune");

    /// <summary>What the old index is called from then until it is dropped.</summary>
    public string OldName => ObjectNames.Make(Name, null, "sqlgen_old");

    public string Where => Predicate is null ? "" : $" where {Predicate}";

    public string Qualify(string name) => SqlIdentifier.Quote(Schema) + "." + SqlIdentifier.Quote(name);

    public string CreateNew(HnswParameters parameters) =>
        $"create index concurrently {SqlIdentifier.Quote(NewName)} on {Table} using hnsw ({Key} {OperatorClass}) "
        + $"with (m = {parameters.M}, ef_construction = {parameters.EfConstruction}){(Tablespace is null ? "" : " tablespace " + SqlIdentifier.Quote(Tablespace))}{Where}";

    /// <summary>Whether both index the same rows by the same distance.</summary>
    public bool IsLike(VectorIndex other) =>
        (TableOid, Method, Key, OperatorClass, Predicate) == (other.TableOid, other.Method, other.Key, other.OperatorClass, other.Predicate);
}

/// <summary>What an HNSW index is built with.</summary>
internal readonly record struct HnswParameters(int M, int EfConstruction)
{
    /// <summary>What pgvector takes where WITH says nothing.</summary>
    public static readonly HnswParameters Default = new(16, 64);

    public override string ToString() => $"m = {M}, ef_construction = {EfConstruction}";
}
