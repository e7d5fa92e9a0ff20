namespace SqlGen;

/// <summary>Reads and writes a json or jsonb column as a type of your own, through System.Text.Json source generation.</summary>
/// <param name="column">The column, as <c>table.column</c> or <c>schema.table.column</c>.</param>
/// <param name="type">The C# type that holds the document.</param>
/// <param name="context">A <c>JsonSerializerContext</c> that knows <paramref name="type"/>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SqlGenJsonAttribute(string column, Type type, Type context) : Attribute
{
    /// <summary>The column, as <c>table.column</c> or <c>schema.table.column</c>.</summary>
    public string Column { get; } = column;

    /// <summary>The C# type that holds the document.</summary>
    public Type Type { get; } = type;

    /// <summary>The <c>JsonSerializerContext</c> that knows <see cref="Type"/>.</summary>
    public Type Context { get; } = context;
}
