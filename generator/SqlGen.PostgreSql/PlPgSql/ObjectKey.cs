using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.PlPgSql;

/// <summary>What stands for an oid: the catalog it is of, and the object's name, in a text that no literal equals.</summary>
internal static class ObjectKey
{
    private const char Mark = '\u0001';

    public static SqlValue Of(string catalog, string? schema, string name) =>
        SqlValue.Of(Mark + catalog + Mark + (schema is null or "pg_catalog" or "public" ? "" : SqlIdentifier.Quote(schema) + ".") + SqlIdentifier.Quote(name)
            + Mark + schema + Mark + name);

    /// <summary>Schema and name of the object that a key stands for.</summary>
    public static (string Schema, string Name)? Parse(string text) => IsKey(text) && text.Split(Mark) is { Length: 5 } parts ? (parts[3], parts[4]) : null;

    /// <summary>The name as regclass and its kin print it; any other text as it is.</summary>
    public static string NameOf(string text) => text.Length > 0 && text[0] == Mark ? text.Split(Mark)[2] : text;

    public static bool IsKey(string text) => text.Length > 0 && text[0] == Mark;
}
