using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using SqlGen.Generator.Analyzers.InCode;
using SqlGen.Generator.Analyzers.SqlInCode;
using SqlGen.Generator.Diagnostics;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Text;

namespace SqlGen.Generator.Analyzers;

/// <summary>Hand-written classes and records whose [Table] or [Column] names what the schema does not have (SQLG333, SQLG334).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MappingAnalyzer : DiagnosticAnalyzer
{
    private const string AttributeNamespace = "System.ComponentModel.DataAnnotations.Schema";

    private static readonly DiagnosticDescriptor s_relation = Reporter.ToDescriptor(CodeRules.MappedRelation);
    private static readonly DiagnosticDescriptor s_column = Reporter.ToDescriptor(CodeRules.MappedColumn);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(s_relation, s_column);

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            var provider = start.Options.AnalyzerConfigOptionsProvider;
            if (start.Compilation.GetTypeByMetadataName(AttributeNamespace + ".TableAttribute") is { } table
                && start.Options.AdditionalFiles.Any(f => Inputs.SchemaFileReader.IsSchema(f, provider)))
            {
                var made = new ObjectsMadeInCode(start.Compilation);
                start.RegisterSyntaxNodeAction(c => Analyze(c, table, made), SyntaxKind.Attribute);
            }
        });
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, INamedTypeSymbol table, ObjectsMadeInCode made)
    {
        var attribute = (AttributeSyntax)context.Node;
        if (attribute.ArgumentList?.Arguments.FirstOrDefault() is not { NameEquals: null, Expression: { } argument }
            || new SqlTextReader(context.SemanticModel, context.CancellationToken).Read(argument) is not { IsConstant: true, Text.Length: > 0 } text
            || NameOf(context, attribute, table, text.Text) is not { } name
            || name.Check(CodeCatalogs.Of(context.Options, context.CancellationToken)) is not { } problem
            || made.Contains(name.Relation, context.CancellationToken))
        {
            return;
        }

        var whole = new TextRange(0, text.Text.Length);
        var properties = problem.Suggestion is { } suggestion && text.IsReplaceable(whole, attribute.SyntaxTree)
            ? ImmutableDictionary<string, string?>.Empty.Add(SqlUseChecker.SuggestionProperty, suggestion)
            : ImmutableDictionary<string, string?>.Empty;
        context.ReportDiagnostic(Diagnostic.Create(name.Column is null ? s_relation : s_column, text.Locate(whole, argument), properties, Message(name, problem.Suggestion)));
    }

    private static MappedName? NameOf(SyntaxNodeAnalysisContext context, AttributeSyntax attribute, INamedTypeSymbol table, string text)
    {
        var type = context.SemanticModel.GetSymbolInfo(attribute, context.CancellationToken).Symbol?.ContainingType;
        var carrier = attribute.Parent?.Parent;
        // A positional record's property stands among its parameters.
        var outer = carrier is ParameterSyntax ? carrier.Parent?.Parent : carrier?.Parent;
        if (type is null || type.ContainingNamespace.ToDisplayString() != AttributeNamespace
            || (type.Name == "TableAttribute" ? carrier : outer) is not TypeDeclarationSyntax declaration
            || context.SemanticModel.GetDeclaredSymbol(declaration, context.CancellationToken) is not { } owner
            || owner.GetAttributes().FirstOrDefault(a => SymbolEqualityComparer.Default.Equals(a.AttributeClass, table)) is not { ConstructorArguments: [{ Value: string relation }] } mapped)
        {
            return null;
        }

        var schema = mapped.NamedArguments.FirstOrDefault(static a => a.Key == "Schema").Value.Value as string;
        return type.Name switch
        {
            "TableAttribute" => new MappedName(schema, relation, null),
            "ColumnAttribute" => new MappedName(schema, relation, text),
            _ => null,
        };
    }

    private static string Message(MappedName name, string? suggestion) =>
        (name.Column is null ? $"relation \"{name.Relation}\"" : $"column \"{name.Column}\" of relation \"{name.Relation}\"")
        + " does not exist" + (suggestion is null ? "" : $"; did you mean \"{suggestion}\"?");
}
