using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SqlGen.Generator.Analyzers.InCode;
using SqlGen.Generator.Analyzers.SqlInCode;
using SqlGen.Generator.Diagnostics;

namespace SqlGen.Generator.Analyzers;

/// <summary>Data sources built by hand that don't know the schema's types (SQLG332).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DataSourceAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The methods that were not called, for the fix.</summary>
    public const string MissingProperty = "Missing";

    /// <summary>The database class by its metadata name; it makes data sources too.</summary>
    public const string DatabaseProperty = "Database";

    private static readonly DiagnosticDescriptor s_rule = Reporter.ToDescriptor(CodeRules.DataSourceLacksTypes);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(s_rule);

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(SchemaMarks.Needs) is { } attribute)
            {
                start.RegisterOperationAction(c => Analyze(c, attribute), OperationKind.ObjectCreation);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, INamedTypeSymbol attribute)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (creation.Type is not INamedTypeSymbol database || Needs(database, attribute) is not { Count: > 0 } needs)
        {
            return;
        }

        foreach (var argument in creation.Arguments)
        {
            if (argument is { ArgumentKind: ArgumentKind.Explicit, Parameter.Type: INamedTypeSymbol { Name: "NpgsqlDataSource" } type, Syntax: ArgumentSyntax { Expression: var value } }
                && SqlUseFinder.IsNpgsql(type) && DataSourceOrigin.Of(value, creation.SemanticModel!, context.CancellationToken) is { } origin)
            {
                Report(context, database, origin, needs);
            }
        }
    }

    private static void Report(OperationAnalysisContext context, INamedTypeSymbol database, DataSourceOrigin origin, IReadOnlyList<string> needs)
    {
        // The whole builder knows all of Npgsql; pgvector is a plug-in.
        var missing = needs.Where(n => (origin.IsSlim || n == "UseVector") && !origin.Calls.Contains(n)).ToList();
        if (missing.Count == 0)
        {
            return;
        }

        var properties = ImmutableDictionary<string, string?>.Empty
            .Add(MissingProperty, string.Join(",", missing)).Add(DatabaseProperty, MetadataName(database));
        context.ReportDiagnostic(Diagnostic.Create(s_rule, origin.Making.GetLocation(), properties,
            $"the data source lacks {string.Join(" and ", missing.Select(static m => m + "()"))}, which {database.Name} needs; call it on the builder, or use {database.Name}.CreateDataSource"));
    }

    private static string MetadataName(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? $"{MetadataName(outer)}+{type.MetadataName}"
        : type.ContainingNamespace.IsGlobalNamespace ? type.MetadataName
        : $"{type.ContainingNamespace.ToDisplayString()}.{type.MetadataName}";

    private static IReadOnlyList<string> Needs(INamedTypeSymbol database, INamedTypeSymbol attribute) =>
        SchemaMarks.Of(database, attribute) is [{ Kind: TypedConstantKind.Array } calls] ? [.. calls.Values.Select(static v => v.Value).OfType<string>()] : [];
}
