using SqlGen.Generator.Tests.Harness;

namespace SqlGen.Generator.Tests.Documentation;

/// <summary>What the schema's guide says the generator emits for another embedding dimension.</summary>
public sealed class GuideTests
{
    [Fact]
    public void A_column_of_another_dimension_gets_its_property_and_its_search()
    {
        var guide = Repository.Read("schema/README.md");
        var start = guide.IndexOf("alter table public.embeddings add column if not exists embedding_768", StringComparison.Ordinal);
        var block = guide[start..guide.IndexOf("```", start, StringComparison.Ordinal)];

        var run = new TestProject()
            .File("/db/schema.sql", Repository.Read("schema/schema.sql"))
            .File("/db/schema_768.sql", "begin;\nset local search_path = public, extensions;\n" + block)
            .Source("Database.cs", TestProject.DatabaseClass)
            .Run();

        run.AssertCompiles();
        var source = run.Source("AppDatabase.Embeddings.g.cs");
        Assert.Contains("public required global::Pgvector.Vector? Embedding768 { get; init; }", source, StringComparison.Ordinal);
        Assert.Contains("NearestByEmbedding768(", source, StringComparison.Ordinal);
        Assert.Contains("call.AddVector(query, 768, \"query\")", source, StringComparison.Ordinal);
    }
}
