using Microsoft.CodeAnalysis.Diagnostics;

namespace SqlGen.Generator.Inputs;

/// <summary>The project's properties as plain data.</summary>
public static class OptionsReader
{
    public static GeneratorOptions Read(AnalyzerConfigOptionsProvider options) =>
        new(Property(options, OptionNames.Platform), Property(options, OptionNames.PostgresVersion));

    private static string Property(AnalyzerConfigOptionsProvider options, string name) =>
        options.GlobalOptions.TryGetValue("build_property." + name, out var value) ? value.Trim() : "";
}
