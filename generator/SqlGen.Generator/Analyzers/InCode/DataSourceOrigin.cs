using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SqlGen.Generator.Analyzers.SqlInCode;

namespace SqlGen.Generator.Analyzers.InCode;

/// <summary>How a data source was made, where all of it can be seen.</summary>
/// <param name="Making">The call of Build or Create.</param>
/// <param name="IsSlim">Whether the builder knows only what it is told.</param>
/// <param name="Calls">What was called on the builder.</param>
public sealed record DataSourceOrigin(InvocationExpressionSyntax Making, bool IsSlim, IReadOnlyCollection<string> Calls)
{
    /// <summary>Null where others may have had a hand in it.</summary>
    public static DataSourceOrigin? Of(ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken) => value switch
    {
        ParenthesizedExpressionSyntax inner => Of(inner.Expression, model, cancellationToken),
        InvocationExpressionSyntax call => OfCall(call, model, cancellationToken),
        IdentifierNameSyntax name => Local(name, model, cancellationToken)?.Initializer?.Value is { } initial ? Of(initial, model, cancellationToken) : null,
        _ => null,
    };

    private static DataSourceOrigin? OfCall(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol { ContainingType: { } type } method || !SqlUseFinder.IsNpgsql(type))
        {
            return null;
        }

        if (method is { Name: "Create", IsStatic: true } && type.Name == "NpgsqlDataSource")
        {
            return new DataSourceOrigin(call, false, []);
        }

        var calls = new HashSet<string>(StringComparer.Ordinal);
        return method.Name is "Build" or "BuildMultiHost" && type.Name is "NpgsqlDataSourceBuilder" or "NpgsqlSlimDataSourceBuilder"
            && call.Expression is MemberAccessExpressionSyntax { Expression: var builder } && IsKnown(builder, calls, model, cancellationToken)
                ? new DataSourceOrigin(call, type.Name == "NpgsqlSlimDataSourceBuilder", calls)
                : null;
    }

    /// <summary>Follows a builder back to where it is made; false where it has been anywhere else.</summary>
    private static bool IsKnown(ExpressionSyntax builder, HashSet<string> calls, SemanticModel model, CancellationToken cancellationToken)
    {
        switch (builder)
        {
            case BaseObjectCreationExpressionSyntax:
                return true;
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call:
                return IsOfNpgsql(call, model, cancellationToken) && calls.Add(access.Name.Identifier.ValueText) | true && IsKnown(access.Expression, calls, model, cancellationToken);
            case IdentifierNameSyntax name when Local(name, model, cancellationToken) is { Initializer.Value: { } initial } declarator
                && model.GetDeclaredSymbol(declarator, cancellationToken) is ILocalSymbol local:
                foreach (var use in Assignments.Uses(local, declarator, model, cancellationToken))
                {
                    if (use.Parent is not MemberAccessExpressionSyntax access || access.Expression != use || !AreOfNpgsql(access, calls, model, cancellationToken))
                    {
                        return false;
                    }
                }

                return IsKnown(initial, calls, model, cancellationToken);
            default:
                return false;
        }
    }

    /// <summary>What is called on a use of the builder, and on what that returns.</summary>
    private static bool AreOfNpgsql(MemberAccessExpressionSyntax access, HashSet<string> calls, SemanticModel model, CancellationToken cancellationToken)
    {
        for (MemberAccessExpressionSyntax? next = access; next?.Parent is InvocationExpressionSyntax call; next = call.Parent as MemberAccessExpressionSyntax)
        {
            calls.Add(next.Name.Identifier.ValueText);
            if (!IsOfNpgsql(call, model, cancellationToken))
            {
                return false;
            }
        }

        return true;
    }

    // Plug-ins bring types under names of their own; theirs and the user's methods may call what is needed.
    private static bool IsOfNpgsql(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol { ContainingAssembly.Name: "Npgsql" or "Pgvector", Name: not "AddTypeInfoResolverFactory" };

    private static VariableDeclaratorSyntax? Local(IdentifierNameSyntax name, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetSymbolInfo(name, cancellationToken).Symbol is ILocalSymbol local && Assignments.IsAssignedOnce(local, model, cancellationToken)
            ? local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) as VariableDeclaratorSyntax
            : null;
}
