using System.Buffers.Binary;

namespace SqlGen.Benchmarks.Calls;

/// <summary>The values of a row as the server sends them, each with its length before it.</summary>
internal static class WireRow
{
    private static readonly DateTime s_epoch = new(2000, 1, 1);

    /// <summary>The next value; empty where it is null.</summary>
    public static ReadOnlySpan<byte> Next(ref ReadOnlySpan<byte> row)
    {
        var length = BinaryPrimitives.ReadInt32BigEndian(row);
        var value = length < 0 ? default : row.Slice(4, length);
        row = row[(4 + Math.Max(0, length))..];
        return value;
    }

    public static int Int(ref ReadOnlySpan<byte> row) => BinaryPrimitives.ReadInt32BigEndian(Next(ref row));

    public static double Double(ref ReadOnlySpan<byte> row) => BinaryPrimitives.ReadDoubleBigEndian(Next(ref row));

    public static DateTimeOffset Time(ref ReadOnlySpan<byte> row) => new(s_epoch.AddMicroseconds(BinaryPrimitives.ReadInt64BigEndian(Next(ref row))), TimeSpan.Zero);

    /// <summary>Digits to the base of 10,000; the weight is the first one's power.</summary>
    public static decimal Numeric(ref ReadOnlySpan<byte> row)
    {
        var value = Next(ref row);
        var weight = BinaryPrimitives.ReadInt16BigEndian(value[2..]);
        var result = 0m;
        for (var i = 8; i < value.Length; i += 2, weight--)
        {
            var digit = (decimal)BinaryPrimitives.ReadInt16BigEndian(value[i..]);
            for (var power = weight; power < 0; power++)
                digit /= 10_000;
            for (var power = weight; power > 0; power--)
                digit *= 10_000;
            result += digit;
        }

        return result;
    }
}
