using Npgsql;
using SqlGen.Internal;

namespace SqlGen;

internal static class DataSourceFeatures
{
    internal static void Enable(NpgsqlSlimDataSourceBuilder builder, SqlFeatures features)
    {
        builder.EnableTransportSecurity();
        builder.EnableIntegratedSecurity();
        builder.EnableArrays();
        if (Has(SqlFeatures.Vector))
            builder.UseVector();
        if (Has(SqlFeatures.Ranges))
            builder.EnableRanges();
        if (Has(SqlFeatures.Multiranges))
            builder.EnableMultiranges();
        if (Has(SqlFeatures.FullTextSearch))
            builder.EnableFullTextSearch();
        if (Has(SqlFeatures.LTree))
            builder.EnableLTree();
        if (Has(SqlFeatures.Network))
            builder.EnableNetworkTypes();
        if (Has(SqlFeatures.Geometric))
            builder.EnableGeometricTypes();
        if (Has(SqlFeatures.Cube))
            builder.EnableCube();
        if (Has(SqlFeatures.Json))
            builder.EnableJsonTypes();

        bool Has(SqlFeatures feature) => (features & feature) != 0;
    }
}
