using SqlGen.Generator.Diagnostics;
using SqlGen.Generator.Model;

namespace SqlGen.Generator.Pipeline;

/// <summary>Finds databases of one namespace that would declare the same type there.</summary>
public static class SharedNamespaces
{
    public static IEnumerable<Finding> Check(IReadOnlyList<DatabaseModel> models)
    {
        foreach (var group in models.GroupBy(static m => m.Context.Namespace).Where(static g => g.Count() > 1))
        {
            var declared = new Dictionary<string, DatabaseModel>(StringComparer.Ordinal);
            foreach (var model in group)
            {
                var taken = Types(model).FirstOrDefault(declared.ContainsKey);
                if (taken is not null)
                {
                    var other = declared[taken].Context.ClassName;
                    yield return new Finding(GeneratorRules.TypeInTwoDatabases,
                        $"\"{model.Context.ClassName}\" and \"{other}\" both declare the type {taken} in namespace {group.Key ?? "(global)"}; put the classes in different namespaces",
                        Place: null, model.Context.FullName.Substring("global::".Length));
                }

                foreach (var type in Types(model))
                {
                    declared[type] = model;
                }
            }
        }
    }

    private static IEnumerable<string> Types(DatabaseModel model) =>
        model.Relations.SelectMany(static r => r.Narrowed.Prepend(r)).SelectMany(static r => new[] { r.RecordName, r.NewName, r.PatchName })
            .Concat(model.Enums.Select(static e => e.TypeName))
            .Concat(model.Composites.Select(static c => c.TypeName))
            .Concat(model.Functions.Select(static f => f.Result.Kind == ResultKind.Record ? f.Result.RecordName : null))
            .OfType<string>().Distinct();
}
