using LinqToDB.Mapping;

namespace SqlGen.Benchmarks.Calls;

/// <summary>A row of embeddings and how far it is from the query.</summary>
public sealed class Near : Embedding
{
    [Column("distance")]
    public double Distance { get; set; }
}
