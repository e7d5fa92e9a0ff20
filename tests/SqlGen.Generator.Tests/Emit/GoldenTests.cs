using SqlGen.Generator.Tests.Harness;

namespace SqlGen.Generator.Tests.Emit;

/// <summary>
/// What is emitted, word for word, and that the strictest consumer compiles it: C# 12, nullable on, every warning an error, missing
/// documentation among them. The same schemas are called against a server in SqlGen.Generated.Tests.
/// </summary>
public sealed class GoldenTests
{
    private const string Messages = """
        using System.Collections.Generic;
        using System.Text.Json.Serialization;

        namespace App;

        /// <summary>One message.</summary>
        public sealed record Message(string Role, string Text);

        /// <summary>What System.Text.Json knows.</summary>
        public abstract class AppJsonContext : JsonSerializerContext
        {
            /// <summary>Made by System.Text.Json's generator in a real project.</summary>
            protected AppJsonContext() : base(null) { }

            /// <summary>The one to use.</summary>
            public static AppJsonContext Default => null!;
        }
        """;

    [Fact]
    public void The_shipped_schema() => Check("AiDatabase", "schema/schema.sql", "[SqlGen.SqlGenDatabase]");

    [Fact]
    public void A_shop_without_roles_with_views_odd_names_and_a_wide_table() => Check("Shop", "schemas/shop.sql", "[SqlGen.SqlGenDatabase]");

    [Fact]
    public void Functions_of_every_shape() => Check("Functions", "schemas/functions.sql", "[SqlGen.SqlGenDatabase]");

    [Fact]
    public void Enums_domains_composites_arrays_ranges_and_json_types_of_the_users() => Check(
        "Types", "schemas/types.sql", "[SqlGen.SqlGenDatabase, SqlGen.SqlGenJson(\"documents.messages\", typeof(System.Collections.Generic.List<Message>), typeof(AppJsonContext))]");

    [Fact]
    public void Policies_that_read_settings_and_claims() => Check("Tenants", "schemas/tenants.sql", "[SqlGen.SqlGenDatabase]");

    [Fact]
    public void Changes_that_policies_or_triggers_filter() => Check("Changes", "schemas/changes.sql", "[SqlGen.SqlGenDatabase]");

    [Fact]
    public void Grants_that_name_columns_and_sequences() => Check("Grants", "schemas/grants.sql", "[SqlGen.SqlGenDatabase]");

    [Fact]
    public void A_tenant_that_is_forgotten_does_not_compile()
    {
        var run = Project("Tenants", "schemas/tenants.sql", "[SqlGen.SqlGenDatabase]").Source("Use.cs", """
            internal static class Use
            {
                public static object? Forgotten(App.TenantsDatabase db) => db.AsAuthenticated(default(System.Guid)).Projects;
                public static object? View(App.TenantsDatabase db) => db.AsAuthenticated(default(System.Guid)).ProjectNames;
                public static object? Function(App.TenantsDatabase db) => db.AsAuthenticated(default(System.Guid)).ProjectCountAsync();
                public static object? Verb(App.TenantsDatabase db) => db.AsAuthenticated(default(System.Guid)).News.InsertAsync(null!);
                public static object? Given(App.TenantsDatabase db) => db.AsAuthenticated(default(System.Guid), tenantId: default, org: "").Projects;
                public static object? Enough(App.TenantsDatabase db) => db.AsAuthenticated(default(System.Guid)).Notes.InsertAsync(null!);
            }
            """).Run();

        Assert.Equal([3, 4, 5, 6], run.CompilerDiagnostics.Where(static d => d.Id == "CS1061").Select(static d => d.Location.GetLineSpan().StartLinePosition.Line + 1).Order());
        Assert.DoesNotContain(run.CompilerDiagnostics, static d => d.Id != "CS1061");
    }

    [Fact]
    public void A_service_that_forgets_the_owner_does_not_compile()
    {
        var run = Project("AiDatabase", "schema/schema.sql", "[SqlGen.SqlGenDatabase]").Source("Use.cs", """
            using App;

            internal static class Use
            {
                public static NewEmbeddingRow ByUser() => new() { Content = "x", Embedding = null! };
                public static NewEmbeddingRowAsService ByService() => new() { Content = "x", Embedding = null! };
                public static void Insert(AiDatabase.ServiceScope service) => service.Embeddings.InsertAsync(ByUser());
            }
            """).Run();

        Assert.Equal(["CS1503", "CS9035"], run.CompilerDiagnostics.Select(static d => d.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_scope_but_a_named_one_reaches_a_guarded_table()
    {
        var run = Project("AiDatabase", "schema/schema.sql", "[SqlGen.SqlGenDatabase]").Source("Use.cs", """
            internal static class Use
            {
                public static object? OfLogin(App.AiDatabase db) => db.AiConversations;
                public static object? OfUser(App.AiDatabase db) => db.AsAuthenticated(System.Guid.Empty).AiConversations;
            }
            """).Run();

        Assert.Equal(["CS1061"], run.CompilerDiagnostics.Select(static d => d.Id));
    }

    private static void Check(string name, string schema, string attributes)
    {
        var run = Project(name, schema, attributes).Run();

        run.AssertCompiles();
        Golden.Compare(name, run.Result.GeneratedSources.ToDictionary(static s => s.HintName, static s => s.SourceText.ToString()));
    }

    private static TestProject Project(string name, string schema, string attributes)
    {
        var className = name == "AiDatabase" ? name : name + "Database";
        return new TestProject()
            .File("/db/schema.sql", Repository.Read(schema))
            .Source("Database.cs", $"namespace App;\n\n/// <summary>The database.</summary>\n{attributes}\npublic sealed partial class {className};\n")
            .Source("Messages.cs", Messages);
    }
}
