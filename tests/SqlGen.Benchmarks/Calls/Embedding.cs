using LinqToDB.Mapping;
using Pgvector;

namespace SqlGen.Benchmarks.Calls;

/// <summary>A row of embeddings as the mappers that want a class take it, its JSON as text.</summary>
[Table("embeddings", Schema = "public")]
public class Embedding
{
    public const string Columns = "id, user_id, content, embedding, metadata, created_at, updated_at";
    public const string Aliases = """
        id as "Id", user_id as "UserId", content as "Content", embedding as "Vector", metadata as "Metadata", created_at as "CreatedAt", updated_at as "UpdatedAt"
        """;

    [Column("id"), PrimaryKey]
    public string Id { get; set; } = "";

    [Column("user_id")]
    public Guid? UserId { get; set; }

    [Column("content")]
    public string Content { get; set; } = "";

    [Column("embedding")]
    public Vector Vector { get; set; } = null!;

    [Column("metadata")]
    public string Metadata { get; set; } = "";

    [Column("created_at")]
    public DateTime CreatedAt { get; set; }

    [Column("updated_at")]
    public DateTime UpdatedAt { get; set; }
}
