using System.Globalization;
using SqlGen.Generator.Model;

namespace SqlGen.Generator.Emit;

/// <summary>The C# expression that reads a value from <c>reader</c>.</summary>
internal static class ValueReader
{
    /// <param name="type">The value's type.</param>
    /// <param name="isNullable">Whether NULL is allowed.</param>
    /// <param name="origin">The C# of the variable that ordinals count from; null where they count from 0.</param>
    /// <param name="position">Where it stands.</param>
    /// <param name="name">What messages call it.</param>
    public static string Read(TypeModel type, bool isNullable, string? origin, int position, string name)
    {
        var ordinal = At(origin, position);
        if (type.Kind == TypeKind.Composite)
        {
            var otherwise = isNullable ? "null" : $"throw {KnownTypes.Internal}.SqlNull.In({Literal.Of(name)})";
            return $"reader.GetBoolean({ordinal}) ? {ReadFields(type, origin, position + 1)} : {otherwise}";
        }

        var value = ReadValue(type, ordinal);
        if (!isNullable)
        {
            return value;
        }

        // Some of Npgsql's structs convert from a class, so that a bare null would become one of them.
        var nothing = type.IsValueType && type.CSharpType.StartsWith("global::NpgsqlTypes.", StringComparison.Ordinal) ? $"({type.NullableCSharpType})null" : "null";
        return $"reader.IsDBNull({ordinal}) ? {nothing} : {value}";
    }

    private static string ReadFields(TypeModel type, string? origin, int position)
    {
        if (!type.IsRowType)
        {
            return $"{type.TypeName}Sql.Read(reader, {At(origin, position)})";
        }

        var values = ReadAll(type.Fields.Select(static f => (f.Type, f.IsNullable, f.SqlName)), origin, position);
        return $"new {type.CSharpType} {{ {string.Join(", ", type.Fields.Zip(values, static (field, value) => $"{field.PropertyName} = {value}"))} }}";
    }

    /// <summary>Reads several values one after the other.</summary>
    public static IEnumerable<string> ReadAll(IEnumerable<(TypeModel Type, bool IsNullable, string Name)> values, string? origin = null, int position = 0)
    {
        foreach (var (type, isNullable, name) in values)
        {
            yield return Read(type, isNullable, origin, position, name);
            position += ValueSql.Width(type);
        }
    }

    /// <summary>The runtime's method for a type of which PostgreSQL holds more than C# does; null where they hold the same.</summary>
    private static string? Careful(TypeModel type) => type.CastResultToText ? null : type.NpgsqlDbType switch
    {
        "TimestampTz" or "Timestamp" or "Date" or "Time" or "Interval" => $"Read{type.NpgsqlDbType}{(type.IsArray ? "Array" : "")}",
        _ when type.IsArray => null,
        "TimeTz" or "TimestampTzRange" or "TimestampRange" or "DateRange" => $"Read{type.NpgsqlDbType}",
        "Numeric" => "ReadDecimal",
        _ => null,
    };

    private static string At(string? origin, int position)
    {
        var number = position.ToString(CultureInfo.InvariantCulture);
        return origin is null ? number : position == 0 ? origin : $"{origin} + {number}";
    }

    private static string ReadValue(TypeModel type, string ordinal) => type.Kind switch
    {
        TypeKind.Enum when type.IsArray => $"{type.TypeName}Sql.ParseAll(reader.GetFieldValue<string?[]>({ordinal}))",
        TypeKind.Enum => $"{type.TypeName}Sql.Parse(reader.GetString({ordinal}))",
        TypeKind.JsonObject => $"{KnownTypes.Internal}.SqlJson.Read<{type.CSharpType}>(reader, {ordinal}, {type.JsonContext}.Default)",
        TypeKind.Text when type.CSharpType != "string" => $"{KnownTypes.Internal}.SqlParsed.Read<{type.CSharpType}>(reader, {ordinal})",
        _ when Careful(type) is { } method => $"{KnownTypes.Internal}.SqlReading.{method}(reader, {ordinal})",
        _ => $"reader.{type.ReaderMethod}({ordinal})",
    };
}
