using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SqlGen.Generator.Analyzers.SqlInCode;

/// <summary>Whether a value that is put into SQL can't bring SQL with it: a number, a choice of constants, a quoted name.</summary>
public sealed class HarmlessValue(SemanticModel model, CancellationToken cancellationToken)
{
    private readonly HashSet<ISymbol> _following = new(SymbolEqualityComparer.Default);

    public bool Is(ExpressionSyntax value)
    {
        if (model.GetConstantValue(value, cancellationToken).HasValue)
        {
            return true;
        }

        var type = model.GetTypeInfo(value, cancellationToken).Type;
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            type = nullable.TypeArguments[0];
        }

        return type is null or IErrorTypeSymbol || IsHarmless(type) || value switch
        {
            ParenthesizedExpressionSyntax inner => Is(inner.Expression),
            ConditionalExpressionSyntax choice => Is(choice.WhenTrue) && Is(choice.WhenFalse),
            SwitchExpressionSyntax choice => choice.Arms.All(a => a.Expression is ThrowExpressionSyntax || Is(a.Expression)),
            BinaryExpressionSyntax sum => Is(sum.Left) && Is(sum.Right),
            InterpolatedStringExpressionSyntax text => text.Contents.OfType<InterpolationSyntax>().All(h => Is(h.Expression)),
            ThrowExpressionSyntax => true,
            InvocationExpressionSyntax call => IsQuoting(call),
            _ => IsHarmlessSymbol(model.GetSymbolInfo(value, cancellationToken).Symbol),
        };
    }

    // Numbers, truth values, dates and identifiers have no spelling that is SQL; an enum's name is an identifier.
    private static bool IsHarmless(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Enum
        || type.SpecialType is SpecialType.System_Boolean or (>= SpecialType.System_SByte and <= SpecialType.System_Double) or SpecialType.System_DateTime
        || type.ToDisplayString() is "System.Guid" or "System.DateTimeOffset" or "System.DateOnly" or "System.TimeOnly" or "System.TimeSpan" or "System.Int128";

    private static bool IsQuoting(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } && name.IndexOf("Quote", StringComparison.Ordinal) >= 0;

    private bool IsHarmlessSymbol(ISymbol? symbol)
    {
        if (symbol is null || !_following.Add(symbol))
        {
            return false;
        }

        return symbol switch
        {
            IFieldSymbol { IsStatic: true, IsReadOnly: true } => true,
            IPropertySymbol { IsStatic: true, SetMethod: null } property => property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken)
                is PropertyDeclarationSyntax { ExpressionBody.Expression: LiteralExpressionSyntax },
            ILocalSymbol local => Assignments.Of(local, model, cancellationToken) is { Count: > 0 } values && values.All(Is),
            _ => false,
        };
    }
}
