using SqlGen.Generator.Model;

namespace SqlGen.Generator.Emit;

/// <summary>What of Npgsql the schema's types need, as the calls that switch it on: what isn't called is trimmed away.</summary>
internal static class TypesWriter
{
    public static void Write(CodeWriter writer, EquatableArray<string> features)
    {
        if (features.Contains("Vector"))
        {
            writer.Line("HasVectors = true,");
        }

        var calls = features.Select(Call).OfType<string>().ToList();
        if (calls.Count == 0)
        {
            return;
        }

        using (writer.Block("EnableTypes = static types =>", "},"))
        {
            writer.Lines(calls);
        }
    }

    /// <summary>The methods of a builder that make it know the schema's types, by their names.</summary>
    public static IReadOnlyList<string> Methods(EquatableArray<string> features) => [.. features.Select(Method).OfType<string>()];

    private static string? Call(string feature) => feature switch
    {
        // Every data source that the runtime makes reads arrays.
        "Arrays" => null,
        "Vector" => "global::Npgsql.VectorExtensions.UseVector(types);",
        _ => Method(feature) is { } method ? $"types.{method}();" : null,
    };

    /// <summary>Null for what every data source knows.</summary>
    private static string? Method(string feature) => feature switch
    {
        "Arrays" => "EnableArrays",
        "Vector" => "UseVector",
        "Ranges" => "EnableRanges",
        "Multiranges" => "EnableMultiranges",
        "Json" => "EnableJsonTypes",
        "FullTextSearch" => "EnableFullTextSearch",
        "Network" => "EnableNetworkTypes",
        "Geometric" => "EnableGeometricTypes",
        "LTree" => "EnableLTree",
        "Cube" => "EnableCube",
        _ => null,
    };
}
