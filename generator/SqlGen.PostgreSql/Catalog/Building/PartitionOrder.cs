using System.Globalization;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Catalog;

/// <summary>The order of partition descriptors (partbounds.c): by bound, the default partition last. Numbers as numbers, anything else as text.</summary>
internal sealed class PartitionOrder : IComparer<PartitionBound?>
{
    public static readonly PartitionOrder Instance = new();

    public int Compare(PartitionBound? x, PartitionBound? y) => (x, y) switch
    {
        (HashPartitionBound a, HashPartitionBound b) => a.Modulus != b.Modulus ? a.Modulus.CompareTo(b.Modulus) : a.Remainder.CompareTo(b.Remainder),
        (ListPartitionBound a, ListPartitionBound b) => CompareKeys(Least(a), Least(b)),
        (RangePartitionBound a, RangePartitionBound b) => a.From.Zip(b.From, static (l, r) => CompareKeys(KeyOf(l), KeyOf(r))).FirstOrDefault(static c => c != 0),
        _ => Rank(x).CompareTo(Rank(y)),
    };

    private static int Rank(PartitionBound? bound) => bound is null or DefaultPartitionBound ? 1 : 0;

    private static Key Least(ListPartitionBound bound) =>
        bound.Values.Select(KeyOf).Aggregate(static (a, b) => CompareKeys(a, b) <= 0 ? a : b);

    // NULL has a place of its own after all values.
    private static Key KeyOf(Expression value) => value switch
    {
        IntegerLiteral e => new Key(1, e.Value, ""),
        NumericLiteral e when double.TryParse(e.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => new Key(1, number, ""),
        UnaryExpression { Operator.Symbol: "-" } e when KeyOf(e.Operand) is { Rank: 1, Text: "" } key => new Key(1, -key.Number, ""),
        StringLiteral e => new Key(1, 0, e.Value),
        BooleanLiteral e => new Key(1, e.Value ? 1 : 0, ""),
        CastExpression e => KeyOf(e.Operand),
        ColumnReference { Last.Name: "minvalue" } => new Key(0, 0, ""),
        NullLiteral => new Key(3, 0, ""),
        _ => new Key(2, 0, ""),
    };

    private static int CompareKeys(Key a, Key b) =>
        a.Rank != b.Rank ? a.Rank.CompareTo(b.Rank) : a.Number.CompareTo(b.Number) is not 0 and var order ? order : string.CompareOrdinal(a.Text, b.Text);

    private readonly record struct Key(int Rank, double Number, string Text);
}
