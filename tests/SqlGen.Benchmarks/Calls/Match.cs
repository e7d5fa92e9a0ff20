using LinqToDB.Mapping;

namespace SqlGen.Benchmarks.Calls;

/// <summary>A row that match_embeddings returns, for the mappers that want a class.</summary>
public sealed class Match
{
    public const string Query = "select id, content, metadata, similarity from public.match_embeddings(query_embedding => @query, match_threshold => @threshold, match_count => @top)";
    public const string Aliased = """
        select id as "Id", content as "Content", metadata as "Metadata", similarity as "Similarity"
        from public.match_embeddings(query_embedding => @query, match_threshold => @threshold, match_count => @top)
        """;

    [Column("id")]
    public string? Id { get; set; }

    [Column("content")]
    public string? Content { get; set; }

    [Column("metadata")]
    public string? Metadata { get; set; }

    [Column("similarity")]
    public double? Similarity { get; set; }
}
