using System.Globalization;
using SqlGen.Generator.Diagnostics;
using SqlGen.PostgreSql.Catalog;

namespace SqlGen.Generator.Model.Building;

/// <summary>A function or procedure of the catalog as the emitter needs it.</summary>
public sealed class FunctionModelBuilder(
    DatabaseNames names,
    EquatableArray<ScopeModel> scopes,
    AccessorBuilder accessors,
    TypeMapper types,
    SessionChanges sessionChanges,
    HintNames hintNames,
    FindingList findings)
{
    private static readonly HashSet<string> PseudoTypes = new(StringComparer.Ordinal)
    {
        "any", "anyarray", "anycompatible", "anycompatiblearray", "anycompatiblemultirange", "anycompatiblenonarray", "anycompatiblerange", "anyelement",
        "anyenum", "anymultirange", "anynonarray", "anyrange", "cstring", "fdw_handler", "index_am_handler", "internal", "language_handler", "pg_ddl_command",
        "record", "table_am_handler", "tsm_handler", "unknown",
    };

    private readonly Dictionary<string, Function> _signatures = new(StringComparer.Ordinal);

    /// <summary>Null where the function can't be called through SQL, or not with types that C# has; then it is said why.</summary>
    public FunctionModel? Build(Function function)
    {
        if (function.Kind is FunctionKind.Aggregate or FunctionKind.Window || function.IsTrigger || WhyNotCallable(function) is { } reason && Refuse(function, reason))
        {
            return null;
        }

        var parameters = Parameters(function);
        var result = parameters is null ? null : Result(function);
        if (parameters is null || result is null)
        {
            return null;
        }

        var method = MethodName(function, parameters, result.IsSet);
        var file = method;
        for (var i = 2; !names.IsNestedTypeFree(file + "Sql"); i++)
        {
            file = method + i;
        }

        names.ReserveNestedType(file + "Sql", Subject(function));
        if (result.Kind == ResultKind.Record)
        {
            result = result with { RecordName = names.Types.Claim(file + "Row", Subject(function), out _) };
        }

        return new FunctionModel
        {
            Schema = function.Schema,
            Name = function.Name,
            SqlName = SqlName.Qualify(function),
            IsProcedure = function.Kind == FunctionKind.Procedure,
            MethodName = method,
            SqlClassName = file + "Sql",
            HintName = hintNames.Claim(file),
            Doc = DocBuilder.Function(function),
            Parameters = parameters.ToEquatableArray(),
            Result = result,
            Traits = Traits(function),
            Scopes = Scopes(function),
            Absences = accessors.Absences(function),
        };
    }

    private string? WhyNotCallable(Function function)
    {
        var inputs = function.Arguments.Where(static a => a.Mode != ArgumentMode.Table).ToList();
        if (inputs.Find(static a => a.Type.IsBuiltIn && PseudoTypes.Contains(a.Type.Name)) is { } argument)
        {
            return $"its argument {argument.Name ?? "without name"} has the pseudo-type {argument.Type}; add an overload with the types that you call it with";
        }

        var hasOut = function.Arguments.Exists(static a => a.Mode is ArgumentMode.Out or ArgumentMode.InOut or ArgumentMode.Table);
        if (!hasOut && function.ReturnType is { IsBuiltIn: true } type && PseudoTypes.Contains(type.Name))
        {
            return type.Name == "record"
                ? "it returns record, whose columns only the caller knows; declare them with RETURNS TABLE or OUT arguments"
                : $"it returns the pseudo-type {type}; add an overload with the types that you call it with";
        }

        // CALL takes OUT arguments by name, and these have none.
        return function.Kind == FunctionKind.Procedure && function.Arguments.Exists(static a => a is { Mode: ArgumentMode.Out, Name: null })
            ? "its OUT arguments have no names; name them"
            : null;
    }

    private bool Refuse(Function function, string reason)
    {
        findings.Add(GeneratorRules.FunctionNotCallable, function.Origin, $"{Subject(function)} gets no method, because {reason}");
        return true;
    }

    private List<ParameterModel>? Parameters(Function function)
    {
        var scope = new NameScope("call", "cancellationToken", "scope");
        var parameters = new List<ParameterModel>();
        foreach (var argument in function.InputArguments)
        {
            if (types.Map(argument.Type, keepsModifier: false, out var problem) is not { } type)
            {
                Report(function, argument, problem);
                return null;
            }

            var number = parameters.Count + 1;
            parameters.Add(new ParameterModel
            {
                QuotedName = string.IsNullOrEmpty(argument.Name) ? null : SqlName.Quote(argument.Name!),
                ParameterName = ParameterName.Of(string.IsNullOrEmpty(argument.Name) ? "Arg" + number : CSharpName.Pascal(argument.Name!), scope),
                Type = WithWrittenDimensions(type, argument),
                IsNullable = !function.IsStrict && !types.ForbidsNull(argument.Type),
                HasDefault = argument.Default is not null,
                IsVariadic = argument.Mode == ArgumentMode.Variadic,
                Doc = DocBuilder.Argument(argument),
            });
        }

        return parameters;
    }

    // The server ignores the modifier and fails only in the operator, or not at all: the dimension as written is checked before a call is sent.
    private static TypeModel WithWrittenDimensions(TypeModel type, FunctionParameter argument) =>
        type.Kind is TypeKind.Vector or TypeKind.HalfVector or TypeKind.SparseVector && !type.IsArray
        && int.TryParse(argument.WrittenModifier, NumberStyles.None, CultureInfo.InvariantCulture, out var dimensions)
            ? type with { Dimensions = dimensions }
            : type;

    private ResultModel? Result(Function function)
    {
        var outputs = function.Arguments.Where(static a => a.Mode is ArgumentMode.Out or ArgumentMode.InOut or ArgumentMode.Table).ToList();
        var isProcedure = function.Kind == FunctionKind.Procedure;
        if (outputs.Count > 1 || (outputs.Count == 1 && (isProcedure || outputs[0].Mode == ArgumentMode.Table)))
        {
            return Columns(function, outputs);
        }

        var type = outputs.Count == 1 ? outputs[0].Type : function.ReturnType;
        if (isProcedure || type is { IsBuiltIn: true, Name: "void" })
        {
            return new ResultModel { Kind = ResultKind.Void };
        }

        if (RowOf(type) is { } relation)
        {
            return new ResultModel { Kind = ResultKind.Relation, IsSet = function.ReturnsSet, RecordName = relation.Record, RelationSqlClassName = relation.Sql };
        }

        if (types.Map(type, keepsModifier: false, out var problem) is not { } mapped)
        {
            Report(function, null, problem, type);
            return null;
        }

        return mapped is { Kind: TypeKind.Composite, IsArray: false }
            ? new ResultModel { Kind = ResultKind.Composite, IsSet = function.ReturnsSet, RecordName = mapped.TypeName, Columns = mapped.Fields }
            : new ResultModel { Kind = ResultKind.Scalar, IsSet = function.ReturnsSet, Scalar = mapped };
    }

    /// <summary>The relation whose rows, or domains over them, the function returns, unless the class maps them itself.</summary>
    private RelationNames? RowOf(TypeReference type)
    {
        if (types.HasUserMapping(type))
        {
            return null;
        }

        var row = types.BaseOf(type);
        var relation = names.Relations.FirstOrDefault(r => !row.IsArray && r.Key.Name == row.Name && r.Key.Schema == row.Schema);
        return relation.Key is not null && types.HasRecord(relation.Key) ? relation.Value : null;
    }

    private ResultModel? Columns(Function function, List<FunctionParameter> outputs)
    {
        // PostgreSQL calls a column without a name by its number.
        var sqlNames = outputs.Select(static (o, i) => string.IsNullOrEmpty(o.Name) ? "column" + (i + 1) : o.Name!).ToList();
        var properties = PropertyNames.Of(sqlNames, (column, name, takenBy) => findings.Add(GeneratorRules.NameTaken, function.Origin,
            $"column \"{column}\" of {Subject(function)} is called {name} in C#, because {takenBy} has the name that it would get; rename one of them in SQL"));
        var columns = new List<FieldModel>();
        for (var i = 0; i < outputs.Count; i++)
        {
            if (types.Map(outputs[i].Type, keepsModifier: false, out var problem) is not { } type)
            {
                Report(function, outputs[i], problem);
                return null;
            }

            columns.Add(new FieldModel(sqlNames[i], SqlName.Quote(sqlNames[i]), properties[i], type, IsNullable: true, DocBuilder.Argument(outputs[i])));
        }

        return new ResultModel { Kind = ResultKind.Record, IsSet = function.ReturnsSet, Columns = columns.ToEquatableArray() };
    }

    private string MethodName(Function function, List<ParameterModel> parameters, bool isSet)
    {
        var wanted = CSharpName.Pascal(function.Name);
        var suffix = isSet ? "" : "Async";
        wanted = names.Members.IsFree(wanted) && names.Members.IsFree(wanted + suffix) ? wanted : wanted + "Function";
        var types = string.Join(",", parameters.Select(static p => Signature(p)));
        var name = wanted;
        for (var i = 2; _signatures.ContainsKey($"{name}{suffix}({types})"); i++)
        {
            name = wanted + i;
        }

        if (name != wanted)
        {
            findings.Add(GeneratorRules.OverloadTaken, function.Origin,
                $"{Subject(function)} is called {name} in C#, because an overload has the same C# parameters; rename one of them in SQL");
        }

        _signatures.Add($"{name}{suffix}({types})", function);
        return name;
    }

    // To C#, string and string? are one type; int and int? are two.
    private static string Signature(ParameterModel parameter)
    {
        var type = parameter.Type.IsValueType ? parameter.Type.For(parameter.IsNullable) : parameter.Type.CSharpType;
        return parameter.HasDefault ? $"SqlArgument<{type}>" : type;
    }

    private FunctionTraits Traits(Function function)
    {
        var traits = function.Volatility == Volatility.Volatile ? FunctionTraits.None : FunctionTraits.ReadOnly;
        if (function.InputArguments.Any(static a => a.Type.Name is "vector" or "halfvec" or "sparsevec"))
        {
            traits |= FunctionTraits.VectorSearch;
        }

        return sessionChanges.Has(function) ? traits | FunctionTraits.ChangesSession : traits;
    }

    private EquatableArray<string> Scopes(Function function)
    {
        var hasRoles = scopes.Count > 1;
        var reaching = scopes.Where(s => hasRoles == (s.Kind != ScopeKind.Login));
        if (hasRoles && sessionChanges.EndsTransaction(function))
        {
            findings.Add(GeneratorRules.ProcedureEndsTransaction, function.Origin,
                $"{Subject(function)} ends the transaction that would carry a user's context, so only scopes that bypass row security have it; "
                + "leave COMMIT and ROLLBACK to the caller");
            reaching = reaching.Where(static s => s.BypassesRowSecurity);
        }

        return reaching.Where(s => accessors.MayCall(s, function)).Select(static s => s.TypeName).ToEquatableArray();
    }

    private void Report(Function function, FunctionParameter? argument, TypeProblem problem, TypeReference? type = null) => TypeProblems.Report(
        findings,
        problem,
        argument?.Type ?? type!,
        function.Origin,
        argument is null ? $"the result of {Subject(function)}" : $"argument \"{argument.Name}\" of {Subject(function)}",
        function.Name);

    private static string Subject(Function function) => $"{(function.Kind == FunctionKind.Procedure ? "procedure" : "function")} \"{function.Name}\"";
}
