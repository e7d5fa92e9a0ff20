using SqlGen.Generator.Diagnostics;
using SqlGen.Generator.Inputs;
using SqlGen.Generator.Model;
using SqlGen.Generator.Model.Building;
using SqlGen.PostgreSql.Text;

namespace SqlGen.Generator.Pipeline;

/// <summary>Classes, files and options in; a model for each class out. Tokens, syntax and catalog live and die in here.</summary>
public static class ModelStep
{
    public static ModelResult Run(EquatableArray<DatabaseClass> classes, EquatableArray<SchemaFile> files, GeneratorOptions options, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        var models = new List<DatabaseModel>();
        var assignment = FileAssignment.Of(classes, files, findings);
        foreach (var databaseClass in classes)
        {
            var classFindings = new FindingList(databaseClass.FullName);
            var isFit = Checks.Check(databaseClass, assignment.For(databaseClass), options, classFindings);
            if (isFit && Model(databaseClass, assignment.For(databaseClass), HintPrefix(databaseClass, classes), options, classFindings, cancellationToken) is { } model)
            {
                models.Add(model);
            }

            findings.AddRange(classFindings.Items);
        }

        findings.AddRange(SharedNamespaces.Check(models));
        return new ModelResult(models.ToEquatableArray(), findings.ToEquatableArray());
    }

    private static DatabaseModel? Model(
        DatabaseClass databaseClass, IReadOnlyList<SchemaFile> files, string hintPrefix, GeneratorOptions options, FindingList findings, CancellationToken cancellationToken)
    {
        try
        {
            var catalog = CatalogReader.Read([.. files.Where(static f => f.Text is not null).Select(static f => new SourceFile(f.Path, f.Text!))], options, findings, cancellationToken);
            var model = catalog is null ? null : ModelBuilder.Build(catalog, databaseClass, hintPrefix, findings, cancellationToken);
            if (model is not null)
            {
                Checks.CheckNotEmpty(model, files, findings);
            }

            return model;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            findings.Add(InternalErrors.Of(e, $"while it mapped the schema to C# for {databaseClass.FullName}", place: null, databaseClass.FullName));
            return null;
        }
    }

    private static string HintPrefix(DatabaseClass databaseClass, EquatableArray<DatabaseClass> classes) =>
        classes.Count(c => string.Equals(c.Name, databaseClass.Name, StringComparison.OrdinalIgnoreCase)) > 1 ? databaseClass.FullName : databaseClass.Name;
}
