using SqlGen.PostgreSql.Catalog;

namespace SqlGen.Tool.Output;

/// <summary>Functions, procedures, aggregates.</summary>
internal static class FunctionJson
{
    public static Json Function(Function function) => new()
    {
        ["identity"] = FunctionSignature.IdentityArguments(function),
        ["kind"] = function.Kind.ToString().ToLowerInvariant(),
        ["args"] = function.Arguments.Select(static a => new Json
        {
            ["name"] = a.Name is { Length: > 0 } ? a.Name : null,
            ["type"] = TypeFormatter.FormatWithoutModifier(a.Type),
            ["mode"] = a.Mode.ToString().ToLowerInvariant(),
        }),
        ["nargs"] = function.InputArguments.Count(),
        ["ndefaults"] = function.InputArguments.Count(static a => a.Default is not null),
        ["returns"] = function.Kind == FunctionKind.Procedure ? null : TypeFormatter.FormatWithoutModifier(function.ReturnType),
        ["setof"] = function.ReturnsSet,
        ["language"] = function.Language,
        ["volatility"] = function.Volatility.ToString().ToLowerInvariant(),
        ["strict"] = function.IsStrict,
        ["security_definer"] = function.SecurityDefiner,
        ["leakproof"] = function.Leakproof,
        ["parallel"] = function.Parallel,
    };
}
