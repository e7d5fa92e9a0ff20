using SqlGen.PostgreSql.Binding;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Catalog;

// Functions, procedures and aggregates. Bodies aren't executed.
public sealed partial class CatalogBuilder
{
    private void CreateFunction(CreateFunctionStatement statement)
    {
        if (ResolveNewName(statement.Name) is not var (schema, name))
        {
            return;
        }

        var arguments = statement.Parameters.Select(p => ArgumentOf(p)).ToList();
        var returns = ReturnTypeOf(statement, arguments);
        var language = LanguageOf(statement);
        if (arguments.Contains(null) || returns is null || language is null)
        {
            return;
        }

        var function = new Function
        {
            Schema = schema,
            Name = name,
            Kind = statement.IsProcedure ? FunctionKind.Procedure
                : statement.Options.Any(static o => o is FunctionWindow) ? FunctionKind.Window : FunctionKind.Function,
            ReturnType = returns,
            ReturnsSet = statement.ReturnsTable || statement.Returns is { IsSetOf: true },
            Language = language,
            Body = statement.Body is null ? null : TextOf(statement.Body),
            HasStandardBody = statement.Body is not null,
            Origin = OriginOf(statement.Name.Parts[statement.Name.Parts.Count - 1]),
        };
        function.Arguments.AddRange(arguments!);
        ApplyFunctionOptions(function, statement.Options);
        _runTime.Add(function.Body ?? "");
        AddFunction(function, statement.OrReplace, statement.Name);
    }

    private FunctionParameter? ArgumentOf(RoutineParameter parameter)
    {
        if (ResolveType(parameter.Type) is not { } written)
        {
            return null;
        }

        var mode = parameter.Mode switch
        {
            ParameterMode.Out => ArgumentMode.Out,
            ParameterMode.InOut => ArgumentMode.InOut,
            ParameterMode.Variadic => ArgumentMode.Variadic,
            ParameterMode.Table => ArgumentMode.Table,
            _ => ArgumentMode.In,
        };
        var argument = new FunctionParameter(
            parameter.Name?.Name, mode, written with { Modifier = null }, parameter.Default is null ? null : TextOf(parameter.Default));
        return argument with { WrittenModifier = written.Modifier };
    }

    /// <summary>What RETURNS says, or what follows from OUT and TABLE columns: the type of one, record for several.</summary>
    private TypeReference? ReturnTypeOf(CreateFunctionStatement statement, List<FunctionParameter?> arguments)
    {
        if (statement.Returns is not null)
        {
            return ResolveTypeWithoutModifier(statement.Returns);
        }

        var outputs = arguments.Where(static a => a is { Mode: ArgumentMode.Out or ArgumentMode.InOut or ArgumentMode.Table }).ToList();
        if (statement.IsProcedure)
        {
            // functioncmds.c: a procedure with any OUT argument returns record.
            return TypeReference.BuiltIn(outputs.Count > 0 ? "record" : "void");
        }

        if (outputs.Count == 0)
        {
            if (!arguments.Contains(null))
            {
                Report(SqlRules.InvalidDefinition, statement.Name.Range, "function result type must be specified; write RETURNS");
            }

            return null;
        }

        return outputs.Count == 1 ? outputs[0]!.Type : TypeReference.BuiltIn("record");
    }

    private string? LanguageOf(CreateFunctionStatement statement)
    {
        if (statement.Options.OfType<FunctionLanguage>().LastOrDefault() is not { Language: var language })
        {
            if (statement.Body is not null)
            {
                return "sql";
            }

            Report(SqlRules.UnknownLanguage, statement.Name.Range, "no language specified; write LANGUAGE");
            return null;
        }

        // LANGUAGE 'plpgsql' in quotes isn't folded by the lexer, but by the server.
        var name = language.Name.ToLowerInvariant();
        if (!_languages.Contains(name) && !_anyLanguage)
        {
            var wayOut = KnownExtensions.FindByLanguage(name) is { } extension
                ? $"; add \"create extension {extension.Name}\" to {FileName()}"
                : Suggestion.For(name, _languages);
            Report(SqlRules.UnknownLanguage, language.Range, $"language \"{language.Name}\" does not exist{wayOut}");
            return null;
        }

        return name;
    }

    private void ApplyFunctionOptions(Function function, IReadOnlyList<FunctionOption> options)
    {
        foreach (var option in options)
        {
            switch (option)
            {
                case FunctionSource o: function.Body = o.Symbol is null && function.Language is not ("c" or "internal") ? o.Source.Value : null; break;
                case FunctionVolatility o: function.Volatility = (Volatility)o.Word; break;
                case FunctionStrictness o: function.IsStrict = o.Strict; break;
                case FunctionSecurity o: function.SecurityDefiner = o.Definer; break;
                case FunctionLeakproof o: function.Leakproof = o.Leakproof; break;
                case FunctionParallel o: function.Parallel = o.Word.Name; break;
                case FunctionSetting o: ApplyFunctionSetting(function, o.Setting); break;
            }
        }
    }

    private static void ApplyFunctionSetting(Function function, SettingClause setting)
    {
        switch (setting.Action)
        {
            case SettingAction.Set:
                function.Settings[setting.Name] = string.Join(", ", setting.Values.Select(static v => v.IsString ? $"'{v.Text.Replace("'", "''")}'" : v.Text));
                break;
            case SettingAction.FromCurrent:
                function.Settings[setting.Name] = "current";
                break;
            case SettingAction.ResetAll:
                function.Settings.Clear();
                break;
            default:
                function.Settings.Remove(setting.Name);
                break;
        }
    }

    private void AddFunction(Function function, bool orReplace, QualifiedName place)
    {
        var types = InputTypes(function);
        if (FindFunction(function.Schema, function.Name, types) is { IsExternal: false } existing)
        {
            if (!orReplace)
            {
                Report(SqlRules.DuplicateObject, place.ObjectRange(),
                    $"function \"{function.Name}\" already exists with same argument types{WayOut(existing)}; write \"create or replace\" to replace it");
                return;
            }

            if (existing.Kind != function.Kind)
            {
                Report(SqlRules.InvalidDefinition, place.ObjectRange(), $"cannot change routine kind: \"{function.Name}\" is a {existing.Kind.ToString().ToLowerInvariant()}; drop it first");
                return;
            }

            if (existing.Kind != FunctionKind.Procedure && (existing.ReturnType != function.ReturnType || existing.ReturnsSet != function.ReturnsSet))
            {
                Report(SqlRules.InvalidDefinition, place.ObjectRange(),
                    $"cannot change return type of existing function; write \"drop function {FunctionSignature.Describe(function.Name, types)}\" before it");
                return;
            }

            function.Grants.AddRange(existing.Grants);
            function.Comment = existing.Comment;
            var index = _catalog.Functions.IndexOf(existing);
            _catalog.Functions[index] = function;
            if (_catalog.ObjectsWithKnownGrants.Remove(existing))
            {
                _catalog.ObjectsWithKnownGrants.Add(function);
            }

            return;
        }

        _catalog.Functions.Add(function);

        // Every role may execute a new function until that is revoked.
        function.Grants.Add(new Grant(PublicRole, Privilege.Execute));

        ApplyDefaultPrivileges(function, function.Grants);
    }

    private void AlterFunction(AlterFunctionStatement statement)
    {
        foreach (var function in ResolveRoutine(statement.Target))
        {
            ApplyFunctionOptions(function, statement.Options);
        }
    }

    private void CreateAggregate(CreateAggregateStatement statement)
    {
        if (ResolveNewName(statement.Aggregate.Name) is not var (schema, name))
        {
            return;
        }

        var arguments = statement.Aggregate.Parameters?.Select(p => ArgumentOf(p)).ToList() ?? [];
        if (statement.IsOldForm && Element("basetype")?.Value is { } baseType && baseType.Text.Trim('"').ToLowerInvariant() != "any" && baseType.Type is not null)
        {
            arguments = [ResolveTypeWithoutModifier(baseType.Type) is { } type ? new FunctionParameter(null, ArgumentMode.In, type) : null];
        }

        var state = (Element("stype") ?? Element("stype1"))?.Value?.Type is { } stateName ? ResolveTypeWithoutModifier(stateName) : null;
        if (arguments.Contains(null) || state is null)
        {
            return;
        }

        var aggregate = new Function
        {
            Schema = schema,
            Name = name,
            Kind = FunctionKind.Aggregate,
            ReturnType = FinalType(arguments!, state) ?? state,
            Language = "internal",
            Volatility = Volatility.Immutable,
            Parallel = Element("parallel")?.Value?.Text.ToLowerInvariant() ?? "unsafe",
            DirectArguments = statement.Aggregate.DirectParameters >= 0 ? statement.Aggregate.DirectParameters : null,
            Origin = OriginOf(statement.Aggregate.Name),
        };
        aggregate.Arguments.AddRange(arguments!);
        AddFunction(aggregate, statement.OrReplace, statement.Aggregate.Name);

        DefinitionElement? Element(string key) => statement.Definition.FirstOrDefault(d => d.Name.Name == key);

        TypeReference? FinalType(List<FunctionParameter> inputs, TypeReference stateType)
        {
            if ((Element("finalfunc") ?? Element("ffunc"))?.Value is not { } final)
            {
                return null;
            }

            var finalName = final.Type?.Name.Parts.Select(static p => p.Name).ToList() ?? [.. final.Text.Split('.')];
            var found = _catalog.Functions.FindAll(f => f.Name == finalName[finalName.Count - 1] && (finalName.Count == 1 || f.Schema == finalName[finalName.Count - 2])
                && f.InputArguments.FirstOrDefault()?.Type == stateType);
            return found.Count > 0 ? found[0].ReturnType : BuiltInFunctions.FindReturnType(finalName[finalName.Count - 1]);
        }
    }
}
