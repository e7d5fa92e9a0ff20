using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace SqlGen.Generator.Analyzers.InCode;

/// <summary>Reads the attributes by which generated code says of the schema what C#'s types can't.</summary>
public static class SchemaMarks
{
    public const string Dimensions = "SqlGen.Internal.SqlDimensionsAttribute";
    public const string Enum = "SqlGen.Internal.SqlEnumAttribute";
    public const string Needs = "SqlGen.Internal.SqlNeedsAttribute";

    /// <summary>What the mark on a symbol says; empty where it has none.</summary>
    public static ImmutableArray<TypedConstant> Of(ISymbol symbol, INamedTypeSymbol mark) =>
        symbol.GetAttributes().FirstOrDefault(a => SymbolEqualityComparer.Default.Equals(a.AttributeClass, mark))?.ConstructorArguments ?? ImmutableArray<TypedConstant>.Empty;
}
