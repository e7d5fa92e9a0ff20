using Microsoft.CodeAnalysis.CSharp;

namespace SqlGen.Generator.Emit;

/// <summary>C# literals.</summary>
internal static class Literal
{
    public static string Of(string value) => SymbolDisplay.FormatLiteral(value, quote: true);

    public static string OfNullable(string? value) => value is null ? "null" : Of(value);
}
