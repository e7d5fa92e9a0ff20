using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;
using SqlGen.Generator.Analyzers;
using SqlGen.Generator.Tests.Harness;

namespace SqlGen.Generator.Tests.Analyzers;

/// <summary>The compiler says that a member isn't there (CS1061); SQLG219 says why.</summary>
public sealed class AbsentMemberTests
{
    [Theory]
    [InlineData("db.AsAuthenticated(default).AiUsage.InsertAsync(null!)", "authenticated has no INSERT grant on ai_usage; the service scope may insert")]
    [InlineData("tx.AiUsage.DeleteAsync(\"\")", "authenticated has no DELETE grant on ai_usage; the service scope may delete")]
    [InlineData("db.AsAnonymous().AiConversations", "anon has no SELECT grant on ai_conversations; the scopes authenticated and service may select")]
    [InlineData("db.AsAnonymous().ClearAllEmbeddingsAsync()", "anon has no EXECUTE grant on function clear_all_embeddings; the scopes authenticated and service may call it")]
    [InlineData("usage.UpsertAsync(null!)", "authenticated has no INSERT grant on ai_usage; the service scope may upsert")]
    public async Task A_call_of_what_a_scope_lacks_is_told_why(string call, string reason)
    {
        var diagnostics = await AnalyzeAsync(Repository.Read("schema/schema.sql"), "AiDatabase", call);

        Assert.Equal([("SQLG219", reason)], diagnostics);
    }

    [Fact]
    public async Task A_missing_policy_is_named_by_relation_command_and_role()
    {
        var diagnostics = await AnalyzeAsync(
            """
            create table ai_usage (id int primary key, user_id uuid not null);
            alter table ai_usage enable row level security;
            create policy own on ai_usage for select to authenticated using (user_id = auth.uid());
            grant all on ai_usage to authenticated, service_role;
            """,
            "AiDatabase",
            "db.AsAuthenticated(default).AiUsage.InsertManyAsync([])");

        Assert.Equal([("SQLG219", "ai_usage has no INSERT policy for authenticated; the service scope may insert")], diagnostics);
    }

    [Fact]
    public async Task A_member_that_no_schema_explains_is_left_to_the_compiler() =>
        Assert.Empty(await AnalyzeAsync(Repository.Read("schema/schema.sql"), "AiDatabase", "db.AsAuthenticated(default).AiUsage.Mystery()"));

    private static async Task<IEnumerable<(string Id, string Message)>> AnalyzeAsync(string schema, string className, string call)
    {
        var run = new TestProject()
            .File("/db/schema.sql", schema)
            .Source("Database.cs", $"namespace App;\n\n/// <summary>It.</summary>\n[SqlGen.SqlGenDatabase]\npublic sealed partial class {className};\n")
            .Source("Use.cs", $$"""
                namespace App;

                internal static class Use
                {
                    public static object? Call(AiDatabase db, AiDatabase.AuthenticatedTransaction tx)
                    {
                        var usage = db.AsAuthenticated(default).AiUsage;
                        return {{call}};
                    }
                }
                """).Run();
        Assert.Contains("CS1061", run.CompilerDiagnostics.Select(static d => d.Id));
        var found = await run.Output.WithAnalyzers(ImmutableArray.Create<DiagnosticAnalyzer>(new AbsentMemberAnalyzer())).GetAnalyzerDiagnosticsAsync();
        return found.Select(static d => (d.Id, d.GetMessage(System.Globalization.CultureInfo.InvariantCulture)));
    }
}
