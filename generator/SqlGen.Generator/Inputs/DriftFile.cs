namespace SqlGen.Generator.Inputs;

/// <summary>An AdditionalFile that should make the same database as the schema: a migration, or the snapshot of a live one.</summary>
public sealed record DriftFile(string Path, string? Text, string? Database, bool IsSnapshot);
