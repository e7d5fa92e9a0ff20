using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Binding.Analysis;

// Calls: ParseFuncOrColumn of parse_func.c.
public sealed partial class QueryAnalyzer
{
    private TypedValue BindCall(FunctionCall call, QueryLevel level, out Signature? signature)
    {
        var arguments = call.Arguments.Select(a => BindExpression(a.Value, level)).ToList();
        var names = call.Arguments.Where(static a => a.Name is not null).Select(static a => a.Name!.Name).ToList();
        if (call.IsWithinGroup)
        {
            arguments.AddRange(call.OrderBy.Select(o => BindExpression(o.Value, level)));
        }

        var value = Resolve(call.Name, arguments, names, call.IsVariadic, out signature);
        if (call.Filter is not null && value.NotNull && signature?.Name != "count")
        {
            value = value with { NotNull = false };
        }

        return value;
    }

    private TypedValue Resolve(QualifiedName name, IReadOnlyList<TypedValue> arguments, IReadOnlyList<string> names, bool isVariadic, out Signature? signature)
    {
        signature = null;
        var candidates = _calls.FindCandidates(name, arguments.Count, names, isVariadic);
        var isKnown = arguments.All(static a => a.Type is { IsOpaque: false });
        var inputs = arguments.Select(static a => a.Type).ToList();
        var chosen = inputs.TrueForAll(static t => t is not null) ? CallResolver.FindExact(candidates, inputs!) : null;
        if (chosen is null && isKnown && names.Count == 0 && arguments.Count == 1 && CastByName(name, arguments[0]) is { } cast)
        {
            return cast;
        }

        if (chosen is null && (!isKnown || candidates.Any(static c => c.Arguments.Any(static a => a is null || a.IsOpaque))))
        {
            return SharedResult(name, arguments, candidates, out signature);
        }

        chosen ??= _calls.Choose(candidates, inputs!);
        if (chosen is null)
        {
            return FieldByCall(name, arguments)
                ?? (candidates.Count == 0 ? OutsiderResult(name) : null)
                ?? TypedValue.Unknown($"function {name}({string.Join(", ", inputs)}) is not known");
        }

        signature = chosen.Signature;
        return ResultOf(chosen, arguments, isVariadic);
    }

    /// <summary>Where arguments aren't known: every function that the call can mean may still give the same.</summary>
    private TypedValue SharedResult(QualifiedName name, IReadOnlyList<TypedValue> arguments, IReadOnlyList<Candidate> candidates, out Signature? signature)
    {
        signature = null;
        var results = candidates.Select(static c => (c.Signature.ReturnType, c.Signature.ReturnsSet)).Distinct().Take(2).ToList();
        if (results.Count == 1 && results[0].ReturnType is { IsPolymorphic: false } shared && !shared.IsBuiltIn("record"))
        {
            signature = candidates[0].Signature;
            return new TypedValue(shared, NotNull: Nullability.IsNeverNull(signature));
        }

        if (candidates.Count == 0 && OutsiderResult(name) is { } result)
        {
            return result;
        }

        var unknown = arguments.FirstOrDefault(static a => a.Type is null);
        return TypedValue.Unknown(unknown.Reason ?? $"which function {name} means depends on a type that no file tells of");
    }

    /// <summary>What a platform's function is sure to return, where no file makes that function.</summary>
    private TypedValue? OutsiderResult(QualifiedName name) =>
        name.Schema is { } schema && Catalog.PlatformObjects.FindReturnType(schema, name.Name) is { } type ? _scope.Types.ValueOf(type, "") : null;

    /// <summary>A call by the name of a type may be a cast.</summary>
    private TypedValue? CastByName(QualifiedName name, TypedValue argument)
    {
        if (_scope.FindType(name) is not { Kind: not 'p' } target || target.IsComposite)
        {
            return null;
        }

        if (argument.Type == target)
        {
            return argument;
        }

        if (argument.IsUnknownLiteral)
        {
            return new TypedValue(target, NotNull: argument.NotNull);
        }

        var isCast = _scope.Casts.FindPath(argument.Type!, target, CoercionContext.Explicit) switch
        {
            CoercionPath.Relabel => true,
            CoercionPath.InputOutput => target.Category != 'S' || !(argument.Type!.IsBuiltIn("record") || argument.Type.Base.IsComposite),
            _ => false,
        };
        return isCast ? new TypedValue(target, NotNull: argument.NotNull) : null;
    }

    private static TypedValue? FieldByCall(QualifiedName name, IReadOnlyList<TypedValue> arguments)
    {
        if (arguments.Count != 1 || name.Schema is not null || FieldsOf(arguments[0]) is not { } fields)
        {
            return null;
        }

        foreach (var field in fields)
        {
            if (field.Name == name.Name)
            {
                return field.Value;
            }
        }

        return null;
    }

    private TypedValue ResultOf(Candidate chosen, IReadOnlyList<TypedValue> arguments, bool isVariadic)
    {
        var signature = chosen.Signature;
        var inputs = arguments.Select(static a => a.Type!).ToList();
        var declared = chosen.Arguments.Take(inputs.Count).ToList();
        var binding = new PolymorphicBinding(_scope.Casts, inputs, declared);
        if (signature.ReturnType is not { } declaredResult || binding.Resolve(declaredResult) is not { } type)
        {
            return TypedValue.Unknown($"the result of function {signature.Name} is not known");
        }

        var notNull = Nullability.IsNeverNull(signature)
            || (Nullability.FunctionKeepsNotNull(signature) && !isVariadic && arguments.All(static a => a.NotNull));
        if (!type.IsBuiltIn("record") || signature.OutColumns.Count == 0)
        {
            return new TypedValue(type, NotNull: notNull);
        }

        var columns = signature.OutColumns.Select((c, i) => new RowColumn(
            c.Name.Length > 0 ? c.Name : "column" + Number(i + 1),
            c.Type is not null && binding.Resolve(c.Type) is { } resolved ? new TypedValue(resolved) : TypedValue.Unknown($"the type of {signature.Name}'s column {c.Name} is not known")));
        return new TypedValue(type, Row: columns.ToList());
    }
}
