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

    /// <summary>Null for what every data source knows.</summary>
    private static string? Call(string feature) => feature switch
    {
        "Vector" => "global::Npgsql.VectorExtensions.UseVector(types);",
        "Ranges" => "types.EnableRanges();",
        "Multiranges" => "types.EnableMultiranges();",
        "Json" => "types.EnableJsonTypes();",
        "FullTextSearch" => "types.EnableFullTextSearch();",
        "Network" => "types.EnableNetworkTypes();",
        "Geometric" => "types.EnableGeometricTypes();",
        "LTree" => "types.EnableLTree();",
        "Cube" => "types.EnableCube();",
        _ => null,
    };
}
