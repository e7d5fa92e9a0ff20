using System.Collections;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Tests.Printing;

/// <summary>Two syntax trees, compared in everything but where they stand.</summary>
internal static class TreeComparison
{
    /// <summary>The path to the first difference with both values; null where there is none.</summary>
    public static string? Difference(object? left, object? right, string path = "")
    {
        if (left is null || right is null || left.GetType() != right.GetType() && (left is not IEnumerable || right is not IEnumerable))
            return left is null && right is null ? null : $"{path}: {left ?? "null"}, {right ?? "null"}";
        return left switch
        {
            TextRange => null,
            string => left.Equals(right) ? null : $"{path}: {left}, {right}",
            IEnumerable items => OfLists([.. items.Cast<object?>()], [.. ((IEnumerable)right).Cast<object?>()], path),
            ValueType => left.Equals(right) ? null : $"{path}: {left}, {right}",
            _ => left.GetType().GetProperties().Select(p => Difference(p.GetValue(left), p.GetValue(right), $"{path}.{p.Name}")).FirstOrDefault(static d => d is not null),
        };
    }

    /// <summary>The types of all nodes of a tree.</summary>
    public static IEnumerable<Type> NodeTypes(object? node) => node switch
    {
        null or string => [],
        IEnumerable items => items.Cast<object?>().SelectMany(NodeTypes),
        ValueType => [],
        _ => node.GetType().GetProperties().SelectMany(p => NodeTypes(p.GetValue(node))).Prepend(node.GetType()),
    };

    private static string? OfLists(List<object?> left, List<object?> right, string path) =>
        left.Count != right.Count
            ? $"{path}: {left.Count} items, {right.Count} items"
            : left.Select((item, i) => Difference(item, right[i], $"{path}[{i}]")).FirstOrDefault(static d => d is not null);
}
