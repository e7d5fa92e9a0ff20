using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SqlGen.Generator.Analyzers.SqlInCode;

/// <summary>Where a local gets its value.</summary>
public static class Assignments
{
    /// <summary>Whether its initialiser gives the only value that it ever has.</summary>
    public static bool IsAssignedOnce(ILocalSymbol local, SemanticModel model, CancellationToken cancellationToken) =>
        Of(local, model, cancellationToken) is { Count: 1 };

    /// <summary>Every value that is assigned to it; null where it is changed in another way.</summary>
    public static IReadOnlyList<ExpressionSyntax>? Of(ILocalSymbol local, SemanticModel model, CancellationToken cancellationToken)
    {
        if (local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is not VariableDeclaratorSyntax declarator)
        {
            return null;
        }

        var values = new List<ExpressionSyntax>();
        if (declarator.Initializer is { } initializer)
        {
            values.Add(initializer.Value);
        }

        foreach (var use in Uses(local, declarator, model, cancellationToken))
        {
            if (use.Parent is AssignmentExpressionSyntax assignment && assignment.Left == use)
            {
                if (!assignment.IsKind(SyntaxKind.SimpleAssignmentExpression))
                {
                    return null;
                }

                values.Add(assignment.Right);
            }
            else if (use.Parent is ArgumentSyntax { RefOrOutKeyword.RawKind: not 0 } or RefExpressionSyntax)
            {
                return null;
            }
        }

        return values;
    }

    /// <summary>Every place that names the local.</summary>
    public static IEnumerable<IdentifierNameSyntax> Uses(ILocalSymbol local, SyntaxNode declarator, SemanticModel model, CancellationToken cancellationToken)
    {
        var body = declarator.FirstAncestorOrSelf<SyntaxNode>(static n => n is MemberDeclarationSyntax and not GlobalStatementSyntax or CompilationUnitSyntax);
        return body is null ? [] : body.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(n => n.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(n, cancellationToken).Symbol, local));
    }
}
