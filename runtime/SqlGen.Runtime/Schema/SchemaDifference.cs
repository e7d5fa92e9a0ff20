using SqlGen.PostgreSql.Drift;

namespace SqlGen;

/// <summary>One difference between the live database and the schema that the code was compiled from.</summary>
public sealed class SchemaDifference
{
    internal SchemaDifference(PostgreSql.Drift.SchemaDifference difference)
    {
        Kind = (SchemaObjectKind)(int)difference.Item.Kind;
        Owner = difference.Item.Owner.Length == 0 ? null : difference.Item.Owner;
        Name = difference.Item.Name;
        Aspect = difference.Aspect == AspectNames.BodyHash ? AspectNames.Body : difference.Aspect;
        Expected = difference.Expected;
        Found = difference.Found;
        Severity = difference.BreaksCalls ? DriftSeverity.BreaksCalls : DriftSeverity.Differs;
        Message = difference.Describe("in the schema", "in the database");
    }

    /// <summary>What kind of object it is.</summary>
    public SchemaObjectKind Kind { get; }

    /// <summary>The relation or function that the object is part of, as <c>public.notes</c>; null where it stands alone.</summary>
    public string? Owner { get; }

    /// <summary>The object's name: with its schema where it stands alone, of a function with its input types, of a grant the role.</summary>
    public string Name { get; }

    /// <summary>What of the object differs, such as <c>type</c>, <c>nullability</c>, <c>USING</c>; null where only one side has the object.</summary>
    public string? Aspect { get; }

    /// <summary>As the schema has it; null where it has no such object. Of a function's body only a hash.</summary>
    public string? Expected { get; }

    /// <summary>As the database has it; null where it has no such object. Of a function's body only a hash.</summary>
    public string? Found { get; }

    /// <summary>Whether calls may fail or answer differently.</summary>
    public DriftSeverity Severity { get; }

    /// <summary>In words: <c>column "title" of "notes" is nullable in the schema, but NOT NULL in the database</c>.</summary>
    public string Message { get; }

    /// <inheritdoc/>
    public override string ToString() => Severity == DriftSeverity.BreaksCalls ? Message + " (breaks calls)" : Message;
}
