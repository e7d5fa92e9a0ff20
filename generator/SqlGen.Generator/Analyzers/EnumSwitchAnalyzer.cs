using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SqlGen.Generator.Analyzers.InCode;
using SqlGen.Generator.Diagnostics;

namespace SqlGen.Generator.Analyzers;

/// <summary>Switches that name most labels of an enum of the schema, and that fall through or throw for the others (SQLG331).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EnumSwitchAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The members that have no case, for the fix.</summary>
    public const string MissingProperty = "Missing";

    private static readonly DiagnosticDescriptor s_rule = Reporter.ToDescriptor(CodeRules.StaleSwitch);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(s_rule);

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(SchemaMarks.Enum) is { } attribute)
            {
                start.RegisterOperationAction(c => Analyze(c, attribute), OperationKind.Switch, OperationKind.SwitchExpression);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, INamedTypeSymbol attribute)
    {
        var value = context.Operation is ISwitchOperation statement ? statement.Value : ((ISwitchExpressionOperation)context.Operation).Value;
        if (EnumOf(value.Type) is not { } type || SchemaMarks.Of(type, attribute) is not [{ Value: string name }])
        {
            return;
        }

        var handled = context.Operation is ISwitchOperation cases ? HandledMembers.Of(cases) : HandledMembers.Of((ISwitchExpressionOperation)context.Operation);
        var members = type.GetMembers().OfType<IFieldSymbol>().Where(static f => f.HasConstantValue).ToList();
        var missing = handled is null ? [] : members.Where(m => !handled.Contains(m.ConstantValue!)).Select(static m => m.Name).ToList();

        // A switch that picks out a few labels means to.
        if (missing.Count == 0 || missing.Count * 2 > members.Count)
        {
            return;
        }

        var properties = ImmutableDictionary<string, string?>.Empty.Add(MissingProperty, string.Join(",", missing));
        context.ReportDiagnostic(Diagnostic.Create(s_rule, value.Syntax.GetLocation(), properties, $"enum {name} has labels that this switch has no case for: {string.Join(", ", missing)}"));
    }

    private static INamedTypeSymbol? EnumOf(ITypeSymbol? type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? EnumOf(nullable.TypeArguments[0])
        : type is INamedTypeSymbol { TypeKind: TypeKind.Enum } named ? named
        : null;
}
