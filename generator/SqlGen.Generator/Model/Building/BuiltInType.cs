namespace SqlGen.Generator.Model.Building;

/// <summary>One row of <see cref="BuiltInTypeTable"/>: a PostgreSQL type and what Npgsql makes of it.</summary>
/// <param name="Name">pg_type's name.</param>
/// <param name="CSharpType">The C# type.</param>
/// <param name="IsValueType">Whether it is a struct.</param>
/// <param name="NpgsqlDbType">NpgsqlDbType's member; null to let the value's type decide.</param>
/// <param name="Reader">NpgsqlDataReader's own method for it; null for <c>GetFieldValue</c>.</param>
public sealed record BuiltInType(string Name, string CSharpType, bool IsValueType, string? NpgsqlDbType, string? Reader = null)
{
    public TypeKind Kind { get; init; }

    public DatabaseFeatures Feature { get; init; }

    /// <summary>Read as <c>::text</c> and sent as text with a cast.</summary>
    public bool ThroughText { get; init; }
}
