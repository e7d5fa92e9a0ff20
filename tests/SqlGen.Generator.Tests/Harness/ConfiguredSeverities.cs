using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace SqlGen.Generator.Tests.Harness;

/// <summary>What a .globalconfig says of severities, read by the compiler's own reader.</summary>
internal sealed class ConfiguredSeverities(string text) : SyntaxTreeOptionsProvider
{
    private readonly AnalyzerConfigSet _set = AnalyzerConfigSet.Create(new[] { AnalyzerConfig.Parse(SourceText.From(text), "/.globalconfig") }, out _);

    public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

    public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
        _set.GetOptionsForSourcePath(Path.Combine("/", tree.FilePath)).TreeOptions.TryGetValue(diagnosticId, out severity);

    public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
        _set.GlobalConfigOptions.TreeOptions.TryGetValue(diagnosticId, out severity);
}
