using SqlGen.PostgreSql.Binding;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Catalog;

// Which function a statement means.
public sealed partial class CatalogBuilder
{
    private static List<TypeReference> InputTypes(Function function) => [.. function.InputArguments.Select(static a => a.Type)];

    private Function? FindFunction(string schema, string name, List<TypeReference> types) =>
        _catalog.Functions.Find(f => f.Name == name && f.Schema == schema && f.InputArguments.Select(static a => a.Type).SequenceEqual(types));

    /// <summary>The function a statement means, several only if the name alone is given for DROP and is not unique; reported if there is none.</summary>
    private List<Function> ResolveRoutine(RoutineReference reference, bool ifExists = false)
    {
        var named = FunctionsNamed(reference.Name);
        if (reference.Parameters is null)
        {
            switch (named.Count)
            {
                case 1:
                    return named;
                case > 1:
                    Report(SqlRules.InvalidDefinition, reference.Name.Range,
                        $"function name \"{reference.Name.Display()}\" is not unique; write its argument types: {FunctionSignature.Describe(named[0].Name, InputTypes(named[0]))}");
                    return [];
            }
        }

        var types = new List<TypeReference>();
        foreach (var parameter in reference.Parameters ?? [])
        {
            // OUT arguments may be written, and don't count, but for procedures.
            if (parameter.Mode is ParameterMode.Out or ParameterMode.Table && reference.Kind != ObjectKind.Procedure)
            {
                continue;
            }

            if (LookupType(parameter.Type.Name) is null && LookupArrayType(parameter.Type.Name) is null && (ifExists || IsForeignRoutine(reference.Name)))
            {
                return [];
            }

            if (ResolveTypeWithoutModifier(parameter.Type) is not { } type)
            {
                return [];
            }

            types.Add(type);
        }

        var found = named.FindAll(f => f.InputArguments.Select(static a => a.Type).SequenceEqual(types));
        if (found.Count == 0 && reference.Kind is ObjectKind.Procedure or ObjectKind.Routine)
        {
            found = named.FindAll(f => f.Arguments.Select(static a => a.Type).SequenceEqual(types));
        }

        if (found.Count == 0 && !ifExists && !IsForeignRoutine(reference.Name))
        {
            ReportUnknownFunction(reference, types, named);
        }

        return found.Count > 1 ? [found[0]] : found;
    }

    private List<Function> FunctionsNamed(QualifiedName name)
    {
        var functionName = name.Name;
        if (name.Schema is { } schema)
        {
            return _catalog.Functions.FindAll(f => f.Name == functionName && f.Schema == schema);
        }

        // The same signature in an earlier schema of the path hides a later one.
        var found = new List<Function>();
        foreach (var searched in _session.SearchPath)
        {
            found.AddRange(_catalog.Functions.FindAll(f => f.Name == functionName && f.Schema == searched
                && !found.Exists(o => o.InputArguments.Select(static a => a.Type).SequenceEqual(f.InputArguments.Select(static a => a.Type)))));
        }

        return found;
    }

    /// <summary>Whether a function that no file creates may still exist: the server's, a platform's, an extension's.</summary>
    private bool IsForeignRoutine(QualifiedName name)
    {
        var functionName = name.Name;
        if (name.Schema is { } schema)
        {
            return IsForeignSchema(schema) || IsSystemSchema(schema) || ExtensionsIn(schema).Any(e => BringsFunction(e, functionName));
        }

        return BuiltInFunctions.MayExist(functionName) || _catalog.Extensions.Exists(e => BringsFunction(e, functionName));
    }

    private IEnumerable<Extension> ExtensionsIn(string schema) => _catalog.Extensions.Where(e => e.Schema == schema);

    private static bool BringsFunction(Extension extension, string name) =>
        KnownExtensions.Find(extension.Name) is not { IsWhole: true } known
        || known.TriggerFunctions.Contains(name) || known.Functions.Any(f => f.Names.Contains(name)) || known.Types.Any(t => name.StartsWith(t, StringComparison.Ordinal));

    private void ReportUnknownFunction(RoutineReference reference, List<TypeReference> types, List<Function> named)
    {
        if (reference.Name.Schema is { } schema && !SchemaExists(schema))
        {
            CheckSchema(schema, reference.Name.SchemaRange());
            return;
        }

        var kind = reference.Kind is ObjectKind.Procedure ? "procedure" : reference.Kind is ObjectKind.Aggregate ? "aggregate" : "function";
        var shown = reference.Parameters is null ? reference.Name.Display() + "()" : FunctionSignature.Describe(reference.Name.Display(), types);
        var wayOut = named.Count > 0
            ? $"; did you mean {FunctionSignature.Describe(named[0].Name, InputTypes(named[0]))}?"
            : Suggestion.For(reference.Name.Name, _catalog.Functions.Select(static f => f.Name));
        Report(SqlRules.UnknownFunction, reference.Name.Range, $"{kind} {shown} does not exist{wayOut}");
    }
}
