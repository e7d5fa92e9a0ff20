using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Catalog;

/// <summary>Prints types as the server's <c>format_type</c> does.</summary>
public static class TypeFormatter
{
    /// <summary>With the modifier: the type of a column, an attribute, a domain's base.</summary>
    public static string Format(TypeReference type)
    {
        var modifier = type.Modifier;
        var (name, tail) = type.IsBuiltIn ? BuiltInName(type.Name, modifier is not null) : (Qualified(type), "");
        if (modifier is not null)
        {
            name += type is { IsBuiltIn: true, Name: "interval" } && !char.IsDigit(modifier[0]) ? " " + modifier : $"({modifier})";
        }

        return name + tail + (type.IsArray ? "[]" : "");
    }

    /// <summary>Without: arguments and results of functions, sequences. There <c>bpchar</c> is <c>character</c>.</summary>
    public static string FormatWithoutModifier(TypeReference type) =>
        (type.IsBuiltIn ? BuiltInName(type.Name, true).Concat() : Qualified(type)) + (type.IsArray ? "[]" : "");

    private static string Qualified(TypeReference type) => SqlIdentifier.Quote(type.Schema) + "." + SqlIdentifier.Quote(type.Name);

    private static (string Name, string Tail) BuiltInName(string name, bool asKeyword) => name switch
    {
        "bool" => ("boolean", ""),
        "int2" => ("smallint", ""),
        "int4" => ("integer", ""),
        "int8" => ("bigint", ""),
        "float4" => ("real", ""),
        "float8" => ("double precision", ""),
        // char and bit as keywords mean char(1) and bit(1): without a length the internal names are all that is left (format_type.c).
        "bpchar" when asKeyword => ("character", ""),
        "bit" when !asKeyword => ("\"bit\"", ""),
        "varchar" => ("character varying", ""),
        "varbit" => ("bit varying", ""),
        "char" or "any" => ($"\"{name}\"", ""),
        "time" => ("time", " without time zone"),
        "timetz" => ("time", " with time zone"),
        "timestamp" => ("timestamp", " without time zone"),
        "timestamptz" => ("timestamp", " with time zone"),
        _ => (name, ""),
    };

    private static string Concat(this (string Name, string Tail) parts) => parts.Name + parts.Tail;
}
