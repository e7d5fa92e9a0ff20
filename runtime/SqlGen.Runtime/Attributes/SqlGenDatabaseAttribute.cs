namespace SqlGen;

/// <summary>Marks a partial class as the entry point of a database; SqlGen fills it from the project's <c>SqlGenSchema</c> files.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SqlGenDatabaseAttribute : Attribute;
