using Microsoft.CodeAnalysis;

namespace SqlGen.Generator.Inputs;

/// <summary>Arguments of attributes as plain data; null where the compiler complains of them already.</summary>
public static class AttributeReader
{
    public static JsonMapping? Json(AttributeData attribute) =>
        attribute.ConstructorArguments is [{ Value: string column }, { Value: ITypeSymbol type }, { Value: ITypeSymbol context }]
        && type.TypeKind != TypeKind.Error && context.TypeKind != TypeKind.Error
            ? new JsonMapping(column, Text(type), type.IsValueType, Text(context), FindContextProblem(context))
            : null;

    public static TypeMapping? Map(AttributeData attribute) =>
        attribute.ConstructorArguments is [{ Value: string sqlType }, { Value: ITypeSymbol type }] && type.TypeKind != TypeKind.Error
            ? new TypeMapping(sqlType, Text(type), type.IsValueType, FindMappingProblem(type))
            : null;

    public static string? Ignore(AttributeData attribute) => attribute.ConstructorArguments is [{ Value: string name }] ? name : null;

    private static string? FindContextProblem(ITypeSymbol context)
    {
        for (var type = context.BaseType; type is not null; type = type.BaseType)
        {
            if (type.ToDisplayString() == "System.Text.Json.Serialization.JsonSerializerContext")
            {
                return null;
            }
        }

        return $"is no context of System.Text.Json ({context.ToDisplayString()}); derive it from JsonSerializerContext and give it [JsonSerializable]";
    }

    private static string? FindMappingProblem(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_String || type.AllInterfaces.Any(i => IsParsableTo(i, type))
            ? null
            : $"can't be read from text ({type.ToDisplayString()}); use string, or a type that implements IParsable";

    private static bool IsParsableTo(INamedTypeSymbol candidate, ITypeSymbol type) =>
        candidate is { Name: "IParsable", TypeArguments: [var argument] } && candidate.ContainingNamespace.ToDisplayString() == "System"
        && SymbolEqualityComparer.Default.Equals(argument, type);

    private static string Text(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
}
