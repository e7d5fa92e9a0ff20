using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SqlGen.Generator.Analyzers.SqlInCode;
using SqlGen.Generator.Diagnostics;
using SqlGen.PostgreSql.Diagnostics;

namespace SqlGen.Generator.Analyzers;

/// <summary>Reads the SQL that C# hands to Npgsql, Dapper and a scope's <c>Sql</c>, and holds it against the schema files.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SqlInCodeAnalyzer : DiagnosticAnalyzer
{
    internal static readonly ImmutableDictionary<string, DiagnosticDescriptor> Rules = ImmutableArray.Create(
            CodeRules.SyntaxError, CodeRules.UnknownRelation, CodeRules.UnknownColumn, CodeRules.UnknownFunction, CodeRules.InsertCount,
            CodeRules.ParameterWithoutValue, CodeRules.ValueWithoutParameter, CodeRules.ValueInText, CodeRules.OutsideUserContext, CodeRules.RefusedByScope)
        .ToImmutableDictionary(static r => r.Id, Reporter.ToDescriptor);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Rules.Values.OrderBy(static r => r.Id, StringComparer.Ordinal).ToImmutableArray();

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            var provider = start.Options.AnalyzerConfigOptionsProvider;
            var isAsked = start.Options.AdditionalFiles.Any(f => Inputs.SchemaFileReader.IsSchema(f, provider))
                && (start.Compilation.GetTypeByMetadataName("Npgsql.NpgsqlCommand") ?? start.Compilation.GetTypeByMetadataName("Dapper.SqlMapper")) is not null;
            if (isAsked)
            {
                var made = new ObjectsMadeInCode(start.Compilation);
                start.RegisterOperationAction(c => Analyze(c, made), OperationKind.Invocation, OperationKind.ObjectCreation, OperationKind.SimpleAssignment);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, ObjectsMadeInCode made)
    {
        if (SqlUseFinder.Find(context.Operation, context.CancellationToken) is not { } use || (use.Api != SqlApi.Scope && IsStoredProcedure(use.Call))
            || new SqlTextReader(context.Operation.SemanticModel!, context.CancellationToken).Read(use.Sql) is not { } text)
        {
            return;
        }

        if (text.IsConstant)
        {
            if (use.Api == SqlApi.Scope || !string.IsNullOrWhiteSpace(text.Text))
            {
                new SqlUseChecker(context, use, text, CodeCatalogs.Of(context.Options, context.CancellationToken), made).Check();
            }

            return;
        }

        foreach (var hole in text.Holes)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules[CodeRules.ValueInText.Id], hole.GetLocation(),
                $"{hole} is put into SQL as text, where it can be any SQL; pass it as a parameter, or quote it where it is a name"));
        }
    }

    // The command's text is then a name, not a statement.
    private static bool IsStoredProcedure(SyntaxNode call) =>
        call.FirstAncestorOrSelf<MemberDeclarationSyntax>(static m => m is not GlobalStatementSyntax) is var member
        && (member ?? call.SyntaxTree.GetRoot()).DescendantNodes().OfType<IdentifierNameSyntax>().Any(static n => n.Identifier.ValueText is "StoredProcedure" or "TableDirect");
}
