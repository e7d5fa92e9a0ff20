using System.Text.RegularExpressions;
using SqlGen.Generator.Tests.Harness;

namespace SqlGen.Generator.Tests.Documentation;

/// <summary>The README's example is what the generator really does.</summary>
public sealed partial class ReadmeTests
{
    private const string ImplicitUsings =
        "global using System;\nglobal using System.Collections.Generic;\nglobal using System.Linq;\nglobal using System.Threading;\nglobal using System.Threading.Tasks;\n";

    private static readonly string Readme = Repository.Read("README.md");

    /// <summary>With nothing but what a new console project has: the implicit usings.</summary>
    [Fact]
    public void The_program_compiles_against_the_schema() =>
        Project(Block("csharp", "[SqlGenDatabase]")).Executable().Run().AssertCompiles();

    [Fact]
    public void The_members_that_it_shows_are_generated_as_shown()
    {
        var run = Project("[SqlGen.SqlGenDatabase] public sealed partial class NotesDatabase;").Run();
        var generated = Normalised(string.Concat(run.Result.GeneratedSources.Select(static s => s.SourceText + "\n")));

        var members = Block("csharp", "becomes").Split('\n').Select(static l => l.Trim()).Where(static l => l.StartsWith("public ", StringComparison.Ordinal)).ToList();

        Assert.True(members.Count > 10);
        Assert.All(members, member => Assert.Contains(Normalised(member.Split("  //")[0].TrimEnd(';').Replace("{ get; }", "=>", StringComparison.Ordinal)), generated, StringComparison.Ordinal));
    }

    private static TestProject Project(string program) =>
        new TestProject().File("/db/schema.sql", Block("sql", "create table")).Source("Usings.cs", ImplicitUsings).Source("Program.cs", program);

    /// <summary>The first block of a language that holds a text, or that follows a line which holds it.</summary>
    private static string Block(string language, string text) =>
        Blocks().Matches(Readme).First(m => m.Groups["language"].Value == language
            && (m.Groups["code"].Value.Contains(text, StringComparison.Ordinal) || m.Groups["before"].Value.Contains(text, StringComparison.Ordinal))).Groups["code"].Value;

    private static string Normalised(string code) => Spaces().Replace(Qualifiers().Replace(code, ""), " ").Replace("( ", "(", StringComparison.Ordinal).Replace("async ", "", StringComparison.Ordinal);

    [GeneratedRegex(@"(?<before>[^\n]*)\n\n```(?<language>\w+)\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    // What the analyzers read is not what a reader looks for.
    [GeneratedRegex(@"\[global::SqlGen\.Internal\.[^\]]*\] |global::(\w+\.)*")]
    private static partial Regex Qualifiers();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
