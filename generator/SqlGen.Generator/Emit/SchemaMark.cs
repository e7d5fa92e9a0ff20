using System.Globalization;
using SqlGen.Generator.Model;

namespace SqlGen.Generator.Emit;

/// <summary>Attributes that say of the schema what C#'s types can't; analyzers of the code around read them.</summary>
internal static class SchemaMark
{
    /// <summary>Before a property or parameter: <c>[SqlDimensions(1536)]</c> and a space; nothing where the type leaves it open.</summary>
    public static string Dimensions(TypeModel type) =>
        type is { IsArray: false, Dimensions: { } dimensions } ? $"[{KnownTypes.Internal}.SqlDimensions({dimensions.ToString(CultureInfo.InvariantCulture)})] " : "";

    public static void Enum(CodeWriter writer, EnumModel model) => writer.Line($"[{KnownTypes.Internal}.SqlEnum({Literal.Of(model.SqlName)})]");

    public static void Needs(CodeWriter writer, EquatableArray<string> features)
    {
        var calls = TypesWriter.Methods(features);
        if (calls.Count > 0)
        {
            writer.Line($"[{KnownTypes.Internal}.SqlNeeds({string.Join(", ", calls.Select(Literal.Of))})]");
        }
    }
}
