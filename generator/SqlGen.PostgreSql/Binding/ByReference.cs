using System.Runtime.CompilerServices;

namespace SqlGen.PostgreSql.Binding;

/// <summary>Nodes are the same only if they are one: comparing the values of two trees would read both.</summary>
internal sealed class ByReference<T> : IEqualityComparer<T>
    where T : class
{
    public static readonly ByReference<T> Comparer = new();

    public bool Equals(T? x, T? y) => ReferenceEquals(x, y);

    public int GetHashCode(T obj) => RuntimeHelpers.GetHashCode(obj);
}
