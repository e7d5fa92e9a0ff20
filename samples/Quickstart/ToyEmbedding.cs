using Pgvector;

namespace Quickstart;

/// <summary>
/// Stands in for an embedding model: every word adds its own fixed direction, so texts that share words point the same way.
/// A real program calls its model here; the database can't tell the difference.
/// </summary>
internal static class ToyEmbedding
{
    public const int Dimensions = 1536;

    public static Vector Of(string text)
    {
        var values = new float[Dimensions];
        foreach (var word in text.ToLowerInvariant().Split([' ', ',', '.', '?'], StringSplitOptions.RemoveEmptyEntries))
        {
            AddDirection(values, word);
        }

        return new Vector(values);
    }

    private static void AddDirection(float[] values, string word)
    {
        // FNV-1a: unlike string.GetHashCode it is the same in every process.
        var seed = 2166136261u;
        foreach (var c in word)
        {
            seed = (seed ^ c) * 16777619u;
        }

        var random = new Random((int)seed);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] += (float)(random.NextDouble() - 0.5);
        }
    }
}
