using SqlGen.PostgreSql.Parsing;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Tests.Statements;

/// <summary>The SQL files beside the tests: valid statements, and invalid ones with what is said of them.</summary>
internal static class StatementFiles
{
    public static TheoryData<string> Names(string folder)
    {
        var names = new TheoryData<string>();
        foreach (var path in Directory.GetFiles(FolderPath(folder), "*.sql").Order(StringComparer.Ordinal))
        {
            names.Add(Path.GetFileName(path));
        }

        return names;
    }

    /// <summary>Every file of some folders, for each of some versions.</summary>
    public static TheoryData<string, string, PostgresVersion> Cases(string[] folders, PostgresVersion[] versions)
    {
        var cases = new TheoryData<string, string, PostgresVersion>();
        foreach (var folder in folders)
        {
            foreach (var name in Names(folder))
            {
                foreach (var version in versions)
                {
                    cases.Add(folder, name.Data, version);
                }
            }
        }

        return cases;
    }

    public static SourceFile Read(string folder, string name) => new(name, File.ReadAllText(Path.Combine(FolderPath(folder), name)).ReplaceLineEndings("\n"));

    /// <summary>The statements of a file, one a text: those of Valid stand as in a script, the others between empty lines over what is said of them.</summary>
    public static IReadOnlyList<string> Statements(string folder, string name)
    {
        var file = Read(folder, name);
        return folder == "Valid"
            ? [.. SqlParser.Parse(file).Statements.Select(s => file.Text.Substring(s.Range.Start, s.Range.Length))]
            : [.. file.Text.TrimEnd('\n').Split("\n\n").Select(WithoutComments)];
    }

    public static string WithoutComments(string block) =>
        string.Join('\n', block.Split('\n').Where(static line => !line.StartsWith("--", StringComparison.Ordinal)));

    public static SqlScript Parse(string sql, PostgresVersion version = PostgresVersion.V17) =>
        SqlParser.Parse(new SourceFile("test.sql", sql), ParseOptions.Default with { Version = version });

    // Copied to the output: the path of a source file is "/_/" in a deterministic build.
    private static string FolderPath(string folder) => Path.Combine(AppContext.BaseDirectory, "Statements", folder);
}
