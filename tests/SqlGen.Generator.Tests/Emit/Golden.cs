using System.Runtime.CompilerServices;

namespace SqlGen.Generator.Tests.Emit;

/// <summary>
/// Committed files that what is emitted is compared with. SQLGEN_UPDATE_GOLDEN=1 writes them anew; the review is then the git diff.
/// </summary>
internal static class Golden
{
    private static readonly bool s_update = Environment.GetEnvironmentVariable("SQLGEN_UPDATE_GOLDEN") == "1";

    public static void Compare(string folder, IReadOnlyDictionary<string, string> files)
    {
        if (s_update)
        {
            Write(Path.Combine(SourceFolder(), folder), files);
            return;
        }

        var expected = Read(Path.Combine(AppContext.BaseDirectory, "Emit", "Golden", folder));
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), files.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, text) in files)
        {
            CompareLines($"{folder}/{name}", expected[name].Split('\n'), text.Split('\n'));
        }
    }

    private static void CompareLines(string name, string[] expected, string[] actual)
    {
        for (var i = 0; i < Math.Max(expected.Length, actual.Length); i++)
        {
            var (was, now) = (expected.ElementAtOrDefault(i), actual.ElementAtOrDefault(i));
            Assert.True(was == now, $"{name}, line {i + 1}\n  golden:  {was ?? "(end)"}\n  emitted: {now ?? "(end)"}\nSQLGEN_UPDATE_GOLDEN=1 accepts what is emitted");
        }
    }

    private static Dictionary<string, string> Read(string folder) => Directory.Exists(folder)
        ? Directory.GetFiles(folder).ToDictionary(static f => Path.GetFileName(f)!, File.ReadAllText)
        : [];

    private static void Write(string folder, IReadOnlyDictionary<string, string> files)
    {
        Directory.CreateDirectory(folder);
        foreach (var old in Directory.GetFiles(folder))
        {
            File.Delete(old);
        }

        foreach (var (name, text) in files)
        {
            File.WriteAllText(Path.Combine(folder, name), text);
        }
    }

    private static string SourceFolder([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "Golden");
}
