using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using SqlGen.Generator.Model;
using SqlGen.Generator.Pipeline;
using SqlGen.Generator.Tests.Harness;

namespace SqlGen.Generator.Tests.Pipeline;

/// <summary>What the pipeline keeps between runs must hold no compilation alive, and must compare by value.</summary>
public sealed class CachedValueTests
{
    [Fact]
    public void No_cached_value_reaches_a_type_of_Roslyn_or_of_the_catalog()
    {
        var run = TestProject.WithSchema(Repository.Read("schema/schema.sql") + "\ncreate tabel oops (id int);").File("/db/1.sql", "create table t (id int);", kind: "migrations").Run();

        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var step in TrackingNames.All.Except([TrackingNames.Enums, TrackingNames.Composites]))
        {
            var outputs = run.Result.TrackedSteps[step].SelectMany(static s => s.Outputs).Select(static o => o.Value).ToList();
            Assert.NotEmpty(outputs);
            outputs.ForEach(value => Walk(value, step, seen));
        }

        Assert.True(seen.Count > 300, $"only {seen.Count} objects were looked at");
    }

    [Fact]
    public void Models_of_the_same_text_are_equal()
    {
        var first = Models(TestProject.WithSchema(Repository.Read("schema/schema.sql")).Run());
        var second = Models(TestProject.WithSchema(Repository.Read("schema/schema.sql").Replace("\n\n", "\n\n\n")).Run());

        Assert.NotSame(first, second);
        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
    }

    private static DatabaseModel Models(GeneratorRun run) =>
        Assert.Single(((ModelResult)run.Result.TrackedSteps[TrackingNames.Model].Single().Outputs.Single().Value).Models);

    private static void Walk(object? value, string path, HashSet<object> seen)
    {
        if (value is null || value is string || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value))
        {
            return;
        }

        Assert.False(value is ISymbol or SyntaxNode or SyntaxTree or Compilation or SemanticModel or Location or Diagnostic or AdditionalText, path + ": " + value.GetType());
        Assert.False(value.GetType().Namespace?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) == true, path + ": " + value.GetType());
        Assert.False(value.GetType().Namespace is "SqlGen.PostgreSql.Catalog" or "SqlGen.PostgreSql.Text" or "SqlGen.PostgreSql.Syntax", path + ": " + value.GetType());
        if (value is IEnumerable items)
        {
            foreach (var item in items)
            {
                Walk(item, path + "[]", seen);
            }
        }

        for (var type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                Walk(field.GetValue(value), path + "." + field.Name, seen);
            }
        }
    }
}
