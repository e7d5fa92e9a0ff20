using SqlGen.Generator.Model;

namespace SqlGen.Generator.Inputs;

/// <summary>A class marked <c>[SqlGenDatabase]</c>, without its place in the file: an edit above it changes nothing here.</summary>
public sealed record DatabaseClass
{
    /// <summary>Null for the global namespace.</summary>
    public required string? Namespace { get; init; }

    public required string Name { get; init; }

    /// <summary><c>public</c> or <c>internal</c>.</summary>
    public required string Accessibility { get; init; }

    /// <summary>What keeps the class from being filled (<c>is not partial</c>); null if nothing does.</summary>
    public string? ShapeProblem { get; init; }

    public EquatableArray<JsonMapping> JsonMappings { get; init; }

    public EquatableArray<TypeMapping> TypeMappings { get; init; }

    /// <summary>What <c>[SqlGenIgnore]</c> names.</summary>
    public EquatableArray<string> Ignored { get; init; }

    public string FullName => Namespace is null ? Name : Namespace + "." + Name;
}

/// <summary><c>[SqlGenJson(column, typeof(T), typeof(Context))]</c>, types as C# text with <c>global::</c>; <paramref name="Problem"/> says what is wrong with them.</summary>
public sealed record JsonMapping(string Column, string CSharpType, bool IsValueType, string Context, string? Problem);

/// <summary><c>[SqlGenMap(type, typeof(T))]</c>; <paramref name="Problem"/> says what keeps T from being read from text.</summary>
public sealed record TypeMapping(string SqlType, string CSharpType, bool IsValueType, string? Problem);
