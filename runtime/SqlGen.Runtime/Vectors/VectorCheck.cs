using Pgvector;

namespace SqlGen.Internal;

/// <summary>Refuses vectors the server would refuse, before anything is sent.</summary>
internal static class VectorCheck
{
    internal static void Demand(Vector? vector, int dimensions, string parameterName)
    {
        if (vector is null)
            return;
        var elements = vector.Memory.Span;
        DemandDimensions(elements.Length, dimensions, parameterName);
        for (var i = 0; i < elements.Length; i++)
            if (!float.IsFinite(elements[i]))
                throw NotFinite(i, elements[i], parameterName);
    }

    internal static void Demand(HalfVector? vector, int dimensions, string parameterName)
    {
        if (vector is null)
            return;
        var elements = vector.Memory.Span;
        DemandDimensions(elements.Length, dimensions, parameterName);
        for (var i = 0; i < elements.Length; i++)
            if (!Half.IsFinite(elements[i]))
                throw NotFinite(i, (float)elements[i], parameterName);
    }

    internal static void Demand(SparseVector? vector, int dimensions, string parameterName)
    {
        if (vector is null)
            return;
        DemandDimensions(vector.Dimensions, dimensions, parameterName);
        var indices = vector.Indices.Span;
        var values = vector.Values.Span;
        for (var i = 0; i < values.Length; i++)
            if (!float.IsFinite(values[i]))
                throw NotFinite(indices[i], values[i], parameterName);
    }

    private static void DemandDimensions(int actual, int expected, string parameterName)
    {
        // 0: the column has no dimension of its own.
        if (expected != 0 && actual != expected)
            throw new ArgumentException($"{parameterName} has {actual} dimensions, expected {expected}; use the embedding model the column was made for, or change the column's dimension in the schema", parameterName);
    }

    private static ArgumentException NotFinite(int index, float value, string parameterName) =>
        new($"{parameterName} is {value} at index {index}, and a vector holds finite numbers only; leave the row out or mend the model's output", parameterName);
}
