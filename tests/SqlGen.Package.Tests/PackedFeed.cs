namespace SqlGen.Package.Tests;

/// <summary>Packs the packages once, under a version of their own, into a feed in a temporary folder.</summary>
public sealed class PackedFeed : IAsyncLifetime
{
    private static readonly string[] Projects =
    [
        "runtime/SqlGen.Runtime/SqlGen.Runtime.csproj",
        "runtime/SqlGen.Hosting/SqlGen.Hosting.csproj",
        "runtime/SqlGen.AspNetCore/SqlGen.AspNetCore.csproj",
        "generator/SqlGen.Postgres/SqlGen.Postgres.csproj",
        "generator/SqlGen.Tool/SqlGen.Tool.csproj",
    ];

    public string Folder { get; } = Directory.CreateTempSubdirectory("sqlgen-package-").FullName;

    public string Feed => Path.Combine(Folder, "feed");

    // Unlike any other: the packages folder of the machine may hold an earlier build of the same number.
    public string Version { get; } = $"0.1.0-test.{DateTime.UtcNow:yyyyMMddHHmmssfff}";

    public static string Repository { get; } = FindRepository();

    public async ValueTask InitializeAsync()
    {
        foreach (var project in Projects)
        {
            var pack = await Command.RunAsync(Repository, "dotnet",
            [
                "pack", project, "-c", "Release", "-o", Feed, $"-p:Version={Version}", "-nologo", "-v:quiet",
            ]);
            pack.ShouldSucceed();
        }
    }

    /// <summary>A folder for a stranger's project: outside the repository, with the feed and the usual one as its sources.</summary>
    public string NewProjectFolder(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Folder, name)).FullName;
        File.WriteAllText(Path.Combine(folder, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <add key="packed" value="{Feed}" />
              </packageSources>
            </configuration>
            """);
        return folder;
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        foreach (var id in new[] { "sqlgen.postgres", "sqlgen.runtime", "sqlgen.hosting", "sqlgen.tool" })
        {
            var unpacked = Path.Combine(packages, id, Version);
            if (Directory.Exists(unpacked))
            {
                Directory.Delete(unpacked, recursive: true);
            }
        }

        return ValueTask.CompletedTask;
    }

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SqlGen.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"SqlGen.sln was not found above {AppContext.BaseDirectory}");
    }
}
