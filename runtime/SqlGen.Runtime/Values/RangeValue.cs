using NpgsqlTypes;

namespace SqlGen.Internal;

internal static class RangeValue
{
    internal static NpgsqlRange<TRaw>? Of<T, TRaw>(NpgsqlRange<T>? range, Func<T, TRaw> convert)
        where TRaw : struct
    {
        if (range is not { } value)
            return null;
        return value.IsEmpty
            ? NpgsqlRange<TRaw>.Empty
            : new(
                value.LowerBoundInfinite ? default : convert(value.LowerBound!), value.LowerBoundIsInclusive, value.LowerBoundInfinite,
                value.UpperBoundInfinite ? default : convert(value.UpperBound!), value.UpperBoundIsInclusive, value.UpperBoundInfinite);
    }
}
