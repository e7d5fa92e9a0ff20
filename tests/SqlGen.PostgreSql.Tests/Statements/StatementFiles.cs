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

    public static SourceFile Read(string folder, string name) => new(name, File.ReadAllText(Path.Combine(FolderPath(folder), name)).ReplaceLineEndings("\n"));

    public static SqlScript Parse(string sql) => SqlParser.Parse(new SourceFile("test.sql", sql));

    // Copied to the output: the path of a source file is "/_/" in a deterministic build.
    private static string FolderPath(string folder) => Path.Combine(AppContext.BaseDirectory, "Statements", folder);
}
