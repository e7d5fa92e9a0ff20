using System.IO.Compression;
using SqlGen.Testing;

namespace SqlGen.Package.Tests;

public sealed class PackageTests(PackedFeed feed) : IClassFixture<PackedFeed>
{
    [Fact]
    public void Beside_the_generator_lies_at_most_Humanizer()
    {
        Assert.Equal(["Humanizer.dll", "SqlGen.CodeFixes.dll", "SqlGen.Generator.dll"], Entries("SqlGen.Postgres").Where(e => e.EndsWith(".dll", StringComparison.Ordinal)).Select(Path.GetFileName).Order());
    }

    [Theory]
    [InlineData("SqlGen.Postgres")]
    [InlineData("SqlGen.Runtime")]
    [InlineData("SqlGen.Hosting")]
    [InlineData("SqlGen.AspNetCore")]
    [InlineData("SqlGen.Tool")]
    public void A_package_has_a_readme(string id) => Assert.Contains("README.md", Entries(id));

    // The generator's symbols are inside its dll: a symbol package has no place for analyzers.
    [Theory]
    [InlineData("SqlGen.Runtime")]
    [InlineData("SqlGen.Hosting")]
    [InlineData("SqlGen.AspNetCore")]
    [InlineData("SqlGen.Tool")]
    public void A_package_has_its_symbols_beside_it(string id)
    {
        using var symbols = ZipFile.OpenRead(Path.Combine(feed.Feed, $"{id}.{feed.Version}.snupkg"));
        Assert.Contains(symbols.Entries, static e => e.Name.EndsWith(".pdb", StringComparison.Ordinal));
    }

    [Fact]
    public void The_package_brings_the_runtime_of_its_own_version()
    {
        using var package = ZipFile.OpenRead(Path.Combine(feed.Feed, $"SqlGen.Postgres.{feed.Version}.nupkg"));
        using var reader = new StreamReader(package.GetEntry("SqlGen.Postgres.nuspec")!.Open());
        Assert.Contains($"<dependency id=\"SqlGen.Runtime\" version=\"{feed.Version}\"", reader.ReadToEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_project_that_references_the_package_builds_without_a_warning_and_runs_on_both_frameworks()
    {
        var folder = feed.NewProjectFolder("consumer");
        CopyConsumer(folder);
        var build = await Command.RunAsync(folder, "dotnet", ["build", "-nologo", $"-p:SqlGenVersion={feed.Version}"]);
        build.ShouldSucceed();
        Assert.Contains("0 Warning(s)", build.Output, StringComparison.Ordinal);

        var server = await SharedServer.GetAsync();
        await using var database = await server.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        await database.ExecuteAsync(await File.ReadAllTextAsync(Path.Combine(folder, "schema.sql"), TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        foreach (var framework in new[] { "net8.0", "net10.0" })
        {
            var run = await Command.RunAsync(
                folder, "dotnet", [Path.Combine("bin", "Debug", framework, "Consumer.dll")], ("CONSUMER_DATABASE", database.ConnectionString));
            run.ShouldSucceed();
            Assert.EndsWith("1 open, first water the plants, same row: True", run.Output.TrimEnd(), StringComparison.Ordinal);
            await database.ExecuteAsync("truncate public.tasks", TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task A_runtime_that_does_not_fit_is_named_with_the_way_out()
    {
        var folder = feed.NewProjectFolder("mismatch");
        CopyConsumer(folder);
        var build = await Command.RunAsync(folder, "dotnet", ["build", "-nologo", "-f", "net10.0", $"-p:SqlGenVersion={feed.Version}", "-p:SqlGenRuntimeContract=0"]);
        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains("SqlGen.Runtime", build.Output, StringComparison.Ordinal);
        Assert.Contains("same version", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_tool_installs_and_inspects_a_schema()
    {
        var folder = feed.NewProjectFolder("tool");
        CopyConsumer(folder);
        var install = await Command.RunAsync(folder, "dotnet", ["tool", "install", "SqlGen.Tool", "--tool-path", "tools", "--version", feed.Version]);
        install.ShouldSucceed();
        var sqlgen = Path.Combine(folder, "tools", OperatingSystem.IsWindows() ? "sqlgen.exe" : "sqlgen");

        var version = await Command.RunAsync(folder, sqlgen, ["--version"]);
        version.ShouldSucceed();
        Assert.StartsWith(feed.Version, version.Output, StringComparison.Ordinal);

        var inspect = await Command.RunAsync(folder, sqlgen, ["inspect", "schema.sql"]);
        inspect.ShouldSucceed();
        Assert.Contains("\"open_tasks\"", inspect.Output, StringComparison.Ordinal);
    }

    private List<string> Entries(string id)
    {
        using var package = ZipFile.OpenRead(Path.Combine(feed.Feed, $"{id}.{feed.Version}.nupkg"));
        return package.Entries.Select(static e => e.FullName).ToList();
    }

    private static void CopyConsumer(string folder)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Consumer")))
        {
            var name = Path.GetFileName(file);
            File.Copy(file, Path.Combine(folder, name.EndsWith(".csproj.txt", StringComparison.Ordinal) ? name[..^4] : name));
        }
    }
}
