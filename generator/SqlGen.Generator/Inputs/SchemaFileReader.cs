using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SqlGen.Generator.Inputs;

/// <summary>Picks the files that SqlGenSchema, SqlGenMigrations and SqlGenSnapshot items brought from among all additional files, by their metadata.</summary>
public static class SchemaFileReader
{
    public static bool IsSchema(AdditionalText file, AnalyzerConfigOptionsProvider options) => Metadata(file, options, OptionNames.Kind) == "schema";

    public static SchemaFile Read(AdditionalText file, AnalyzerConfigOptionsProvider options, CancellationToken cancellationToken) => new(
        file.Path,
        file.GetText(cancellationToken)?.ToString(),
        Metadata(file, options, OptionNames.Database) is { Length: > 0 } database ? database : null);

    public static bool IsDrift(AdditionalText file, AnalyzerConfigOptionsProvider options) => Metadata(file, options, OptionNames.Kind) is "migrations" or "snapshot";

    public static DriftFile ReadDrift(AdditionalText file, AnalyzerConfigOptionsProvider options, CancellationToken cancellationToken) => new(
        file.Path,
        file.GetText(cancellationToken)?.ToString(),
        Metadata(file, options, OptionNames.Database) is { Length: > 0 } database ? database : null,
        Metadata(file, options, OptionNames.Kind) == "snapshot");

    private static string? Metadata(AdditionalText file, AnalyzerConfigOptionsProvider options, string name) =>
        options.GetOptions(file).TryGetValue("build_metadata.AdditionalFiles." + name, out var value) ? value : null;
}
