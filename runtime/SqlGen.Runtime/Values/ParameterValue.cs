using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace SqlGen.Internal;

/// <summary>Makes typed parameters, without boxing in compiled code, in the form that reaches PostgreSQL unchanged.</summary>
internal static class ParameterValue
{
    internal static NpgsqlParameter Create<T>(T value, NpgsqlDbType? type) =>
        // Text is what Npgsql sends for a string by itself, without looking the type's name up.
        typeof(T) == typeof(string) && type is null or NpgsqlDbType.Text ? new NpgsqlParameter<T> { TypedValue = value } : CreateOther(value, type);

    private static NpgsqlParameter CreateOther<T>(T value, NpgsqlDbType? type)
    {
        if (typeof(T) == typeof(DateTimeOffset) && type is null or NpgsqlDbType.TimestampTz)
            return TypedAs(SqlTime.ToMicroseconds((DateTimeOffset)(object)value!), NpgsqlDbType.TimestampTz);
        if (typeof(T) == typeof(DateTimeOffset?) && type is null or NpgsqlDbType.TimestampTz)
            return TypedAs(Microseconds((DateTimeOffset?)(object?)value), NpgsqlDbType.TimestampTz);
        if (typeof(T) == typeof(DateTime) && type is null or NpgsqlDbType.Timestamp)
            return TypedAs(SqlTime.ToMicroseconds((DateTime)(object)value!), NpgsqlDbType.Timestamp);
        if (typeof(T) == typeof(DateTime?) && type is null or NpgsqlDbType.Timestamp)
            return TypedAs(Microseconds((DateTime?)(object?)value), NpgsqlDbType.Timestamp);
        if (typeof(T) == typeof(DateOnly))
            return TypedAs(SqlTime.ToDays((DateOnly)(object)value!), NpgsqlDbType.Date);
        if (typeof(T) == typeof(DateOnly?))
            return TypedAs(Days((DateOnly?)(object?)value), NpgsqlDbType.Date);
        if (!typeof(T).IsValueType && value is Array && ToRaw(value) is { } raw)
            return raw;
        if (typeof(T) == typeof(NpgsqlRange<DateTimeOffset>) || typeof(T) == typeof(NpgsqlRange<DateTimeOffset>?))
            return TypedAs(RangeValue.Of((NpgsqlRange<DateTimeOffset>?)(object?)value, SqlTime.ToMicroseconds), NpgsqlDbType.TimestampTzRange);
        if (typeof(T) == typeof(NpgsqlRange<DateTime>) || typeof(T) == typeof(NpgsqlRange<DateTime>?))
            return TypedAs(RangeValue.Of((NpgsqlRange<DateTime>?)(object?)value, SqlTime.ToMicroseconds), NpgsqlDbType.TimestampRange);
        if (typeof(T) == typeof(NpgsqlRange<DateOnly>) || typeof(T) == typeof(NpgsqlRange<DateOnly>?))
            return TypedAs(RangeValue.Of((NpgsqlRange<DateOnly>?)(object?)value, SqlTime.ToDays), NpgsqlDbType.DateRange);
        if (typeof(T) == typeof(JsonElement) || typeof(T) == typeof(JsonElement?))
            Demand((JsonElement?)(object?)value);
        return type is { } named ? TypedAs(value, named) : new NpgsqlParameter<T> { TypedValue = value };
    }

    /// <summary>An array of a column's values, for unnest.</summary>
    internal static NpgsqlParameter CreateArray<T>(T[] values, NpgsqlDbType? elementType)
    {
        if (ToRaw(values) is { } raw)
            return raw;
        if (typeof(T) == typeof(JsonElement) || typeof(T) == typeof(JsonElement?))
            foreach (var value in values)
                Demand((JsonElement?)(object?)value);
        return elementType is { } type ? TypedAs(values, NpgsqlDbType.Array | type) : new NpgsqlParameter<T[]> { TypedValue = values };
    }

    internal static Task WriteAsync<T>(NpgsqlBinaryImporter importer, T value, NpgsqlDbType? type, CancellationToken cancellationToken)
    {
        switch (value)
        {
            case null:
                return importer.WriteNullAsync(cancellationToken);
            case DateTimeOffset instant when type is null or NpgsqlDbType.TimestampTz:
                return importer.WriteAsync(SqlTime.ToMicroseconds(instant), NpgsqlDbType.TimestampTz, cancellationToken);
            case DateTime time when type is null or NpgsqlDbType.Timestamp:
                return importer.WriteAsync(SqlTime.ToMicroseconds(time), NpgsqlDbType.Timestamp, cancellationToken);
            case DateOnly date:
                return importer.WriteAsync(SqlTime.ToDays(date), NpgsqlDbType.Date, cancellationToken);
            case JsonElement json:
                Demand(json);
                goto default;
            default:
                return type is { } named ? importer.WriteAsync(value, named, cancellationToken) : importer.WriteAsync(value, cancellationToken);
        }
    }

    private static NpgsqlParameter? ToRaw(object array) => array switch
    {
        DateTimeOffset[] values => TypedAs(Array.ConvertAll(values, SqlTime.ToMicroseconds), NpgsqlDbType.Array | NpgsqlDbType.TimestampTz),
        DateTimeOffset?[] values => TypedAs(Array.ConvertAll(values, Microseconds), NpgsqlDbType.Array | NpgsqlDbType.TimestampTz),
        DateTime[] values => TypedAs(Array.ConvertAll(values, SqlTime.ToMicroseconds), NpgsqlDbType.Array | NpgsqlDbType.Timestamp),
        DateTime?[] values => TypedAs(Array.ConvertAll(values, Microseconds), NpgsqlDbType.Array | NpgsqlDbType.Timestamp),
        DateOnly[] values => TypedAs(Array.ConvertAll(values, SqlTime.ToDays), NpgsqlDbType.Array | NpgsqlDbType.Date),
        DateOnly?[] values => TypedAs(Array.ConvertAll(values, Days), NpgsqlDbType.Array | NpgsqlDbType.Date),
        _ => null,
    };

    private static NpgsqlParameter<T> TypedAs<T>(T value, NpgsqlDbType type) => new() { TypedValue = value, NpgsqlDbType = type };

    private static long? Microseconds(DateTimeOffset? value) => value is { } instant ? SqlTime.ToMicroseconds(instant) : null;
    private static long? Microseconds(DateTime? value) => value is { } time ? SqlTime.ToMicroseconds(time) : null;
    private static int? Days(DateOnly? value) => value is { } date ? SqlTime.ToDays(date) : null;

    private static void Demand(JsonElement? value)
    {
        if (value is { ValueKind: JsonValueKind.Undefined })
            throw new ArgumentException("a JsonElement is undefined (default), which is no JSON value; parse a document, or pass null where the column allows NULL");
    }
}
