namespace SqlGen.Generator.Inputs;

/// <summary>The project's properties that the generator reads; empty where they aren't set.</summary>
public sealed record GeneratorOptions(string Platform, string PostgresVersion)
{
    public static readonly GeneratorOptions Default = new("", "");
}
