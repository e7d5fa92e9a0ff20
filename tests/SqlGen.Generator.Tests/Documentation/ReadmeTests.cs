using System.Text.RegularExpressions;
using SqlGen.Generator.Tests.Harness;

namespace SqlGen.Generator.Tests.Documentation;

/// <summary>The README's example is what the generator really does.</summary>
public sealed partial class ReadmeTests
{
    private const string Usings = "global using System;\nglobal using System.Threading.Tasks;\nglobal using Pgvector;\nglobal using SqlGen;\n";

    private static readonly string Readme = Repository.Read("README.md");

    [Fact]
    public void The_call_compiles_against_the_schema()
    {
        var call = Block("csharp", "[SqlGenDatabase]");
        var classEnd = call.IndexOf("await using", StringComparison.Ordinal);
        var program = $$"""
            {{Usings}}
            #pragma warning disable CS1591 // the reader's own class needs no comment here
            {{call[..classEnd]}}
            internal static class Program
            {
                internal static async Task RunAsync(string connectionString, Guid userId, Vector query)
                {
                    {{call[classEnd..]}}
                }
            }
            """;

        Project(program).Run().AssertCompiles();
    }

    [Fact]
    public void The_members_that_it_shows_are_generated_as_shown()
    {
        var run = Project(Usings + "[SqlGenDatabase] public sealed partial class NotesDatabase;").Run();
        var generated = Normalised(string.Concat(run.Result.GeneratedSources.Select(static s => s.SourceText + "\n")));

        var members = Block("csharp", "becomes").Split('\n').Select(static l => l.Trim()).Where(static l => l.StartsWith("public ", StringComparison.Ordinal)).ToList();

        Assert.True(members.Count > 10);
        Assert.All(members, member => Assert.Contains(Normalised(member.Split("  //")[0].TrimEnd(';').Replace("{ get; }", "=>", StringComparison.Ordinal)), generated, StringComparison.Ordinal));
    }

    private static TestProject Project(string program) =>
        new TestProject().File("/db/schema.sql", Block("sql", "create table")).Source("Program.cs", program);

    /// <summary>The first block of a language that holds a text, or that follows a line which holds it.</summary>
    private static string Block(string language, string text) =>
        Blocks().Matches(Readme).First(m => m.Groups["language"].Value == language
            && (m.Groups["code"].Value.Contains(text, StringComparison.Ordinal) || m.Groups["before"].Value.Contains(text, StringComparison.Ordinal))).Groups["code"].Value;

    private static string Normalised(string code) => Spaces().Replace(Qualifiers().Replace(code, ""), " ").Replace("( ", "(", StringComparison.Ordinal).Replace("async ", "", StringComparison.Ordinal);

    [GeneratedRegex(@"(?<before>[^\n]*)\n\n```(?<language>\w+)\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"global::(\w+\.)*")]
    private static partial Regex Qualifiers();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
