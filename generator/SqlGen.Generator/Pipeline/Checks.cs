using SqlGen.Generator.Diagnostics;
using SqlGen.Generator.Inputs;
using SqlGen.Generator.Model;
using SqlGen.PostgreSql.Diagnostics;

namespace SqlGen.Generator.Pipeline;

/// <summary>What must hold of a class before, and of its model after the files are read.</summary>
public static class Checks
{
    private static readonly HashSet<string> Platforms = new(StringComparer.Ordinal) { "", "supabase" };
    private static readonly HashSet<string> Versions = new(StringComparer.Ordinal) { "", "17", "18" };

    /// <summary>Says what is wrong with a class and its options; false where nothing can be emitted for it.</summary>
    public static bool Check(DatabaseClass databaseClass, IReadOnlyList<SchemaFile> files, GeneratorOptions options, FindingList findings)
    {
        if (databaseClass.ShapeProblem is { } problem)
        {
            findings.AddAtClass(GeneratorRules.DatabaseClassShape, $"class \"{databaseClass.FullName}\" {problem}");
            return false;
        }

        CheckOption("SqlGenPlatform", options.Platform, Platforms, "supabase", findings);
        CheckOption("SqlGenPostgresVersion", options.PostgresVersion, Versions, "17 or 18", findings);
        foreach (var mapping in databaseClass.TypeMappings.Where(static m => m.Problem is not null))
        {
            findings.AddAtClass(GeneratorRules.AttributeTypeUnfit, $"[SqlGenMap(\"{mapping.SqlType}\", …)] names a type that {mapping.Problem}");
        }

        foreach (var mapping in databaseClass.JsonMappings.Where(static m => m.Problem is not null))
        {
            findings.AddAtClass(GeneratorRules.AttributeTypeUnfit, $"[SqlGenJson(\"{mapping.Column}\", …)] names a type that {mapping.Problem}");
        }

        if (files.Count == 0)
        {
            findings.AddAtClass(GeneratorRules.NoSchemaFile,
                $"class \"{databaseClass.FullName}\" has no schema file; add <SqlGenSchema Include=\"schema.sql\" /> to an ItemGroup of the project");
        }

        foreach (var file in files.Where(static f => f.Text is null))
        {
            findings.Add(new Finding(SqlRules.NotText, $"{file.Path} can't be read as text", new FilePlace(file.Path, 0, 0, 0, 0, 0, 0)));
        }

        return files.Any(static f => f.Text is not null);
    }

    public static void CheckNotEmpty(DatabaseModel model, IReadOnlyList<SchemaFile> files, FindingList findings)
    {
        if (model.Relations.IsEmpty && model.Functions.IsEmpty && model.Enums.IsEmpty && model.Composites.IsEmpty && !findings.HasErrors)
        {
            var what = files.All(static f => string.IsNullOrWhiteSpace(f.Text)) ? "are empty" : "create no table, view, type or function";
            findings.AddAtClass(GeneratorRules.NothingToEmit,
                $"the schema files of \"{model.Context.FullName.Substring("global::".Length)}\" {what}, so there is nothing to call; check the SqlGenSchema items of the project");
        }
    }

    private static void CheckOption(string name, string value, HashSet<string> known, string words, FindingList findings)
    {
        if (!known.Contains(value))
        {
            findings.AddAtClass(GeneratorRules.OptionNotKnown, $"{name} has the value \"{value}\", which SqlGen does not know; set it to {words}, or leave it out");
        }
    }
}
