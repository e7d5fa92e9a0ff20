using System.Text;
using SqlGen.PostgreSql.Text;

namespace SqlGen.Tool.Commands;

/// <summary>Reads the schema files that a command was given.</summary>
internal static class SchemaFiles
{
    /// <summary>The files in the order given; null, and said on stderr, if one can't be read.</summary>
    public static IReadOnlyList<SourceFile>? Read(IEnumerable<string> paths)
    {
        var files = new List<SourceFile>();
        foreach (var path in paths)
        {
            try
            {
                files.Add(new SourceFile(path, File.ReadAllText(path, Encoding.UTF8)));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine($"{path}: could not be read: {e.Message}");
                return null;
            }
        }

        return files;
    }
}
