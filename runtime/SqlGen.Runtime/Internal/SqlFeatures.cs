using System.ComponentModel;

namespace SqlGen.Internal;

/// <summary>The parts of Npgsql a schema's types need.</summary>
[Flags]
[EditorBrowsable(EditorBrowsableState.Never)]
public enum SqlFeatures
{
    /// <summary>Plain types only.</summary>
    None = 0,

    /// <summary>vector, halfvec, sparsevec.</summary>
    Vector = 1,

    /// <summary>Arrays.</summary>
    Arrays = 2,

    /// <summary>Ranges.</summary>
    Ranges = 4,

    /// <summary>Multiranges.</summary>
    Multiranges = 8,

    /// <summary>json and jsonb.</summary>
    Json = 16,

    /// <summary>tsvector and tsquery.</summary>
    FullTextSearch = 32,

    /// <summary>inet, cidr, macaddr.</summary>
    Network = 64,

    /// <summary>point, box, polygon, …</summary>
    Geometric = 128,

    /// <summary>ltree, lquery, ltxtquery.</summary>
    LTree = 256,

    /// <summary>hstore.</summary>
    Hstore = 512,

    /// <summary>cube.</summary>
    Cube = 1024,
}
