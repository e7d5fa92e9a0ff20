using SqlGen.PostgreSql.Catalog;

namespace SqlGen.PostgreSql.Drift;

/// <summary>Compares two databases, object by object and fact by fact.</summary>
public static class CatalogComparison
{
    /// <summary>Two catalogs that were built from text. Expressions are compared as far as text allows, see <see cref="ExpressionText"/>.</summary>
    public static IReadOnlyList<SchemaDifference> Compare(DatabaseCatalog expected, DatabaseCatalog actual, ExpressionMatch match = ExpressionMatch.Written) =>
        Compare(CatalogItems.Of(expected), CatalogItems.Of(actual), match);

    public static IReadOnlyList<SchemaDifference> Compare(IEnumerable<SchemaItem> expected, IEnumerable<SchemaItem> actual, ExpressionMatch match) =>
        ItemComparison.Compare(expected, actual, match);
}
