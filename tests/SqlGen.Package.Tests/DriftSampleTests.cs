using System.Text.RegularExpressions;

namespace SqlGen.Package.Tests;

/// <summary>samples/Drift, where each kind of drift is present: a build says exactly what its warnings.txt and README.md show. SQLGEN_UPDATE_GOLDEN=1 writes both anew.</summary>
public sealed class DriftSampleTests : IDisposable
{
    private static readonly bool s_update = Environment.GetEnvironmentVariable("SQLGEN_UPDATE_GOLDEN") == "1";
    private static readonly string s_sample = Path.Combine(PackedFeed.Repository, "samples", "Drift");
    private static readonly Regex s_place = new(@"^(?<file>[^(]+)\((?<line>\d+),(?<column>\d+)\): ");
    private readonly string _folder = Directory.CreateTempSubdirectory("sqlgen-drift-").FullName;

    [Fact]
    public async Task A_build_of_the_sample_prints_exactly_the_expected_warnings()
    {
        var build = await BuildAsync();
        build.ShouldSucceed();
        var printed = Lines(build);
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

    [Fact]
    public async Task A_globalconfig_and_NoWarn_reach_what_stands_in_sql_files_and_in_code()
    {
        var config = Path.Combine(_folder, "drift.globalconfig");
        await File.WriteAllTextAsync(config, """
            is_global = true
            dotnet_diagnostic.SQLG302.severity = none
            dotnet_diagnostic.SQLG322.severity = error
            dotnet_diagnostic.SQLG331.severity = suggestion
            """, TestContext.Current.CancellationToken);
        var targets = Path.Combine(_folder, "drift.targets");
        await File.WriteAllTextAsync(targets, $"""
            <Project>
              <PropertyGroup Condition="'$(MSBuildProjectName)' == 'Drift'"><NoWarn>$(NoWarn);SQLG301;SQLG327</NoWarn></PropertyGroup>
              <ItemGroup Condition="'$(MSBuildProjectName)' == 'Drift'"><EditorConfigFiles Include="{config}" /></ItemGroup>
            </Project>
            """, TestContext.Current.CancellationToken);

        var build = await BuildAsync($"-p:CustomAfterMicrosoftCommonTargets={targets}");

        Assert.NotEqual(0, build.ExitCode);
        string[] silent = ["SQLG301", "SQLG302", "SQLG327", "SQLG331"];
        var expected = (await ReadAsync("warnings.txt")).TrimEnd('\n').Split('\n').Where(line => !silent.Any(id => line.Contains($": warning {id}: ", StringComparison.Ordinal)))
            .Select(static line => line.Replace("warning SQLG322", "error SQLG322", StringComparison.Ordinal));
        Assert.Equal(expected, Lines(build));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<CommandResult> BuildAsync(params string[] settings)
    {
        // Compiled anew: what is up to date prints no warnings.
        var compiled = Path.Combine(s_sample, "obj", "Release");
        if (Directory.Exists(compiled))
            Directory.Delete(compiled, recursive: true);
        return await Command.RunAsync(PackedFeed.Repository, "dotnet", ["build", s_sample, "-c", "Release", "-nologo", "-clp:NoSummary", .. settings]);
    }

    // Analyzers run beside one another: each build has an order of its own.
    private static List<string> Lines(CommandResult build) =>
    [
        .. build.Output.Split('\n').Where(static line => line.Contains(": warning ", StringComparison.Ordinal) || line.Contains(": error ", StringComparison.Ordinal)).Select(WithoutPaths)
            .Distinct(StringComparer.Ordinal)
            .OrderBy(static line => s_place.Match(line).Groups["file"].Value, StringComparer.Ordinal)
            .ThenBy(static line => Number(line, "line")).ThenBy(static line => Number(line, "column")).ThenBy(static line => line, StringComparer.Ordinal),
    ];

    private static string WithoutPaths(string line) =>
        line.Replace(s_sample + Path.DirectorySeparatorChar, "", StringComparison.Ordinal).Replace(" [Drift.csproj]", "", StringComparison.Ordinal).Replace('\\', '/');

    private static int Number(string line, string group) => int.TryParse(s_place.Match(line).Groups[group].Value, out var number) ? number : 0;

    private static async Task WriteAsync(List<string> warnings)
    {
        var text = string.Join('\n', warnings);
        await File.WriteAllTextAsync(Path.Combine(s_sample, "warnings.txt"), text + "\n");
        var readme = await ReadAsync("README.md");
        await File.WriteAllTextAsync(Path.Combine(s_sample, "README.md"), Regex.Replace(readme, "\n```text\n.*?\n```\n", _ => $"\n```text\n{text}\n```\n", RegexOptions.Singleline));
    }

    private static async Task<string> ReadAsync(string file) => (await File.ReadAllTextAsync(Path.Combine(s_sample, file))).ReplaceLineEndings("\n");
}
