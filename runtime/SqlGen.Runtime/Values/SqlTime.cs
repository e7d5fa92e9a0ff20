using NpgsqlTypes;

namespace SqlGen.Internal;

/// <summary>
/// PostgreSQL's days and microseconds since 2000-01-01 and .NET's dates. Npgsql's own conversion makes infinity of the year 9999's last
/// day, and of a default value; here a value either keeps its meaning or is refused.
/// </summary>
internal static class SqlTime
{
    private const long TicksPerMicrosecond = TimeSpan.TicksPerMicrosecond;
    private static readonly long s_epochTicks = new DateTime(2000, 1, 1).Ticks;
    private static readonly int s_epochDay = new DateOnly(2000, 1, 1).DayNumber;

    // No microsecond equals MaxValue, whose last digit is a tenth of one: infinity has it for its own.
    internal static long ToMicroseconds(DateTimeOffset value) =>
        value == DateTimeOffset.MaxValue ? long.MaxValue : ToMicroseconds(value.UtcTicks);

    internal static long ToMicroseconds(DateTime value)
    {
        if (value.Kind == DateTimeKind.Utc)
            throw new ArgumentException($"a DateTime of kind Utc ({value:O}) is an instant, and a timestamp without time zone is not; make the column timestamptz, or pass the local time with kind Unspecified");
        return value.Ticks == DateTime.MaxValue.Ticks ? long.MaxValue : ToMicroseconds(value.Ticks);
    }

    private static long ToMicroseconds(long ticks) => (long)Math.Floor((ticks - s_epochTicks) / (decimal)TicksPerMicrosecond);

    internal static int ToDays(DateOnly value) => value.DayNumber - s_epochDay;

    internal static bool TryToTicks(long microseconds, out long ticks)
    {
        if (microseconds == long.MaxValue)
        {
            ticks = DateTime.MaxValue.Ticks;
            return true;
        }
        // Compared as microseconds, for the product may overflow.
        if (microseconds < -s_epochTicks / TicksPerMicrosecond || microseconds > (DateTime.MaxValue.Ticks - s_epochTicks) / TicksPerMicrosecond)
        {
            ticks = 0;
            return false;
        }
        ticks = s_epochTicks + microseconds * TicksPerMicrosecond;
        return true;
    }

    internal static bool TryToDate(int days, out DateOnly date)
    {
        var day = (long)days + s_epochDay;
        var fits = day >= DateOnly.MinValue.DayNumber && day <= DateOnly.MaxValue.DayNumber;
        date = fits ? DateOnly.FromDayNumber((int)day) : default;
        return fits;
    }

    internal static bool TryToTimeSpan(NpgsqlInterval interval, out TimeSpan span)
    {
        // TimeSpan has no months; a day is 24 hours in both directions.
        var ticks = (Int128)interval.Days * TimeSpan.TicksPerDay + (Int128)interval.Time * TicksPerMicrosecond;
        var fits = interval.Months == 0 && ticks >= long.MinValue && ticks <= long.MaxValue;
        span = fits ? new TimeSpan((long)ticks) : default;
        return fits;
    }
}
