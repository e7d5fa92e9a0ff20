namespace SqlGen;

/// <summary>Maps a PostgreSQL type that SqlGen doesn't know to a C# type; values travel through a cast to and from text.</summary>
/// <param name="sqlType">The PostgreSQL type, as <c>schema.type</c>, for example <c>public.geometry</c>.</param>
/// <param name="type">The C# type, for example <see cref="string"/>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SqlGenMapAttribute(string sqlType, Type type) : Attribute
{
    /// <summary>The PostgreSQL type, as <c>schema.type</c>.</summary>
    public string SqlType { get; } = sqlType;

    /// <summary>The C# type.</summary>
    public Type Type { get; } = type;
}
