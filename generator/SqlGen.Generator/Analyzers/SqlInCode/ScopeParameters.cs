using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace SqlGen.Generator.Analyzers.SqlInCode;

/// <summary>The values that SQL in a scope gets: the calls of <c>With</c> up to the one that sends it, where all of them can be seen.</summary>
public static class ScopeParameters
{
    private static readonly HashSet<string> s_senders = new(StringComparer.Ordinal) { "ExecuteAsync", "SingleAsync", "Rows" };

    public static SqlParameters? Of(IInvocationOperation sql, CancellationToken cancellationToken)
    {
        var model = sql.SemanticModel!;
        var values = new List<Location>();
        if (sql.Syntax is not ExpressionSyntax call)
        {
            return null;
        }

        var end = Follow(call, model, values, cancellationToken);
        var isKnown = end.IsSent || (end.Last.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } && FollowLocal(declarator, model, values, cancellationToken));
        return isKnown ? new SqlParameters([], values.Count) { Places = values } : null;
    }

    /// <summary>Collects the values of a chain of calls, and says whether it ends by sending the statement.</summary>
    private static (ExpressionSyntax Last, bool IsSent) Follow(ExpressionSyntax call, SemanticModel model, List<Location> values, CancellationToken cancellationToken)
    {
        while (true)
        {
            switch (call.Parent)
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    call = parenthesized;
                    continue;
                case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next } access when access.Expression == call && IsOwn(next, model, cancellationToken):
                    if (access.Name.Identifier.ValueText != "With")
                    {
                        return (next, s_senders.Contains(access.Name.Identifier.ValueText));
                    }

                    values.Add(Location.Create(next.SyntaxTree, TextSpan.FromBounds(access.Name.SpanStart, next.Span.End)));
                    call = next;
                    continue;
                default:
                    return (call, false);
            }
        }
    }

    /// <summary>A local whose every use stands beside its declaration, with no value after it was sent.</summary>
    private static bool FollowLocal(VariableDeclaratorSyntax declarator, SemanticModel model, List<Location> values, CancellationToken cancellationToken)
    {
        if (model.GetDeclaredSymbol(declarator, cancellationToken) is not ILocalSymbol local || declarator.FirstAncestorOrSelf<StatementSyntax>() is not { } declaration)
        {
            return false;
        }

        var isSent = false;
        foreach (var use in Assignments.Uses(local, declarator, model, cancellationToken))
        {
            var before = values.Count;
            var end = Follow(use, model, values, cancellationToken);
            var isBeside = BlockOf(use.FirstAncestorOrSelf<StatementSyntax>()) == BlockOf(declaration);
            if ((values.Count > before && (isSent || !isBeside)) || !(end.IsSent || (end.Last != use && end.Last.Parent is ExpressionStatementSyntax)))
            {
                return false;
            }

            isSent |= end.IsSent;
        }

        return isSent;
    }

    private static SyntaxNode? BlockOf(StatementSyntax? statement) => statement?.Parent is GlobalStatementSyntax global ? global.Parent : statement?.Parent;

    private static bool IsOwn(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol { ContainingType: { Name: "SqlOwnCall" } type } && SqlUseFinder.IsSqlGen(type);
}
