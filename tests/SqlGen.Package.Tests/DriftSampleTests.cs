using System.Text.RegularExpressions;

namespace SqlGen.Package.Tests;

/// <summary>samples/Drift, where each kind of drift is present: a build says exactly what its warnings.txt and README.md show. SQLGEN_UPDATE_GOLDEN=1 writes both anew.</summary>
public sealed class DriftSampleTests
{
    private static readonly bool s_update = Environment.GetEnvironmentVariable("SQLGEN_UPDATE_GOLDEN") == "1";
    private static readonly string s_folder = Path.Combine(PackedFeed.Repository, "samples", "Drift");
    private static readonly Regex s_place = new(@"^(?<file>[^(]+)\((?<line>\d+),(?<column>\d+)\): ");

    [Fact]
    public async Task A_build_of_the_sample_prints_exactly_the_expected_warnings()
    {
        var printed = await BuildAsync();
        if (s_update)
            await WriteAsync(printed);

        var expected = (await ReadAsync("warnings.txt")).TrimEnd('\n').Split('\n');
        Assert.Equal(expected, printed);
        Assert.Contains($"\n```text\n{string.Join('\n', expected)}\n```\n", await ReadAsync("README.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_rule_of_drift_is_among_them()
    {
        var drift = Directory.GetFiles(Path.Combine(PackedFeed.Repository, "generator", "SqlGen.Generator", "rules"), "SQLG3*.md").Select(static f => Path.GetFileNameWithoutExtension(f));
        var warnings = await ReadAsync("warnings.txt");

        // SQLG303 is what hinders a comparison: with it there would be no drift to see.
        Assert.Equal(["SQLG303"], drift.Where(id => !warnings.Contains($": warning {id}: ", StringComparison.Ordinal)).Order());
    }

    private static async Task<List<string>> BuildAsync()
    {
        // Compiled anew: what is up to date prints no warnings.
        var compiled = Path.Combine(s_folder, "obj", "Release");
        if (Directory.Exists(compiled))
            Directory.Delete(compiled, recursive: true);
        var build = await Command.RunAsync(PackedFeed.Repository, "dotnet", ["build", s_folder, "-c", "Release", "-nologo", "-clp:NoSummary"]);
        build.ShouldSucceed();

        // Analyzers run beside one another: each build has an order of its own.
        return [.. build.Output.Split('\n').Where(static line => line.Contains(": warning ", StringComparison.Ordinal)).Select(static line => WithoutPaths(line))
            .Distinct(StringComparer.Ordinal)
            .OrderBy(static line => s_place.Match(line).Groups["file"].Value, StringComparer.Ordinal)
            .ThenBy(static line => Number(line, "line")).ThenBy(static line => Number(line, "column")).ThenBy(static line => line, StringComparer.Ordinal)];
    }

    private static string WithoutPaths(string line) =>
        line.Replace(s_folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal).Replace(" [Drift.csproj]", "", StringComparison.Ordinal).Replace('\\', '/');

    private static int Number(string line, string group) => int.TryParse(s_place.Match(line).Groups[group].Value, out var number) ? number : 0;

    private static async Task WriteAsync(List<string> warnings)
    {
        var text = string.Join('\n', warnings);
        await File.WriteAllTextAsync(Path.Combine(s_folder, "warnings.txt"), text + "\n");
        var readme = await ReadAsync("README.md");
        await File.WriteAllTextAsync(Path.Combine(s_folder, "README.md"), Regex.Replace(readme, "\n```text\n.*?\n```\n", _ => $"\n```text\n{text}\n```\n", RegexOptions.Singleline));
    }

    private static async Task<string> ReadAsync(string file) => (await File.ReadAllTextAsync(Path.Combine(s_folder, file))).ReplaceLineEndings("\n");
}
