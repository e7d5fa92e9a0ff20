using System.ComponentModel;

namespace SqlGen.Internal;

/// <summary>How many dimensions a vector must have that is sent from here; the analyzer SQLG330 reads it.</summary>
/// <param name="dimensions">As the schema's type says.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class SqlDimensionsAttribute(int dimensions) : Attribute
{
    /// <summary>As the schema's type says.</summary>
    public int Dimensions { get; } = dimensions;
}
