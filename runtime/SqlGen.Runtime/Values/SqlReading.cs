using System.ComponentModel;
using Npgsql;
using NpgsqlTypes;

namespace SqlGen.Internal;

/// <summary>
/// Reads the types of which PostgreSQL holds more than C# does. A value that doesn't fit is an exception that names its column, never
/// another value.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SqlReading
{
    /// <summary>timestamptz, in UTC; infinity is <see cref="DateTimeOffset.MaxValue"/>.</summary>
    public static DateTimeOffset ReadTimestampTz(this NpgsqlDataReader reader, int ordinal) =>
        ToInstant(reader.GetFieldValue<long>(ordinal), reader, ordinal);

    /// <summary>timestamp, of kind Unspecified; infinity is <see cref="DateTime.MaxValue"/>.</summary>
    public static DateTime ReadTimestamp(this NpgsqlDataReader reader, int ordinal) =>
        ToDateTime(reader.GetFieldValue<long>(ordinal), reader, ordinal);

    /// <summary>date.</summary>
    public static DateOnly ReadDate(this NpgsqlDataReader reader, int ordinal) =>
        ToDate(reader.GetFieldValue<int>(ordinal), reader, ordinal);

    /// <summary>time; 24:00 does not fit.</summary>
    public static TimeOnly ReadTime(this NpgsqlDataReader reader, int ordinal) =>
        ToTime(reader.GetFieldValue<TimeSpan>(ordinal), reader, ordinal);

    /// <summary>timetz: time and offset, on the day 0001-01-02; 24:00 and an offset with seconds do not fit.</summary>
    public static DateTimeOffset ReadTimeTz(this NpgsqlDataReader reader, int ordinal)
    {
        try
        {
            var value = reader.GetFieldValue<DateTimeOffset>(ordinal);
            return value.Day == 2 ? value : throw Unfit(reader, ordinal, "24:00", "time(tz) ends at 23:59:59.999999 in C#");
        }
        catch (ArgumentException e)
        {
            throw Unfit(reader, ordinal, "an offset with seconds", "DateTimeOffset has whole minutes only", e);
        }
    }

    /// <summary>interval, a day as 24 hours; months do not fit.</summary>
    public static TimeSpan ReadInterval(this NpgsqlDataReader reader, int ordinal)
    {
        var interval = reader.GetFieldValue<NpgsqlInterval>(ordinal);
        return SqlTime.TryToTimeSpan(interval, out var span)
            ? span
            : throw Unfit(reader, ordinal, $"{interval.Months} months, {interval.Days} days and {interval.Time} µs", "TimeSpan has no months and at most 10675199 days");
    }

    /// <summary>numeric; NaN, infinity and more than 28 to 29 digits do not fit.</summary>
    public static decimal ReadDecimal(this NpgsqlDataReader reader, int ordinal)
    {
        try
        {
            return reader.GetDecimal(ordinal);
        }
        catch (Exception e) when (e is OverflowException || (e is InvalidCastException && !reader.IsDBNull(ordinal)))
        {
            throw Unfit(reader, ordinal, "NaN, infinity or more than 28 digits", "decimal holds finite numbers of 28 to 29 digits", e);
        }
    }

    /// <summary>timestamptz[].</summary>
    public static DateTimeOffset?[] ReadTimestampTzArray(this NpgsqlDataReader reader, int ordinal)
    {
        var values = reader.GetFieldValue<long?[]>(ordinal);
        var read = new DateTimeOffset?[values.Length];
        for (var i = 0; i < values.Length; i++)
            read[i] = values[i] is { } value ? ToInstant(value, reader, ordinal) : null;
        return read;
    }

    /// <summary>timestamp[].</summary>
    public static DateTime?[] ReadTimestampArray(this NpgsqlDataReader reader, int ordinal)
    {
        var values = reader.GetFieldValue<long?[]>(ordinal);
        var read = new DateTime?[values.Length];
        for (var i = 0; i < values.Length; i++)
            read[i] = values[i] is { } value ? ToDateTime(value, reader, ordinal) : null;
        return read;
    }

    /// <summary>date[].</summary>
    public static DateOnly?[] ReadDateArray(this NpgsqlDataReader reader, int ordinal)
    {
        var values = reader.GetFieldValue<int?[]>(ordinal);
        var read = new DateOnly?[values.Length];
        for (var i = 0; i < values.Length; i++)
            read[i] = values[i] is { } value ? ToDate(value, reader, ordinal) : null;
        return read;
    }

    /// <summary>time[].</summary>
    public static TimeOnly?[] ReadTimeArray(this NpgsqlDataReader reader, int ordinal)
    {
        var values = reader.GetFieldValue<TimeSpan?[]>(ordinal);
        var read = new TimeOnly?[values.Length];
        for (var i = 0; i < values.Length; i++)
            read[i] = values[i] is { } value ? ToTime(value, reader, ordinal) : null;
        return read;
    }

    /// <summary>interval[].</summary>
    public static TimeSpan?[] ReadIntervalArray(this NpgsqlDataReader reader, int ordinal)
    {
        var values = reader.GetFieldValue<NpgsqlInterval?[]>(ordinal);
        var read = new TimeSpan?[values.Length];
        for (var i = 0; i < values.Length; i++)
            if (values[i] is { } value)
                read[i] = SqlTime.TryToTimeSpan(value, out var span) ? span : throw Unfit(reader, ordinal, "months or more than 10675199 days", "TimeSpan has neither");
        return read;
    }

    /// <summary>tstzrange.</summary>
    public static NpgsqlRange<DateTimeOffset> ReadTimestampTzRange(this NpgsqlDataReader reader, int ordinal)
    {
        var range = reader.GetFieldValue<NpgsqlRange<long>>(ordinal);
        return range.IsEmpty
            ? NpgsqlRange<DateTimeOffset>.Empty
            : new(
                range.LowerBoundInfinite ? default : ToInstant(range.LowerBound, reader, ordinal), range.LowerBoundIsInclusive, range.LowerBoundInfinite,
                range.UpperBoundInfinite ? default : ToInstant(range.UpperBound, reader, ordinal), range.UpperBoundIsInclusive, range.UpperBoundInfinite);
    }

    /// <summary>tsrange.</summary>
    public static NpgsqlRange<DateTime> ReadTimestampRange(this NpgsqlDataReader reader, int ordinal)
    {
        var range = reader.GetFieldValue<NpgsqlRange<long>>(ordinal);
        return range.IsEmpty
            ? NpgsqlRange<DateTime>.Empty
            : new(
                range.LowerBoundInfinite ? default : ToDateTime(range.LowerBound, reader, ordinal), range.LowerBoundIsInclusive, range.LowerBoundInfinite,
                range.UpperBoundInfinite ? default : ToDateTime(range.UpperBound, reader, ordinal), range.UpperBoundIsInclusive, range.UpperBoundInfinite);
    }

    /// <summary>daterange.</summary>
    public static NpgsqlRange<DateOnly> ReadDateRange(this NpgsqlDataReader reader, int ordinal)
    {
        var range = reader.GetFieldValue<NpgsqlRange<int>>(ordinal);
        return range.IsEmpty
            ? NpgsqlRange<DateOnly>.Empty
            : new(
                range.LowerBoundInfinite ? default : ToDate(range.LowerBound, reader, ordinal), range.LowerBoundIsInclusive, range.LowerBoundInfinite,
                range.UpperBoundInfinite ? default : ToDate(range.UpperBound, reader, ordinal), range.UpperBoundIsInclusive, range.UpperBoundInfinite);
    }

    private static DateTimeOffset ToInstant(long microseconds, NpgsqlDataReader reader, int ordinal) =>
        SqlTime.TryToTicks(microseconds, out var ticks)
            ? new(ticks, TimeSpan.Zero)
            : throw Unfit(reader, ordinal, microseconds == long.MinValue ? "-infinity" : "a year outside 1 to 9999", "DateTimeOffset has no such value");

    private static DateTime ToDateTime(long microseconds, NpgsqlDataReader reader, int ordinal) =>
        SqlTime.TryToTicks(microseconds, out var ticks)
            ? new(ticks, DateTimeKind.Unspecified)
            : throw Unfit(reader, ordinal, microseconds == long.MinValue ? "-infinity" : "a year outside 1 to 9999", "DateTime has no such value");

    private static DateOnly ToDate(int days, NpgsqlDataReader reader, int ordinal) =>
        SqlTime.TryToDate(days, out var date)
            ? date
            : throw Unfit(reader, ordinal, days switch { int.MaxValue => "infinity", int.MinValue => "-infinity", _ => "a year outside 1 to 9999" }, "DateOnly has no such value");

    private static TimeOnly ToTime(TimeSpan time, NpgsqlDataReader reader, int ordinal) =>
        time.Ticks < TimeSpan.TicksPerDay ? new(time.Ticks) : throw Unfit(reader, ordinal, "24:00", "TimeOnly ends before it");

    private static SqlGenDataException Unfit(NpgsqlDataReader reader, int ordinal, string value, string why, Exception? cause = null) =>
        new($"column \"{reader.GetName(ordinal)}\" of type {reader.GetDataTypeName(ordinal)} is {value}, and {why}; read it as text ([SqlGenMap]) or change the value", cause);
}
