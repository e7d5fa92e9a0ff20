namespace SqlGen.Generator.Tests.Harness;

/// <summary>Files of the repository that tests read, copied beside the test assembly.</summary>
internal static class Repository
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "repository");

    public static string Read(string path) => File.ReadAllText(Path.Combine(Folder, path));
}
