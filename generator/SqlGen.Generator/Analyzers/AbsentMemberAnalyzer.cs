using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using SqlGen.Generator.Diagnostics;

namespace SqlGen.Generator.Analyzers;

/// <summary>Where code calls what a scope lacks: says which grant or policy is missing, and who may (SQLG219, beside the compiler's CS1061).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AbsentMemberAnalyzer : DiagnosticAnalyzer
{
    private const string AttributeName = "SqlGen.Internal.SqlAbsentAttribute";

    private static readonly string[] s_reading = ["Get", "ListBy", "NearestBy", "Stream"];

    private static readonly DiagnosticDescriptor Rule = Reporter.ToDescriptor(GeneratorRules.MemberAbsent);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(AttributeName) is { } attribute)
            {
                start.RegisterSyntaxNodeAction(c => Analyze(c, attribute), SyntaxKind.SimpleMemberAccessExpression);
                start.RegisterSyntaxNodeAction(c => AnalyzeInitializer(c, attribute), SyntaxKind.ObjectInitializerExpression, SyntaxKind.WithInitializerExpression);
            }
        });
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, INamedTypeSymbol attribute)
    {
        var access = (MemberAccessExpressionSyntax)context.Node;
        var info = context.SemanticModel.GetSymbolInfo(access, context.CancellationToken);
        if (info.Symbol is not null || !info.CandidateSymbols.IsEmpty
            || context.SemanticModel.GetTypeInfo(access.Expression, context.CancellationToken).Type is not INamedTypeSymbol type)
        {
            return;
        }

        var name = access.Name.Identifier.ValueText;
        var reasons = Reasons(type, name, "All", attribute)
            .Concat(ScopesOf(access.Expression, type, context).SelectMany(s => Reasons(s.Scope, s.Property, VerbOf(name), attribute)))
            .Distinct(StringComparer.Ordinal).ToList();
        if (reasons.Count > 0)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, access.Name.GetLocation(), string.Join("; ", reasons)));
        }
    }

    /// <summary><c>new() { Price = 1 }</c>, where the record is that of a role which may not write the column.</summary>
    private static void AnalyzeInitializer(SyntaxNodeAnalysisContext context, INamedTypeSymbol attribute)
    {
        var initializer = (InitializerExpressionSyntax)context.Node;
        if (initializer.Parent is not ExpressionSyntax created || context.SemanticModel.GetTypeInfo(created, context.CancellationToken).Type is not INamedTypeSymbol record)
        {
            return;
        }

        foreach (var name in initializer.Expressions.OfType<AssignmentExpressionSyntax>().Select(static a => a.Left).OfType<IdentifierNameSyntax>())
        {
            if (context.SemanticModel.GetSymbolInfo(name, context.CancellationToken) is { Symbol: null, CandidateSymbols.IsEmpty: true }
                && Reasons(record, name.Identifier.ValueText, "All", attribute).FirstOrDefault() is { } reason)
            {
                context.ReportDiagnostic(Diagnostic.Create(Rule, name.GetLocation(), reason));
            }
        }
    }

    private static IEnumerable<string> Reasons(INamedTypeSymbol scope, string member, string verb, INamedTypeSymbol attribute) =>
        Ancestors(scope).SelectMany(static s => s.GetAttributes())
            .Where(a => SymbolEqualityComparer.Default.Equals(a.AttributeClass, attribute) && a.ConstructorArguments.Length == 3)
            .Select(static a => (Member: a.ConstructorArguments[0].Value as string, Verb: a.ConstructorArguments[1].Value as string, Reason: a.ConstructorArguments[2].Value as string))
            .Where(a => a.Member == member && a.Reason is not null && a.Verb is not null && a.Verb.Split([", "], StringSplitOptions.None).Contains(verb))
            .Select(static a => a.Reason!);

    /// <summary>A transaction is derived from its scope.</summary>
    private static IEnumerable<INamedTypeSymbol> Ancestors(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            yield return current;
        }
    }

    /// <summary>The scope that an accessor came from; all that have it where it has been stored in between.</summary>
    private static IEnumerable<(INamedTypeSymbol Scope, string Property)> ScopesOf(ExpressionSyntax receiver, INamedTypeSymbol accessor, SyntaxNodeAnalysisContext context)
    {
        if (accessor is not { TypeKind: TypeKind.Struct, ContainingType: { } database })
        {
            return [];
        }

        if (receiver is MemberAccessExpressionSyntax { Expression: var scope, Name.Identifier.ValueText: var property }
            && context.SemanticModel.GetTypeInfo(scope, context.CancellationToken).Type is INamedTypeSymbol scopeType)
        {
            return [(scopeType, property)];
        }

        return from candidate in database.GetTypeMembers().Add(database)
               from member in candidate.GetMembers().OfType<IPropertySymbol>()
               where SymbolEqualityComparer.Default.Equals(member.Type, accessor)
               select (candidate, member.Name);
    }

    private static string VerbOf(string method) => method switch
    {
        "InsertAsync" => "Insert",
        "InsertManyAsync" => "InsertMany",
        "UpdateAsync" => "Update",
        "DeleteAsync" => "Delete",
        _ when method.StartsWith("Upsert", StringComparison.Ordinal) => "Upsert",
        "All" or "CountAsync" or "ExistsAsync" => "Read",
        _ when s_reading.Any(start => method.StartsWith(start, StringComparison.Ordinal)) => "Read",
        _ => "",
    };
}
