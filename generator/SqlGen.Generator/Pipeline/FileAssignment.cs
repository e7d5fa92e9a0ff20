using SqlGen.Generator.Diagnostics;
using SqlGen.Generator.Inputs;
using SqlGen.Generator.Model;
using SqlGen.PostgreSql.Diagnostics;

namespace SqlGen.Generator.Pipeline;

/// <summary>Which files belong to which class: all to the only one, or each to the one that its item's SqlGenDatabase metadata names.</summary>
public sealed class FileAssignment
{
    private readonly Dictionary<string, List<SchemaFile>> _files = new(StringComparer.Ordinal);

    private FileAssignment(EquatableArray<DatabaseClass> classes)
    {
        foreach (var databaseClass in classes)
        {
            _files[databaseClass.FullName] = [];
        }
    }

    /// <summary>The class's files in the order in which they are replayed: the ordinal order of their paths.</summary>
    public IReadOnlyList<SchemaFile> For(DatabaseClass databaseClass) => _files[databaseClass.FullName];

    public static FileAssignment Of(EquatableArray<DatabaseClass> classes, EquatableArray<SchemaFile> files, List<Finding> findings)
    {
        var assignment = new FileAssignment(classes);
        var paths = new HashSet<string>(StringComparer.Ordinal);

        // Two items may bring the same file (a wildcard and its name); it is replayed once.
        var ordered = files.OrderBy(static f => f.Path, StringComparer.Ordinal).Where(f => paths.Add(f.Path + "\n" + f.Database)).ToList();
        if (classes.IsEmpty && ordered.Count > 0)
        {
            findings.Add(At(GeneratorRules.NoDatabaseClass, ordered[0],
                $"{FileName(ordered[0])} is given as SqlGenSchema, but no class is marked [SqlGenDatabase]; add [SqlGenDatabase] public sealed partial class AppDatabase;"));
            return assignment;
        }

        foreach (var file in ordered)
        {
            assignment.Assign(file, classes, findings);
        }

        return assignment;
    }

    private void Assign(SchemaFile file, EquatableArray<DatabaseClass> classes, List<Finding> findings)
    {
        var candidates = classes.Where(c => file.Database is null ? classes.Count == 1 : file.Database == c.FullName || file.Database == c.Name).ToList();
        if (candidates.Count == 1)
        {
            _files[candidates[0].FullName].Add(file);
            return;
        }

        var names = string.Join(", ", classes.Select(static c => c.FullName).OrderBy(static n => n, StringComparer.Ordinal));
        findings.Add(At(GeneratorRules.FileWithoutDatabase, file, file.Database is null
            ? $"{FileName(file)} names no database class, and there are several ({names}); set SqlGenDatabase on its SqlGenSchema item"
            : $"{FileName(file)} names the database class {file.Database}, but there {(classes.Count == 1 ? "is only" : "are")} {names}; "
              + "correct SqlGenDatabase on its SqlGenSchema item"));
    }

    private static Finding At(SqlDiagnosticDescriptor rule, SchemaFile file, string message) => new(rule, message, new FilePlace(file.Path, 0, 0, 0, 0, 0, 0));

    private static string FileName(SchemaFile file) => file.Path.Substring(file.Path.LastIndexOfAny(['/', '\\']) + 1);
}
