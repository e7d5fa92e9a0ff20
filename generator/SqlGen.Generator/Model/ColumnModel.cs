namespace SqlGen.Generator.Model;

/// <summary>A column of a relation.</summary>
public sealed record ColumnModel
{
    public required string SqlName { get; init; }

    /// <summary>Quoted where it must be.</summary>
    public required string QuotedName { get; init; }

    public required string PropertyName { get; init; }

    /// <summary>As a method's parameter, keywords escaped: <c>userId</c>, <c>@class</c>.</summary>
    public required string ParameterName { get; init; }

    public required TypeModel Type { get; init; }

    public required bool IsNullable { get; init; }

    /// <summary>Is in the record: the scopes of it may select the column.</summary>
    public bool IsReadable { get; init; } = true;

    /// <summary>May be named in INSERT: not GENERATED ALWAYS, neither as identity nor as expression.</summary>
    public bool IsInsertable { get; init; }

    /// <summary>Must be given on insert: NOT NULL without default.</summary>
    public bool IsRequired { get; init; }

    /// <summary>May be named in UPDATE's SET: not generated.</summary>
    public bool IsUpdatable { get; init; }

    /// <summary>A policy compares it with the caller: a scope that bypasses policies must say whose row it inserts.</summary>
    public bool IsOwner { get; init; }

    public required DocModel Doc { get; init; }

    /// <summary>The property's C# type.</summary>
    public string PropertyType => Type.For(IsNullable);
}
