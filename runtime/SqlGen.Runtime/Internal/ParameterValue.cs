using Npgsql;
using NpgsqlTypes;

namespace SqlGen.Internal;

/// <summary>Makes typed parameters without boxing, in the form Npgsql takes.</summary>
internal static class ParameterValue
{
    internal static NpgsqlParameter Create<T>(T value, NpgsqlDbType type) => new NpgsqlParameter<T> { TypedValue = Normalize(value), NpgsqlDbType = type };

    internal static NpgsqlParameter Create<T>(T value) => new NpgsqlParameter<T> { TypedValue = Normalize(value) };

    // timestamptz is an instant: another offset is the same instant in UTC, the only offset Npgsql takes.
    internal static T Normalize<T>(T value)
    {
        if (typeof(T) == typeof(DateTimeOffset))
            return (T)(object)((DateTimeOffset)(object)value!).ToUniversalTime();
        if (typeof(T) == typeof(DateTimeOffset?) && value is not null)
            return (T)(object)((DateTimeOffset)(object)value).ToUniversalTime();
        return value;
    }
}
