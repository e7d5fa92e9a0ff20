using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Text;

namespace SqlGen.Generator.Model.Building;

/// <summary>Names for SQL text and for messages.</summary>
public static class SqlName
{
    public static string Quote(string name) => SqlIdentifier.Quote(name);

    public static string Qualify(CatalogObject obj) => Qualify(obj.Schema, obj.Name);

    public static string Qualify(string schema, string name) => SqlIdentifier.Quote(schema) + "." + SqlIdentifier.Quote(name);
}
