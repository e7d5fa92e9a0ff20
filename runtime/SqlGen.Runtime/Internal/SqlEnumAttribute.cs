using System.ComponentModel;

namespace SqlGen.Internal;

/// <summary>An enum whose members are the labels of one in the schema; the analyzer SQLG331 knows by it that they change with the schema.</summary>
/// <param name="name">As the schema calls it.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Enum)]
public sealed class SqlEnumAttribute(string name) : Attribute
{
    /// <summary>As the schema calls it.</summary>
    public string Name { get; } = name;
}
