using SqlGen.PostgreSql.Catalog;

namespace SqlGen.PostgreSql.Binding;

/// <summary>Built-in functions whose result follows from their arguments.</summary>
internal static class FunctionTypes
{
    public static TypeReference? Of(string name, IReadOnlyList<TypeReference?> arguments)
    {
        var first = arguments.Count > 0 ? arguments[0] is { } type ? type with { Modifier = null } : null : null;
        if (first is null || first is { IsBuiltIn: true, Name: "unknown" })
        {
            return null;
        }

        return name switch
        {
            "min" or "max" => Extreme(first),
            "sum" when !first.IsArray && first.IsBuiltIn => Sum(first.Name),
            "avg" or "stddev" or "stddev_pop" or "stddev_samp" or "variance" or "var_pop" or "var_samp" when !first.IsArray && first.IsBuiltIn => Average(name, first.Name),
            "array_agg" => first.IsArray ? first : first with { IsArray = true },
            "string_agg" when IsString(first) => TypeReference.BuiltIn("text"),
            "lower" or "upper" or "substr" or "substring" or "trim" or "btrim" or "ltrim" or "rtrim" or "overlay" or "reverse" when IsString(first) => TypeReference.BuiltIn("text"),
            "lower" or "upper" when first.IsBuiltIn && BuiltInTypes.FindRange(first.Name) is { } range => TypeReference.BuiltIn(range.Subtype),
            "length" when IsString(first) || first is { IsBuiltIn: true, Name: "bytea" or "tsvector" } => TypeReference.BuiltIn("int4"),
            "bit_count" => TypeReference.BuiltIn("int8"),
            "date_trunc" when arguments.Count > 1 && arguments[1] is { IsBuiltIn: true } second => Truncated(second.Name),
            "unnest" when first.IsArray => first.Element,
            "array_append" or "array_remove" or "array_replace" or "array_cat" or "trim_array" when first.IsArray => first,
            "first_value" or "last_value" or "nth_value" or "lag" or "lead" or "mode" or "any_value" => first,
            "abs" when IsNumber(first) => first,
            "round" or "ceil" or "ceiling" or "floor" or "trunc" or "sqrt" or "exp" or "ln" or "log" or "sign" or "power" or "pow" => Rounded(first, arguments.Count),
            "mod" when arguments.Count == 2 => TypeRules.Binary("%", first, arguments[1]),
            "bool_and" or "bool_or" or "every" => TypeReference.BuiltIn("bool"),
            "bit_and" or "bit_or" or "bit_xor" when IsNumber(first) => first,
            "age" when first.Name is "timestamp" or "timestamptz" or "date" => TypeReference.BuiltIn("interval"),
            "generate_series" when first.IsBuiltIn => Series(first, arguments),
            "nullif" => first,
            "timezone" when arguments.Count > 1 => TypeRules.AtTimeZone(arguments[1]),
            _ => null,
        };
    }

    /// <summary>Set-returning functions that name their columns.</summary>
    public static IReadOnlyList<(string Name, TypeReference? Type)>? TableColumns(string name, IReadOnlyList<TypeReference?> arguments)
    {
        var text = TypeReference.BuiltIn("text");
        var json = TypeReference.BuiltIn("json");
        var jsonb = TypeReference.BuiltIn("jsonb");
        return name switch
        {
            "json_each" => [("key", text), ("value", json)],
            "jsonb_each" => [("key", text), ("value", jsonb)],
            "json_each_text" or "jsonb_each_text" => [("key", text), ("value", text)],
            "json_array_elements" => [("value", json)],
            "jsonb_array_elements" => [("value", jsonb)],
            "json_array_elements_text" or "jsonb_array_elements_text" => [("value", text)],
            "unnest" when arguments.Count > 1 => [.. arguments.Select(static a => ("unnest", a?.Element))],
            _ => null,
        };
    }

    private static TypeReference? Extreme(TypeReference type) => type switch
    {
        { IsArray: true } => type,
        { IsBuiltIn: false } => null,
        { Name: "varchar" } => TypeReference.BuiltIn("text"),
        { Name: "cidr" } => TypeReference.BuiltIn("inet"),
        { Name: "name" } => TypeReference.BuiltIn("text"),
        { Name: "int2" or "int4" or "int8" or "numeric" or "float4" or "float8" or "text" or "bpchar" or "date" or "time" or "timetz" or "timestamp" or "timestamptz"
            or "interval" or "money" or "inet" or "oid" or "tid" or "pg_lsn" or "xid8" } => type,
        _ => null,
    };

    private static TypeReference? Sum(string type) => type switch
    {
        "int2" or "int4" => TypeReference.BuiltIn("int8"),
        "int8" or "numeric" => TypeReference.BuiltIn("numeric"),
        "float4" or "float8" or "interval" or "money" => TypeReference.BuiltIn(type),
        _ => null,
    };

    private static TypeReference? Average(string function, string type) => type switch
    {
        "int2" or "int4" or "int8" or "numeric" => TypeReference.BuiltIn("numeric"),
        "float4" or "float8" => TypeReference.BuiltIn("float8"),
        "interval" when function == "avg" => TypeReference.BuiltIn("interval"),
        _ => null,
    };

    private static TypeReference? Truncated(string type) => type switch
    {
        "timestamp" or "timestamptz" or "interval" => TypeReference.BuiltIn(type),
        "date" => TypeReference.BuiltIn("timestamptz"),
        _ => null,
    };

    // These have a numeric and a double precision form; whole numbers prefer double precision, but with a scale numeric alone fits.
    private static TypeReference? Rounded(TypeReference first, int arguments) => first switch
    {
        { IsArray: true } or { IsBuiltIn: false } => null,
        { Name: "numeric" } => first,
        { Name: "int2" or "int4" or "int8" } when arguments > 1 => TypeReference.BuiltIn("numeric"),
        { Name: "int2" or "int4" or "int8" or "float4" or "float8" } => TypeReference.BuiltIn("float8"),
        _ => null,
    };

    private static TypeReference? Series(TypeReference first, IReadOnlyList<TypeReference?> arguments) => first.Name switch
    {
        "int4" or "int8" or "numeric" => TypeRules.Common(arguments),
        "int2" => TypeReference.BuiltIn("int4"),
        "timestamp" or "timestamptz" => first,
        "date" => TypeReference.BuiltIn("timestamptz"),
        _ => null,
    };

    private static bool IsString(TypeReference type) => type is { IsBuiltIn: true, IsArray: false, Name: "text" or "varchar" or "bpchar" or "name" };

    private static bool IsNumber(TypeReference type) =>
        type is { IsBuiltIn: true, IsArray: false, Name: "int2" or "int4" or "int8" or "numeric" or "float4" or "float8" };
}
