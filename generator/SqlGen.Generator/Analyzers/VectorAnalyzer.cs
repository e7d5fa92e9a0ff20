using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SqlGen.Generator.Analyzers.InCode;
using SqlGen.Generator.Diagnostics;

namespace SqlGen.Generator.Analyzers;

/// <summary>Vectors of another length than the column or parameter they are given to (SQLG330): the server refuses each of them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VectorAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor s_rule = Reporter.ToDescriptor(CodeRules.VectorDimensions);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(s_rule);

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(SchemaMarks.Dimensions) is { } attribute)
            {
                start.RegisterOperationAction(c => Analyze(c, attribute), OperationKind.Argument, OperationKind.SimpleAssignment);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, INamedTypeSymbol attribute)
    {
        var (target, value) = context.Operation switch
        {
            IArgumentOperation { ArgumentKind: ArgumentKind.Explicit, Parameter: { } parameter, Syntax: ArgumentSyntax argument } => ((ISymbol)parameter, argument.Expression),
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property }, Syntax: AssignmentExpressionSyntax assignment } => (property, assignment.Right),
            _ => default,
        };
        if (target is not null && SchemaMarks.Of(target.OriginalDefinition, attribute) is [{ Value: int expected }]
            && new VectorLength(context.Operation.SemanticModel!, context.CancellationToken).Of(value) is { } given && given != expected)
        {
            context.ReportDiagnostic(Diagnostic.Create(s_rule, value.GetLocation(), $"{target.Name} takes vectors of {expected} dimensions, not {given}"));
        }
    }
}
