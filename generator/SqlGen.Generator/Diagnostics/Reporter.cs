using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SqlGen.Generator.Inputs;
using SqlGen.Generator.Model;
using SqlGen.PostgreSql.Diagnostics;

namespace SqlGen.Generator.Diagnostics;

/// <summary>Turns findings into Roslyn diagnostics at the last moment, so that nothing of Roslyn is cached.</summary>
public static class Reporter
{
    public const string Category = "SqlGen";

    public static void Report(SourceProductionContext context, EquatableArray<Finding> findings, EquatableArray<ClassPlace> classes)
    {
        foreach (var finding in findings)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            var place = finding.Place ?? classes.FirstOrDefault(c => c.FullName == finding.ClassName)?.Place;
            context.ReportDiagnostic(ToDiagnostic(finding, place is null ? Location.None : ToLocation(place)));
        }
    }

    public static Diagnostic ToDiagnostic(Finding finding, Location location) => Diagnostic.Create(ToDescriptor(finding.Rule), location, finding.Message);

    public static DiagnosticDescriptor ToDescriptor(SqlDiagnosticDescriptor rule) => new(
        rule.Id,
        rule.Title,
        "{0}",
        Category,
        ToSeverity(rule.Severity),
        isEnabledByDefault: true,
        helpLinkUri: $"generator/SqlGen.Generator/rules/{rule.Id}.md");

    private static Location ToLocation(FilePlace place) => Location.Create(
        place.Path,
        new TextSpan(place.Start, place.Length),
        new LinePositionSpan(new LinePosition(place.StartLine, place.StartColumn), new LinePosition(place.EndLine, place.EndColumn)));

    private static DiagnosticSeverity ToSeverity(SqlSeverity severity) => severity switch
    {
        SqlSeverity.Error => DiagnosticSeverity.Error,
        SqlSeverity.Warning => DiagnosticSeverity.Warning,
        SqlSeverity.Info => DiagnosticSeverity.Info,
        _ => DiagnosticSeverity.Hidden,
    };
}
