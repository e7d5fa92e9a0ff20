namespace SqlGen.Generator.Model.Building;

/// <summary>What of Npgsql the types need.</summary>
[Flags]
public enum DatabaseFeatures
{
    None = 0,
    Vector = 1,
    Arrays = 2,
    Ranges = 4,
    Multiranges = 8,
    Json = 16,
    FullTextSearch = 32,
    Network = 64,
    Geometric = 128,
    LTree = 256,
    Hstore = 512,
    Cube = 1024,
}
