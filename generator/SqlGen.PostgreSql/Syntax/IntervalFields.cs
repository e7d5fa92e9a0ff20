namespace SqlGen.PostgreSql.Syntax;

/// <summary>The fields an interval is limited to; <c>day to second</c> is all from day to second.</summary>
[Flags]
public enum IntervalFields
{
    None = 0,
    Year = 1,
    Month = 2,
    Day = 4,
    Hour = 8,
    Minute = 16,
    Second = 32,
}
