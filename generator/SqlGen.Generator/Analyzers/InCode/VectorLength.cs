using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SqlGen.Generator.Analyzers.SqlInCode;

namespace SqlGen.Generator.Analyzers.InCode;

/// <summary>How many elements a vector or the array behind it has, where its source says so.</summary>
public sealed class VectorLength(SemanticModel model, CancellationToken cancellationToken)
{
    private readonly HashSet<ISymbol> _following = new(SymbolEqualityComparer.Default);

    /// <summary>Null where it is only known when the code runs.</summary>
    public int? Of(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax inner => Of(inner.Expression),
        CastExpressionSyntax cast => Of(cast.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } value => Of(value.Operand),
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions.Count,
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions.Count,
        ArrayCreationExpressionSyntax { Type.RankSpecifiers: { Count: > 0 } ranks } => ranks[0].Sizes is [var size] ? Constant<int>(size) : null,
        InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ArrayInitializerExpression } initializer => initializer.Expressions.Count,
        CollectionExpressionSyntax list => list.Elements.All(static e => e is ExpressionElementSyntax) ? list.Elements.Count : null,
        BaseObjectCreationExpressionSyntax creation => OfCreation(creation),
        IdentifierNameSyntax or MemberAccessExpressionSyntax => OfSymbol(expression),
        _ => null,
    };

    private int? OfCreation(BaseObjectCreationExpressionSyntax creation)
    {
        var type = model.GetTypeInfo(creation, cancellationToken).Type;
        var arguments = creation.ArgumentList?.Arguments ?? default;
        return (type?.Name, type?.ContainingNamespace?.ToDisplayString(), arguments.Count) switch
        {
            ("ReadOnlyMemory" or "Memory", "System", 1) => Of(arguments[0].Expression),
            ("Vector" or "HalfVector" or "SparseVector", "Pgvector", 1) =>
                model.GetConstantValue(arguments[0].Expression, cancellationToken) is { HasValue: true, Value: string text } ? OfText(text.Trim()) : Of(arguments[0].Expression),

            // What is not named is zero, so that only the second argument tells.
            ("SparseVector", "Pgvector", 2) => Constant<int>(arguments[1].Expression),
            _ => null,
        };
    }

    /// <summary><c>[1,2,3]</c>, and for a sparse vector <c>{1:0.5}/3</c>.</summary>
    private static int? OfText(string text)
    {
        if (text.Length > 2 && text[0] == '[' && text[text.Length - 1] == ']')
        {
            return text.Count(static c => c == ',') + 1;
        }

        return text.Length > 0 && text[0] == '{' && int.TryParse(text.Substring(text.LastIndexOf('/') + 1), out var dimensions) ? dimensions : null;
    }

    /// <summary>A local that is assigned once or a read-only field, by what it is initialised with.</summary>
    private int? OfSymbol(ExpressionSyntax expression)
    {
        var symbol = model.GetSymbolInfo(expression, cancellationToken).Symbol;
        var isFixed = symbol switch
        {
            ILocalSymbol local => Assignments.IsAssignedOnce(local, model, cancellationToken),
            IFieldSymbol field => field is { IsStatic: true, IsReadOnly: true },
            _ => false,
        };
        if (!isFixed || symbol!.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is not VariableDeclaratorSyntax { Initializer.Value: var value }
            || value.SyntaxTree != model.SyntaxTree || !_following.Add(symbol))
        {
            return null;
        }

        var length = Of(value);
        _following.Remove(symbol);
        return length;
    }

    private T? Constant<T>(ExpressionSyntax expression)
        where T : struct => model.GetConstantValue(expression, cancellationToken) is { HasValue: true, Value: T value } ? value : null;
}
