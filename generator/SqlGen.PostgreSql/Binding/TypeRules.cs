using SqlGen.PostgreSql.Catalog;

namespace SqlGen.PostgreSql.Binding;

/// <summary>Types of operators and of constructs that unite several expressions; null where they depend on more than is known here.</summary>
internal static class TypeRules
{
    private static readonly string[] Numbers = ["int2", "int4", "int8", "numeric", "float4", "float8"];
    private static readonly string[] Strings = ["bpchar", "varchar", "text"];
    private static readonly string[] Dates = ["date", "timestamp", "timestamptz"];

    private static readonly HashSet<string> Comparisons = new(StringComparer.Ordinal)
    {
        "=", "<>", "<", ">", "<=", ">=", "~", "~*", "!~", "!~*", "~~", "!~~", "~~*", "!~~*", "@>", "<@", "@@", "?", "?|", "?&", "@?", "^@", "&&", "-|-", "<<", ">>",
    };

    public static bool IsComparison(string symbol) => Comparisons.Contains(symbol);

    /// <summary>The type of CASE, COALESCE, UNION, VALUES: literals follow the others, types of one family their widest (parse_coerce.c).</summary>
    public static TypeReference? Common(IReadOnlyList<TypeReference?> types)
    {
        if (types.Contains(null))
        {
            return null;
        }

        var known = types.Where(static t => !IsUnknown(t!)).Select(static t => t!).Distinct().ToList();
        if (known.Count == 0)
        {
            return types.Count > 0 ? types[0] : null;
        }

        // The modifier stays only if all have the same.
        if (known.Count == 1)
        {
            return known.Count == types.Count(static t => !IsUnknown(t!)) || types.All(static t => !IsUnknown(t!)) ? known[0] : known[0] with { Modifier = null };
        }

        var plain = known.Select(static t => t with { Modifier = null }).Distinct().ToList();
        if (plain.Count == 1)
        {
            return plain[0];
        }

        return plain.Exists(static t => !t.IsBuiltIn || t.IsArray) ? null : Widest(plain, Numbers) ?? FirstString(plain) ?? Widest(plain, Dates);
    }

    private static TypeReference? Widest(List<TypeReference> types, string[] family)
    {
        var ranks = types.ConvertAll(t => Array.IndexOf(family, t.Name));
        return ranks.Contains(-1) ? null : TypeReference.BuiltIn(family[ranks.Max()]);
    }

    // Every string type turns into every other implicitly, so the first one stays.
    private static TypeReference? FirstString(List<TypeReference> types) => types.TrueForAll(IsString) ? types[0] : null;

    public static TypeReference? Unary(string symbol, TypeReference? operand) =>
        symbol is "-" or "+" && operand is { IsBuiltIn: true, IsArray: false } && (IsNumber(operand) || operand.Name == "interval")
            ? operand with { Modifier = null }
            : null;

    public static TypeReference? Binary(string symbol, TypeReference? left, TypeReference? right)
    {
        if (symbol is "=" or "<>" or "<" or ">" or "<=" or ">=" or "~~" or "!~~" or "~~*" or "!~~*" or "~*" or "!~" or "!~*" or "@>" or "<@" or "?" or "?|" or "?&" or "^@")
        {
            return TypeReference.BuiltIn("bool");
        }

        if (left is null || right is null)
        {
            // One side is enough where every operator of that name with it agrees.
            return symbol is "->>" or "#>>" && (left ?? right) is { IsBuiltIn: true, Name: "json" or "jsonb" } ? TypeReference.BuiltIn("text") : null;
        }

        (left, right) = (left with { Modifier = null }, right with { Modifier = null });
        return symbol switch
        {
            "->" or "#>" when left is { IsBuiltIn: true, IsArray: false, Name: "json" or "jsonb" } => left,
            "->>" or "#>>" when left is { IsBuiltIn: true, IsArray: false, Name: "json" or "jsonb" } => TypeReference.BuiltIn("text"),
            "||" => Concatenation(left, right),
            "+" or "-" or "*" or "/" or "%" or "^" => Arithmetic(symbol, left, right),
            "~" when IsString(left) => TypeReference.BuiltIn("bool"),
            "&&" when left.IsArray || IsRange(left) => TypeReference.BuiltIn("bool"),
            "@@" when left is { IsBuiltIn: true, Name: "tsvector" or "tsquery" } => TypeReference.BuiltIn("bool"),
            _ => null,
        };
    }

    public static TypeReference? AtTimeZone(TypeReference? operand) => operand is { IsBuiltIn: true, IsArray: false }
        ? operand.Name switch
        {
            "timestamp" or "date" => TypeReference.BuiltIn(operand.Name == "date" ? "timestamp" : "timestamptz"),
            "timestamptz" => TypeReference.BuiltIn("timestamp"),
            "timetz" or "time" => TypeReference.BuiltIn("timetz"),
            _ => null,
        }
        : null;

    private static TypeReference? Concatenation(TypeReference left, TypeReference right)
    {
        if (left.IsArray || right.IsArray)
        {
            var array = left.IsArray ? left : right;
            var other = left.IsArray ? right : left;
            return IsUnknown(other) || other.Element == array.Element ? array : null;
        }

        if (left is { IsBuiltIn: true, Name: "jsonb" } || right is { IsBuiltIn: true, Name: "jsonb" })
        {
            return left == right || IsUnknown(left) || IsUnknown(right) ? TypeReference.BuiltIn("jsonb") : IsString(left) || IsString(right) ? TypeReference.BuiltIn("text") : null;
        }

        // anynonarray || text and text || anynonarray take everything else.
        return (IsString(left) || IsUnknown(left)) && (IsString(right) || IsUnknown(right) || right.IsBuiltIn && IsPlain(right))
            || (IsString(right) || IsUnknown(right)) && left.IsBuiltIn && IsPlain(left)
            ? TypeReference.BuiltIn("text")
            : null;
    }

    // Types with an operator || of their own.
    private static bool IsPlain(TypeReference type) => type.Name is not ("bytea" or "bit" or "varbit" or "tsvector" or "tsquery" or "jsonb" or "unknown");

    private static TypeReference? Arithmetic(string symbol, TypeReference left, TypeReference right)
    {
        if (!left.IsBuiltIn || !right.IsBuiltIn || left.IsArray || right.IsArray)
        {
            return null;
        }

        if (IsUnknown(left) || IsUnknown(right))
        {
            var known = IsUnknown(left) ? right : left;
            return IsNumber(known) ? symbol == "^" && known.Name != "numeric" ? TypeReference.BuiltIn("float8") : known : null;
        }

        if (IsNumber(left) && IsNumber(right))
        {
            return Number(symbol, left.Name, right.Name) is { } name ? TypeReference.BuiltIn(name) : null;
        }

        return (left.Name, symbol, right.Name) switch
        {
            ("date", "-", "date") => TypeReference.BuiltIn("int4"),
            ("date", "+" or "-", "int4") or ("int4", "+", "date") => TypeReference.BuiltIn("date"),
            ("date", "+" or "-", "interval") or ("interval", "+", "date") => TypeReference.BuiltIn("timestamp"),
            ("date", "+", "time") or ("time", "+", "date") => TypeReference.BuiltIn("timestamp"),
            ("timestamp" or "timestamptz", "+" or "-", "interval") => left,
            ("interval", "+", "timestamp" or "timestamptz") => right,
            ("timestamp" or "timestamptz", "-", "timestamp" or "timestamptz" or "date") or ("date", "-", "timestamp" or "timestamptz") => TypeReference.BuiltIn("interval"),
            ("interval", "+" or "-", "interval") => left,
            ("time", "-", "time") => TypeReference.BuiltIn("interval"),
            ("time", "+" or "-", "interval") => left,
            ("interval", "*" or "/", _) when IsNumber(right) => left,
            (_, "*", "interval") when IsNumber(left) => right,
            ("money", "+" or "-", "money") => left,
            ("money", "*" or "/", _) when IsNumber(right) && right.Name != "numeric" => left,
            ("money", "/", "money") => TypeReference.BuiltIn("float8"),
            _ => null,
        };
    }

    private static string? Number(string symbol, string left, string right)
    {
        if (symbol == "%" && (left.StartsWith("float", StringComparison.Ordinal) || right.StartsWith("float", StringComparison.Ordinal)))
        {
            return null;
        }

        // Power is there for numeric and float8 alone; float4 with any other type meets in float8.
        var (a, b) = (Array.IndexOf(Numbers, left), Array.IndexOf(Numbers, right));
        var widest = Numbers[Math.Max(a, b)];
        return symbol == "^" ? widest == "numeric" ? "numeric" : "float8"
            : widest == "float4" && left != right ? "float8"
            : widest;
    }

    private static bool IsUnknown(TypeReference type) => type is { IsBuiltIn: true, Name: "unknown" };

    private static bool IsNumber(TypeReference type) => type is { IsBuiltIn: true, IsArray: false } && Array.IndexOf(Numbers, type.Name) >= 0;

    private static bool IsString(TypeReference type) => type is { IsBuiltIn: true, IsArray: false } && Array.IndexOf(Strings, type.Name) >= 0;

    private static bool IsRange(TypeReference type) => type.IsBuiltIn && (BuiltInTypes.FindRange(type.Name) is not null || type.Name.EndsWith("multirange", StringComparison.Ordinal));
}
