namespace SqlGen.PostgreSql.Catalog;

/// <summary>CREATE OPERATOR; its name is its symbol, and a prefix operator has no left side.</summary>
public sealed class Operator : CatalogObject
{
    public required TypeReference? Left { get; init; }

    public required TypeReference Right { get; init; }

    public required TypeReference Result { get; init; }
}
