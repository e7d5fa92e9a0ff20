namespace SqlGen.Generator.Inputs;

/// <summary>
/// An AdditionalFile that a SqlGenSchema item brought. <paramref name="Text"/> is null where the compiler could not read it;
/// <paramref name="Database"/> names the class it belongs to, where it does.
/// </summary>
public sealed record SchemaFile(string Path, string? Text, string? Database);
