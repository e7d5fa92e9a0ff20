namespace SqlGen.Generator.Inputs;

/// <summary>An AdditionalFile that a SqlGenSchema item brought; <paramref name="Database"/> names the class it belongs to, where one does.</summary>
public sealed record SchemaFile(string Path, string Text, string? Database);
