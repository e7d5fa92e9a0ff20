using System.ComponentModel;

namespace SqlGen.Internal;

/// <summary>What must be called on the builder of a data source before it knows the schema's types; the analyzer SQLG332 reads it.</summary>
/// <param name="calls">Names of methods: <c>UseVector</c>.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SqlNeedsAttribute(params string[] calls) : Attribute
{
    /// <summary>Names of methods: <c>UseVector</c>.</summary>
    public IReadOnlyList<string> Calls { get; } = calls;
}
