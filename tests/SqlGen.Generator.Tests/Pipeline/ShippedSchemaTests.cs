using SqlGen.Generator.Tests.Harness;

namespace SqlGen.Generator.Tests.Pipeline;

public sealed class ShippedSchemaTests
{
    [Fact]
    public void The_schema_we_ship_gives_code_without_a_warning()
    {
        var run = TestProject.WithSchema(Repository.Read("schema/schema.sql")).Run();

        run.AssertCompiles();
        Assert.Equal(
            [
                "AppDatabase.AiConversations.g.cs",
                "AppDatabase.AiUsage.g.cs",
                "AppDatabase.ClearAllEmbeddings.g.cs",
                "AppDatabase.DeleteByMetadata.g.cs",
                "AppDatabase.Embeddings.g.cs",
                "AppDatabase.GetUsageStats.g.cs",
                "AppDatabase.Hosting.g.cs",
                "AppDatabase.MatchEmbeddings.g.cs",
                "AppDatabase.g.cs",
            ],
            run.HintNames.Order(StringComparer.Ordinal));
    }
}
