namespace SqlGen;

/// <summary>Leaves a relation, a column or a function of the schema out of the generated code.</summary>
/// <param name="name">What to leave out: <c>table</c>, <c>table.column</c> or <c>function</c>, optionally with its schema in front.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SqlGenIgnoreAttribute(string name) : Attribute
{
    /// <summary>What is left out.</summary>
    public string Name { get; } = name;
}
