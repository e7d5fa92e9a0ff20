using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Catalog;

/// <summary>Prints types as the server's <c>format_type</c> does.</summary>
public static class TypeFormatter
{
    public static string Format(TypeReference type)
    {
        var suffix = type.IsArray ? "[]" : "";
        var modifier = type.Modifier;
        if (!type.IsBuiltIn)
        {
            return SqlIdentifier.Quote(type.Schema) + "." + SqlIdentifier.Quote(type.Name) + (modifier is null ? "" : $"({modifier})") + suffix;
        }

        var (name, tail) = type.Name switch
        {
            "bool" => ("boolean", ""),
            "int2" => ("smallint", ""),
            "int4" => ("integer", ""),
            "int8" => ("bigint", ""),
            "float4" => ("real", ""),
            "float8" => ("double precision", ""),
            "bpchar" when modifier is null => ("bpchar", ""),
            "bpchar" => ("character", ""),
            "varchar" => ("character varying", ""),
            "varbit" => ("bit varying", ""),
            "char" => ("\"char\"", ""),
            "time" => ("time", " without time zone"),
            "timetz" => ("time", " with time zone"),
            "timestamp" => ("timestamp", " without time zone"),
            "timestamptz" => ("timestamp", " with time zone"),
            _ => (type.Name, ""),
        };
        if (modifier is not null)
        {
            name += type.Name == "interval" && !char.IsDigit(modifier[0]) ? " " + modifier : $"({modifier})";
        }

        return name + tail + suffix;
    }
}
